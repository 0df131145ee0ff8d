// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/localfilestore.h"

#include "stores/file/backups.h"
#include "stores/file/fileio.h"
#include "stores/file/folderbackup.h"
#include "stores/file/replaceable.h"
#include "stores/json/text.h"
#include "stores/keylistscan.h"
#include "stores/localfiles/bulklocalreader.h"
#include "stores/localfiles/localfilewriter.h"
#include "stores/localfiles/newlocalfiles.h"
#include "stores/pathtext.h"
#include "stores/pythontext.h"
#include "stores/storefolder.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qsizetype fewLocalFiles = 16; // are read as fast by one thread

Error filesCancelled()
{
    return {ErrorCode::Cancelled, Reasons::cancelled};
}

class LocalFileStore final : public Store
{
public:
    LocalFileStore(QString folder, OpenMode mode, AskManner ask)
        : m_folder(std::move(folder))
        , m_root(pathBytes(m_folder))
        , m_mode(mode)
        , m_readOnly(whyFolderReadOnly(m_folder, mode))
        , m_index(m_root)
        , m_bulk(m_root)
        , m_backup(m_folder, std::move(ask))
    {
    }

    StoreInfo info() const override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return m_index.collections();
    }
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override;
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;
    QList<SideEffect> sideEffects(
        const QList<EntryRef> &refs, const std::stop_token &stop) override;
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override;
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override;

private:
    Result<QList<QByteArray>> keepFiles(const QList<Write> &batch, const std::stop_token &stop);

    QString m_folder; // without links
    QByteArray m_root;
    OpenMode m_mode;
    Reason m_readOnly;
    LocalFileIndex m_index;
    BulkLocalReader m_bulk;
    FolderBackup m_backup;
};

StoreInfo LocalFileStore::info() const
{
    Capabilities capabilities = Capability::OrderedKeys | Capability::Positions
        | Capability::StableCursors | Capability::ListKeys | Capability::PartialReads
        | Capability::TopLevel;
    if (m_readOnly.isEmpty())
        capabilities |= Capability::Write | Capability::Rename | Capability::CompareAndSet
            | Capability::NewCollections;
    return {.kind = QStringLiteral("LocalFileStore"),
        .address = {QStringLiteral("localfiles"), m_folder, {}},
        .capabilities = capabilities,
        .readOnlyReason = m_readOnly,
        .refusal
        = [files = NewLocalFiles()](const Write &write) mutable { return files.refusal(write); },
        .namesAreBytes = true,
        .isMissing = isFolderMissing(m_folder, m_mode),
        .canSyncLater = true,
        .holdsFiles = true};
}

Result<KeyPage> LocalFileStore::list(const ListRequest &request, const std::stop_token &stop)
{
    const auto &[collection, from, limit, only] = request;
    const QByteArray prefix = only ? prefixOf(*only) : QByteArray();
    const std::optional<qint64> position = positionWhileListed(from);
    if (position && prefix.isEmpty()) {
        const Result<const KeyList *> soFar
            = m_index.keysSoFar(collection, *position + limit, stop);
        if (!soFar)
            return soFar.error();
        if (*soFar)
            return pageWhileListed(**soFar, *position, limit);
    }
    const Result<const KeyList *> list = m_index.keys(collection, stop);
    if (!list)
        return list.error();
    if (!*list)
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(collection.name)};
    const KeyList &keys = **list;
    const std::optional<qsizetype> begin = positionOf(from, keys);
    if (!begin)
        return Error {ErrorCode::Invalid, Reasons::notACursor, m_folder};
    qsizetype i = std::max(*begin, keys.lowerBound(prefix));
    KeyPage page;
    for (; i < keys.count() && page.count() < limit && keys.at(i).startsWith(prefix); ++i)
        page.append({keys.at(i)});
    page.next = cursorAt(i, keys, prefix);
    return page;
}

QList<SideEffect> LocalFileStore::sideEffects(
    const QList<EntryRef> &refs, const std::stop_token &stop)
{
    LocalFileReader reader(m_root);
    QList<SideEffect> effects;
    for (const EntryRef &ref : refs) {
        const std::optional<LocalPath> path = pathOfEntry(ref);
        const bool isFound = path && !stop.stop_requested() && reader.read(ref, {0, 1}, stop);
        if (isFound)
            effects += effectsOfReplacing(pathText(m_root + '/'
                + (path->folder.isEmpty() ? path->file : path->folder + '/' + path->file)));
    }
    return effects;
}

QList<Result<Entry>> LocalFileStore::read(
    const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop)
{
    QList<Result<Entry>> entries;
    entries.reserve(refs.size());
    if (refs.size() > fewLocalFiles) {
        const auto take = [&](qsizetype, Result<Entry> entry) -> Result<Visit> {
            entries.append(std::move(entry));
            return Visit::Continue;
        };
        [[maybe_unused]] const Result<void> done = m_bulk.read(
            refs.size(), [&](qsizetype i) { return refs.at(i); }, range, take, stop);
    }
    LocalFileReader reader(m_root);
    for (qsizetype i = entries.size(); i < refs.size(); ++i)
        entries.append(stop.stop_requested() ? Result<Entry>(filesCancelled())
                                             : reader.read(refs.at(i), range, stop));
    return entries;
}

Result<ScanPage> LocalFileStore::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    if (request.depth == ScanDepth::Keys)
        return Store::scan(request, sink, stop);
    const CollectionRef &collection = request.collection;
    const Result<const KeyList *> list = m_index.keys(collection, stop);
    if (!list)
        return list.error();
    if (!*list)
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(collection.name)};
    const KeyList keys = **list; // whatever the sink does with the store
    const auto readMany = [&](qsizetype count, const EntryRefAt &refAt, const TakeEntry &take) {
        return m_bulk.read(
            count, refAt, {}, [&](qsizetype, const Result<Entry> &entry) { return take(entry); },
            stop);
    };
    return scanKeyList(request, keys, readMany, sink);
}

QList<WriteOutcome> LocalFileStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    if (!m_readOnly.isEmpty())
        return failAll(batch, Error {ErrorCode::Denied, m_readOnly, m_folder});
    if (isMaking(batch))
        return madeOutcomes(batch, makeFolder(m_folder));
    const Result<QList<QByteArray>> kept = keepFiles(batch, stop);
    if (!kept)
        return failAll(batch, kept.error());
    const QList<WriteOutcome> outcomes = LocalFileWriter(m_root, m_index).apply(batch, stop);
    for (qsizetype i = 0; i < batch.size(); ++i) {
        if (!outcomes.at(i).result && !kept->at(i).isEmpty())
            m_backup.forget(kept->at(i));
    }
    return outcomes;
}

// Has a backup made of what is there of each entry, and answers the files that were added to it;
// an empty one is none. Of what cannot be read, or is being written, nothing is written, either.
Result<QList<QByteArray>> LocalFileStore::keepFiles(
    const QList<Write> &batch, const std::stop_token &stop)
{
    QList<QByteArray> kept(batch.size());
    m_backup.begin();
    LocalFileReader reader(m_root);
    for (qsizetype i = 0; m_backup.isWanted() && i < batch.size(); ++i) {
        const std::optional<LocalPath> path = pathOfEntry(batch.at(i).ref);
        if (!path)
            continue;
        if (const Result<void> settled = reader.awaitWriter(*path, stop); !settled)
            return settled.error();
        const Result<const TreeFolder *> folder = reader.folderOf(*path);
        const Result<StoredFile> stored
            = folder ? (*folder)->read(path->file) : Result<StoredFile>(folder.error());
        if (!stored && stored.error().code == ErrorCode::NotFound)
            continue;
        if (!stored)
            return notBackedUp(stored.error(), m_folder);
        const QByteArray whole = (*folder)->path() + '/' + path->file;
        const QByteArray below = whole.mid(m_root.size() + 1);
        if (!isInside(whole, m_root) || !m_backup.wants(below))
            continue;
        if (Result<void> added = m_backup.add(below, stored->bytes); !added)
            return added.error();
        kept[i] = below;
    }
    if (Result<void> safe = m_backup.settle(); !safe)
        return safe.error();
    return kept;
}

Result<LoadReport> LocalFileStore::load(
    LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return loadIn(mode,
        {[&] { return m_index.load(budget, stop); },
            [&]() -> Result<void> {
                m_index = LocalFileIndex(m_root);
                return {};
            },
            [&] { return Result<Freshness>(m_index.freshness()); },
            [&] {
                return LoadReport {m_index.progress(), {}, m_index.problems()};
            }});
}

Result<std::unique_ptr<Store>> openLocalFiles(const OpenRequest &request)
{
    const Result<QString> folder = folderOfStore(request.address.path, request.mode);
    if (!folder)
        return folder.error();
    return std::make_unique<LocalFileStore>(*folder, request.mode, request.manner);
}

// A serialised object of LangChain, or an embedding: what its caches and document stores keep.
bool isOfLangChain(const QByteArray &bytes)
{
    constexpr int fewestNumbers = 2;
    if (bytes.startsWith("{\"lc\": 1, \"type\": \"constructor\""))
        return true;
    if (!bytes.startsWith('['))
        return false;
    const Result<json::Tape> tape = json::parse(bytes);
    if (!tape || (*tape)[0].kind != json::TokenKind::Array || (*tape)[0].count < fewestNumbers)
        return false;
    return std::all_of(tape->tokens.begin() + 1, tape->tokens.end(),
        [](const json::Token &token) { return token.kind == json::TokenKind::Number; });
}

// Any folder of files could be one, so only what the library itself makes of its values tells.
int recogniseLocalFiles(const PathProbe &probe)
{
    constexpr int othersMayHave = 50;
    constexpr qsizetype namesLookedAt = 1000;
    constexpr int filesLookedAt = 10;
    constexpr qint64 largestLookedAt = 1024 * 1024;
    if (!probe.isDirectory)
        return 0;
    QList<QByteArray> names = namesAt(probe.path, namesLookedAt);
    std::sort(names.begin(), names.end());
    int seen = 0;
    for (const QByteArray &name : names) {
        const QString path = probe.path + u'/' + pathText(name);
        const qint64 size = fileSizeAt(path);
        if (size < 0 || name.contains('.') || size > largestLookedAt)
            continue;
        if (const Result<QByteArray> bytes = readFile(path, largestLookedAt);
            bytes && isOfLangChain(*bytes))
            return othersMayHave;
        if (++seen == filesLookedAt)
            break;
    }
    return 0;
}

QByteArray pythonOfLocalFile(
    const StoreAddress &address, const CollectionInfo & /*collection*/, const EntryRef &ref)
{
    const QByteArray folder = pythonPath(address.path);
    const QByteArray name = ref.collection.topLevel ? QByteArray() : ref.collection.name + '/';
    const QByteArray key = pythonText(name + ref.key);
    if (folder.isEmpty() || key.isEmpty())
        return {};
    return "from langchain_classic.storage import LocalFileStore\n\nstore = LocalFileStore("
        + folder + ")\nvalue = store.mget([" + key + "])[0]\n";
}

} // namespace

BackendInfo localFileBackend()
{
    return {.scheme = QStringLiteral("localfiles"),
        .kind = QStringLiteral("LocalFileStore"),
        .label = QT_TRANSLATE_NOOP("Backend", "LocalFileStore folder"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a folder of files"),
        .home = StoreHome::Folder,
        .place = QStringLiteral("DIR"),
        .canBeNew = true,
        .recognise = recogniseLocalFiles,
        .python = pythonOfLocalFile,
        .open = openLocalFiles};
}

} // namespace kvlens
