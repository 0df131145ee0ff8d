// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/fanout/fanoutstore.h"

#include "stores/diskcache/plainrow.h"
#include "stores/diskcache/unusedfiles.h"
#include "stores/fanout/fanoutindex.h"
#include "stores/fanout/shards.h"
#include "stores/filetree/treecheck.h"
#include "stores/pathtext.h"
#include "stores/pythontext.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>
#include <map>

namespace kvlens {

namespace {

constexpr size_t nowhere = std::numeric_limits<size_t>::max(); // no such folder

class FanoutStore final : public Store
{
public:
    FanoutStore(QString folder, const OpenRequest &request)
        : m_folder(std::move(folder))
        , m_mode(request.mode)
        , m_onWait([request] { request.tell(OpenStep::Wait); })
        , m_backup(m_folder, request.manner)
    {
    }

    Result<void> connect(const std::stop_token &stop);

    StoreInfo info() const override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return m_index.collections();
    }
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override;
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override;

private:
    QString pathOf(const Shard &shard) const { return m_folder + u'/' + pathText(shard.name); }
    Reason readOnlyReason() const;
    Result<void> use(const std::stop_token &stop);
    Result<size_t> placeOf(const EntryRef &ref);
    bool mayBeElsewhere() const { return m_index.misplaced() > 0 || !m_index.progress().listed; }
    void readFrom(size_t at, const QList<EntryRef> &refs, const ReadRange &range,
        const std::stop_token &stop, QHash<EntryRef, Result<Entry>> &entries);
    Result<void> loadOn(std::chrono::milliseconds budget, const std::stop_token &stop);
    Result<Freshness> freshness(const std::stop_token &stop) const;
    Result<QList<Problem>> examine(const std::stop_token &stop);
    QList<Problem> problems() const;

    QString m_folder; // without links
    OpenMode m_mode;
    std::function<void()> m_onWait;
    FolderBackup m_backup;
    OpenCaches m_open; // goes after the folders
    std::vector<Shard> m_shards; // in the order of their numbers, none missing
    FanoutIndex m_index;
    TreeCheck m_check;
};

Result<void> FanoutStore::connect(const std::stop_token &stop)
{
    const QByteArray root = pathBytes(m_folder);
    const Result<QList<QByteArray>> names = cacheFoldersIn(root);
    if (!names)
        return names.error();
    if (!areShards(*names))
        return Error {ErrorCode::NotFound, DiskReasons::noDatabase, m_folder};
    const OpenMode mode = m_mode == OpenMode::ReadOnly ? m_mode : OpenMode::ReadWrite;
    std::vector<Shard> shards;
    for (const QByteArray &name : *names) {
        m_open.makeRoom();
        Result<std::unique_ptr<OpenCache>> opened
            = OpenCache::open(root + '/' + name, mode, RowsOf::AnyProgram, stop);
        if (!opened && opened.error().code == ErrorCode::Cancelled)
            return opened.error();
        shards.push_back({name});
        if (!opened) {
            shards.back().failure = opened.error();
            continue;
        }
        shards.back().cache = *std::move(opened);
        shards.back().cache->keepAmong(m_open);
        shards.back().cache->connection().database().tellWaits(m_onWait);
    }
    const bool isAnyOpen = std::any_of(
        shards.begin(), shards.end(), [](const Shard &shard) { return !!shard.cache; });
    if (!isAnyOpen)
        return *shards.front().failure;
    m_shards = std::move(shards);
    m_index = {};
    m_check = {};
    return {};
}

Reason FanoutStore::readOnlyReason() const
{
    for (const Shard &shard : m_shards) {
        const Reason reason = shard.cache ? shard.cache->readOnlyReason() : shard.failure->detail;
        if (!reason.isEmpty())
            return reason;
    }
    return {};
}

StoreInfo FanoutStore::info() const
{
    Capabilities capabilities = Capability::OrderedKeys | Capability::Positions
        | Capability::StableCursors | Capability::ListKeys | Capability::PartialReads
        | Capability::Expiry;
    const Reason readOnly = readOnlyReason();
    if (readOnly.isEmpty())
        capabilities |= Capability::Write | Capability::CompareAndSet;
    return {.kind = QStringLiteral("FanoutCache"),
        .address = {QStringLiteral("diskcache"), m_folder, {}},
        .capabilities = capabilities,
        .readOnlyReason = readOnly,
        .refusal = refusalOfPlain,
        .namesAreBytes = true};
}

Result<void> FanoutStore::use(const std::stop_token &stop)
{
    for (const Shard &shard : m_shards) {
        const Result<void> ready = shard.cache ? shard.cache->watch(stop) : Result<void>();
        if (!ready)
            return ready;
    }
    return {};
}

Result<KeyPage> FanoutStore::list(const ListRequest &request, const std::stop_token &stop)
{
    if (Result<void> ready = use(stop); !ready)
        return ready.error();
    const auto &[collection, from, limit, only] = request;
    const QByteArray prefix = only ? prefixOf(*only) : QByteArray();
    const std::optional<qint64> position = positionWhileListed(from);
    while (!m_index.progress().listed) {
        const KeyList *soFar = m_index.keys(collection);
        if (position && prefix.isEmpty() && soFar && soFar->count() >= *position + limit)
            return pageWhileListed(*soFar, *position, limit);
        if (Result<void> loaded = m_index.load(m_shards, {}); !loaded)
            return loaded.error();
    }
    const KeyList *keys = m_index.keys(collection);
    if (!keys)
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(collection.name)};
    const std::optional<qsizetype> begin = positionOf(from, *keys);
    if (!begin)
        return Error {ErrorCode::Invalid, Reasons::notACursor, displayText(from.token)};
    qsizetype i = std::max(*begin, keys->lowerBound(prefix));
    KeyPage page;
    for (; i < keys->count() && page.count() < limit && keys->at(i).startsWith(prefix); ++i)
        page.append({keys->at(i)});
    page.next = cursorAt(i, *keys, prefix);
    return page;
}

// The folder that has the entry, or is to have it. NotFound: there is none of that name.
Result<size_t> FanoutStore::placeOf(const EntryRef &ref)
{
    if (isUnusedFile(ref)) {
        const QByteArray name = ref.collection.group.left(ref.collection.group.indexOf('/'));
        const auto found = std::find_if(m_shards.begin(), m_shards.end(),
            [&](const Shard &shard) { return shard.name == name && shard.cache; });
        return found == m_shards.end() ? nowhere : static_cast<size_t>(found - m_shards.begin());
    }
    const std::optional<RowKey> row = rowOfEntry(ref, RowsOf::AnyProgram);
    if (!row)
        return nowhere;
    const auto home = static_cast<size_t>(shardOf(*row, static_cast<qsizetype>(m_shards.size())));
    for (size_t i = 0; mayBeElsewhere() && i < m_shards.size(); ++i) {
        const size_t at = (home + i) % m_shards.size();
        const Result<bool> holds
            = m_shards[at].cache ? m_shards[at].cache->holds(ref) : Result<bool>(false);
        if (!holds)
            return holds.error();
        if (*holds)
            return at;
    }
    return m_shards[home].cache ? home : nowhere;
}

EntryRef insideShard(EntryRef ref)
{
    ref.collection.group
        = ref.collection.group.isEmpty() ? QByteArray() : QByteArray(otherRowsGroup);
    return ref;
}

void FanoutStore::readFrom(size_t at, const QList<EntryRef> &refs, const ReadRange &range,
    const std::stop_token &stop, QHash<EntryRef, Result<Entry>> &entries)
{
    QList<EntryRef> inside;
    for (const EntryRef &ref : refs)
        inside.append(insideShard(ref));
    QList<Result<Entry>> found;
    m_shards[at].cache->read(inside, range, stop, found);
    for (qsizetype i = 0; i < refs.size(); ++i) {
        if (found[i])
            found[i]->ref = refs.at(i);
        entries.insert(refs.at(i), found.at(i));
    }
}

QList<Result<Entry>> FanoutStore::read(
    const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop)
{
    const Result<void> ready = use(stop);
    std::map<size_t, QList<EntryRef>> dealt;
    QHash<EntryRef, Result<Entry>> entries;
    for (const EntryRef &ref : refs) {
        const Result<size_t> at = ready ? placeOf(ref) : Result<size_t>(ready.error());
        if (at && *at != nowhere)
            dealt[*at].append(ref);
        else
            entries.insert(ref,
                at ? Error {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)}
                   : at.error());
    }
    for (const auto &[at, those] : dealt)
        readFrom(at, those, range, stop, entries);
    QList<Result<Entry>> results;
    results.reserve(refs.size());
    for (const EntryRef &ref : refs)
        results.append(entries.value(ref, Error {}));
    return results;
}

// One transaction in each folder: an entry is written whole or not at all, a batch one after the
// other. What is somewhere else than it should be has to be known before.
QList<WriteOutcome> FanoutStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    if (const Reason reason = readOnlyReason(); !reason.isEmpty())
        return failAll(batch, Error {ErrorCode::Denied, reason, m_folder});
    const Result<void> ready = use(stop);
    const Result<void> listed = ready ? m_index.load(m_shards, unhurried) : ready;
    if (!listed)
        return failAll(batch, listed.error());
    QList<WriteOutcome> outcomes
        = failAll(batch, Error {ErrorCode::Unsupported, DiskReasons::plainCacheEntries});
    std::map<size_t, QList<qsizetype>> dealt;
    for (qsizetype i = 0; i < batch.size(); ++i) {
        const Result<size_t> at = placeOf(batch.at(i).ref);
        if (!at)
            outcomes[i].result = at.error();
        else if (batch.at(i).renameTo)
            outcomes[i].result = Error {ErrorCode::Unsupported, DiskReasons::noFanoutRename};
        else if (*at != nowhere)
            dealt[*at].append(i);
        else if (batch.at(i).isDelete())
            outcomes[i].result = Written {};
        else if (const Result<RowKey> key = newPlainKey(batch.at(i).ref); !key)
            outcomes[i].result = key.error();
    }
    m_backup.begin();
    QList<std::pair<EntryRef, bool>> written;
    for (const auto &[at, places] : dealt) {
        QList<Write> inside;
        for (const qsizetype i : places) {
            inside.append(batch.at(i));
            inside.last().ref = insideShard(batch.at(i).ref);
        }
        const QList<WriteOutcome> done = m_shards[at].cache->writeEach(inside, m_backup, stop);
        for (qsizetype i = 0; i < places.size(); ++i) {
            const EntryRef &ref = batch.at(places.at(i)).ref;
            outcomes[places.at(i)].result = done.at(i).result;
            if (!done.at(i).result)
                continue;
            m_check.forget(ref);
            if (!isUnusedFile(ref))
                written.append({ref, done.at(i).result->version.exists()});
        }
    }
    m_index.note(written);
    return outcomes;
}

Result<QList<Problem>> FanoutStore::examine(const std::stop_token &stop)
{
    QList<Problem> problems;
    for (const Shard &shard : m_shards) {
        if (!shard.cache)
            continue;
        const QByteArray group = shard.name + '/' + otherRowsGroup;
        const Result<QList<Problem>> found = shard.cache->examine(pathOf(shard), group, stop);
        if (!found)
            return found.error();
        problems += *found;
    }
    return problems;
}

// Listing comes first; then the check.
Result<void> FanoutStore::loadOn(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (Result<void> ready = use(stop); !ready)
        return ready;
    return m_index.progress().listed ? m_check.run(*this, {}, budget, stop)
                                     : m_index.load(m_shards, budget);
}

Result<Freshness> FanoutStore::freshness(const std::stop_token &stop) const
{
    const Result<QList<QByteArray>> folders = cacheFoldersIn(pathBytes(m_folder));
    if (!folders && folders.error().code != ErrorCode::NotFound)
        return folders.error();
    if (!folders || folders->isEmpty())
        return Freshness::Gone;
    for (const Shard &shard : m_shards) {
        if (!shard.cache)
            continue;
        shard.cache->connection().database().watch(stop);
        const Result<Freshness> fresh = shard.cache->connection().freshness();
        if (!fresh)
            return fresh;
        if (*fresh != Freshness::Current)
            return Freshness::Changed;
    }
    return static_cast<size_t>(folders->size()) == m_shards.size() ? Freshness::Current
                                                                   : Freshness::Changed;
}

QList<Problem> FanoutStore::problems() const
{
    QList<Problem> problems;
    for (const Shard &shard : m_shards) {
        if (shard.cache)
            problems += shard.cache->problems(pathOf(shard));
        else
            problems.append(
                {QStringLiteral("folder"), Severity::Error, *shard.failure, {}, {}, true});
    }
    if (m_index.misplaced() > 0)
        problems.append({QStringLiteral("misplaced"), Severity::Warning,
            {ErrorCode::Invalid, DiskReasons::misplacedRows.with(m_index.misplaced()), m_folder}});
    return problems;
}

Result<LoadReport> FanoutStore::load(
    LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return loadIn(mode,
        {[&] { return loadOn(budget, stop); }, [&] { return connect(stop); },
            [&] { return freshness(stop); },
            [&] {
                return LoadReport {
                    m_check.progress(m_index.progress()), {}, problems() + m_check.problems()};
            },
            [&] { return examine(stop); }});
}

} // namespace

Result<std::unique_ptr<Store>> openFanoutCache(const QString &folder, const OpenRequest &request)
{
    auto store = std::make_unique<FanoutStore>(folder, request);
    if (Result<void> connected = store->connect(request.stop); !connected)
        return connected.error();
    return store;
}

} // namespace kvlens
