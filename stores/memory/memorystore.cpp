// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/memory/memorystore.h"

#include "stores/json/text.h"
#include "stores/memory/memorycollection.h"
#include "stores/valuekind.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <mutex>

namespace kvlens {

namespace {

// The contents, shared by the handles of one name. Handles may live on different threads, so this
// is the one place below the model that locks; nothing is called out to while it is locked.
struct Contents
{
    std::mutex mutex;
    std::map<QByteArray, MemoryCollection> collections;
    quint64 revision = 0;
};

std::shared_ptr<Contents> contentsOf(const QString &name)
{
    static std::mutex mutex;
    static std::map<QString, std::weak_ptr<Contents>> named;
    if (name.isEmpty())
        return std::make_shared<Contents>();
    const std::scoped_lock lock(mutex);
    std::shared_ptr<Contents> contents = named[name].lock();
    if (!contents) {
        contents = std::make_shared<Contents>();
        named[name] = contents;
    }
    return contents;
}

Error notThere(const QByteArray &name)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(name)};
}

Version versionOf(quint64 revision)
{
    return revision == 0 ? Version {} : Version {QByteArray::number(revision)};
}

class MemoryStore final : public Store
{
public:
    MemoryStore(StoreAddress address, OpenMode mode, qint64 limit)
        : m_address(std::move(address))
        , m_mode(mode)
        , m_json(m_address.option(QStringLiteral("values")) != QLatin1String("bytes"))
        , m_limit(limit)
        , m_contents(contentsOf(m_address.path))
    {
    }

    StoreInfo info() const override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override;
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override;
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;

    Result<void> copyFrom(const QString &seed, const std::stop_token &stop);

private:
    MemoryCollection *find(const CollectionRef &collection);
    Result<Entry> readEntry(const EntryRef &ref);
    ValueKind kindOf(const QByteArray &value) const;
    Result<void> check(const Write &write) const;
    Result<Written> apply(const Write &write);
    Result<Written> change(const Write &write, MemoryCollection &collection);

    StoreAddress m_address;
    OpenMode m_mode;
    bool m_json;
    qint64 m_limit;
    std::shared_ptr<Contents> m_contents;
};

StoreInfo MemoryStore::info() const
{
    Capabilities capabilities = Capability::Rename | Capability::Expiry | Capability::CompareAndSet
        | Capability::OrderedKeys | Capability::StableCursors | Capability::ListKeys
        | Capability::NewCollections | Capability::Write;
    capabilities.setFlag(Capability::JsonValues, m_json);
    capabilities.setFlag(Capability::Private, m_address.path.isEmpty());
    Reason reason;
    if (m_mode == OpenMode::ReadOnly) {
        capabilities.setFlag(Capability::Write, false);
        reason = Reasons::openedReadOnly;
    }
    return {.kind = QStringLiteral("MemoryStore"),
        .address = m_address,
        .capabilities = capabilities,
        .readOnlyReason = reason,
        .keepsCreation = true,
        .keepsEmptyCollections = true};
}

Result<QList<CollectionInfo>> MemoryStore::collections(const std::stop_token &)
{
    const std::scoped_lock lock(m_contents->mutex);
    QList<CollectionInfo> infos;
    for (const auto &[name, collection] : m_contents->collections)
        infos.append({{name}, collection.count(), collection.bytes(), true});
    return infos;
}

MemoryCollection *MemoryStore::find(const CollectionRef &collection)
{
    const auto it = m_contents->collections.find(collection.name);
    const bool plain = collection.group.isEmpty() && collection.shadow == 0 && !collection.topLevel;
    return plain && it != m_contents->collections.end() ? &it->second : nullptr;
}

Result<KeyPage> MemoryStore::list(const ListRequest &request, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled};
    const std::scoped_lock lock(m_contents->mutex);
    const MemoryCollection *found = find(request.collection);
    if (!found)
        return Error {
            ErrorCode::NotFound, Reasons::noSuchCollection, displayText(request.collection.name)};
    std::optional<KeyPage> page = found->page(request.from, request.limit);
    if (!page)
        return Error {ErrorCode::Invalid, Reasons::notACursor, m_address.toString()};
    return *std::move(page);
}

QList<Result<Entry>> MemoryStore::read(
    const QList<EntryRef> &refs, const ReadRange &, const std::stop_token &stop)
{
    const std::scoped_lock lock(m_contents->mutex);
    QList<Result<Entry>> results;
    for (const EntryRef &ref : refs) {
        if (stop.stop_requested())
            results.append(Error {ErrorCode::Cancelled});
        else
            results.append(readEntry(ref));
    }
    return results;
}

Result<Entry> MemoryStore::readEntry(const EntryRef &ref)
{
    MemoryCollection *collection = find(ref.collection);
    const bool plain = collection && ref.shadow == 0 && ref.part == EntryPart::Value;
    const MemoryCollection::Record *record = plain ? collection->use(ref.key) : nullptr;
    if (!record)
        return notThere(ref.key);
    Entry entry {ref, record->value, versionOf(record->revision), record->kind, record->createdAt,
        record->expiresAt};
    entry.createdBeyond = record->createdBeyond;
    entry.expiresBeyond = record->expiresBeyond;
    return entry;
}

QList<WriteOutcome> MemoryStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    const std::scoped_lock lock(m_contents->mutex);
    QList<WriteOutcome> outcomes;
    for (const Write &write : batch) {
        if (stop.stop_requested())
            outcomes.append({write.ref, Error {ErrorCode::Cancelled}});
        else
            outcomes.append({write.ref, apply(write)});
    }
    return outcomes;
}

ValueKind MemoryStore::kindOf(const QByteArray &value) const
{
    return m_json ? valueKind(value) : plainKind(value);
}

Result<void> MemoryStore::check(const Write &write) const
{
    if (m_mode == OpenMode::ReadOnly)
        return Error {ErrorCode::Denied, Reasons::openedReadOnly};
    const CollectionRef &collection = write.ref.collection;
    if (!collection.group.isEmpty() || collection.shadow != 0 || collection.topLevel
        || write.ref.shadow != 0 || write.ref.part == EntryPart::CollectionInfo)
        return Error {ErrorCode::Unsupported, Reasons::plainCollections};
    if (m_json && write.value) {
        if (const Result<json::Tape> tape = json::parse(*write.value); !tape)
            return tape.error();
    }
    return {};
}

Result<Written> MemoryStore::apply(const Write &write)
{
    if (Result<void> checked = check(write); !checked)
        return checked.error();
    const QByteArray &name = write.ref.collection.name;
    MemoryCollection *collection = find(write.ref.collection);
    if (write.ref.part == EntryPart::Collection) {
        m_contents->collections.try_emplace(name, m_limit);
        return Written {{}, collection != nullptr};
    }
    const MemoryCollection::Record *old = collection ? collection->find(write.ref.key) : nullptr;
    if (write.base && *write.base != versionOf(old ? old->revision : 0))
        return Error {ErrorCode::Conflict, Reasons::entryChanged, displayText(write.ref.key)};
    if (!old && !write.value)
        return write.isDelete() ? Result<Written>(Written {}) : notThere(write.ref.key);
    if (!collection)
        collection
            = &m_contents->collections.emplace(name, MemoryCollection(m_limit)).first->second;
    return change(write, *collection);
}

Result<Written> MemoryStore::change(const Write &write, MemoryCollection &collection)
{
    const QByteArray &key = write.ref.key;
    const MemoryCollection::Record *old = collection.find(key);
    const bool existed = old != nullptr;
    if (write.isDelete()) {
        collection.remove(key);
        return Written {{}, existed};
    }
    const bool moves = write.renameTo && *write.renameTo != key;
    if (moves && collection.find(*write.renameTo))
        return Error {ErrorCode::Conflict, Reasons::newKeyTaken, displayText(*write.renameTo)};
    MemoryCollection::Record record = old ? *old : MemoryCollection::Record {};
    if (write.value) {
        record.value = *write.value;
        record.kind = kindOf(record.value);
    }
    if (!record.createdAt) {
        record.createdAt = write.createdAt.value_or(QDateTime::currentDateTimeUtc());
        record.createdBeyond = write.createdBeyond;
    }
    if (write.expiry.kind != ExpiryChange::Kind::Keep) {
        const bool isSet = write.expiry.kind == ExpiryChange::Kind::Set;
        record.expiresAt = isSet ? std::optional(write.expiry.at) : std::nullopt;
        record.expiresBeyond = isSet ? write.expiry.beyond : qint16(0);
    }
    record.revision = ++m_contents->revision;
    collection.put(key, record);
    if (moves)
        collection.rename(key, *write.renameTo);
    return Written {versionOf(record.revision), existed};
}

Result<void> MemoryStore::copyFrom(const QString &seed, const std::stop_token &stop)
{
    const Result<StoreAddress> address = parseStoreAddress(seed);
    if (!address)
        return address.error();
    const Result<std::unique_ptr<Store>> store = openStore({*address, OpenMode::ReadOnly, stop});
    if (!store)
        return store.error();
    if (Result<void> loaded = loadAll(**store, stop); !loaded)
        return loaded;
    const Result<QList<CollectionInfo>> infos = (*store)->collections(stop);
    if (!infos)
        return infos.error();
    for (const CollectionInfo &info : *infos) {
        if (info.ref.topLevel || info.ref.shadow != 0)
            continue;
        const std::scoped_lock lock(m_contents->mutex);
        MemoryCollection &target
            = m_contents->collections.try_emplace(info.ref.name, m_limit).first->second;
        const auto sink = [&](const Entry &entry) {
            target.put(entry.ref.key,
                {.value = entry.value,
                    .kind = kindOf(entry.value),
                    .createdAt = entry.createdAt,
                    .expiresAt = entry.expiresAt,
                    .revision = ++m_contents->revision,
                    .createdBeyond = entry.createdBeyond,
                    .expiresBeyond = entry.expiresBeyond});
            return Visit::Continue;
        };
        if (Result<void> copied = scanAll(**store, info.ref, sink, stop); !copied)
            return copied;
    }
    return {};
}

Reason whyNoLimit(const QString &value)
{
    bool ok = false;
    const qint64 limit = value.toLongLong(&ok);
    return ok && limit >= 0 ? Reason()
                            : Reasons::maxEntriesForm.with(std::numeric_limits<qint64>::max());
}

Reason whyNoSeed(const QString &value)
{
    const Result<StoreAddress> address = parseStoreAddress(value);
    if (!address)
        return address.error().detail;
    const Result<void> right = checkForm(*address);
    return right ? Reason() : right.error().detail;
}

Result<std::unique_ptr<Store>> openMemory(const OpenRequest &request)
{
    const StoreAddress &address = request.address;
    const qint64 maxEntries
        = address.option(QStringLiteral("max_entries"), QStringLiteral("0")).toLongLong();
    auto store = std::make_unique<MemoryStore>(address, request.mode, maxEntries);
    const QString seed = address.option(QStringLiteral("seed"));
    if (!seed.isEmpty()) {
        request.tell(OpenStep::Fill);
        if (Result<void> copied = store->copyFrom(seed, request.stop); !copied)
            return copied.error();
    }
    return store;
}

} // namespace

BackendInfo memoryBackend()
{
    return {.scheme = QStringLiteral("memory"),
        .kind = QStringLiteral("MemoryStore"),
        .label = QT_TRANSLATE_NOOP("Backend", "Store in memory"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a store in memory"),
        .place = QStringLiteral("[NAME]"),
        .options
        = {{QStringLiteral("seed"), QStringLiteral("ADDRESS"),
               QT_TRANSLATE_NOOP("Backend", "it begins with a copy of that store"), whyNoSeed},
            {QStringLiteral("max_entries"), QStringLiteral("N"),
                QT_TRANSLATE_NOOP("Backend", "in a collection; those used least go first"),
                whyNoLimit},
            {QStringLiteral("values"), QStringLiteral("bytes"),
                QT_TRANSLATE_NOOP("Backend", "values may be any bytes, not JSON only")}},
        .canBeNew = true,
        .newValue = "{}",
        .usualCollection = "data",
        .open = openMemory};
}

} // namespace kvlens
