// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilestore.h"

#include "stores/jsonfile/jsonfile.h"
#include "stores/jsonfile/jsonfilesearch.h"
#include "stores/jsonfile/jsonfilewrite.h"
#include "stores/valuekind.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace kvlens {

namespace {

class JsonFileStore final : public Store
{
public:
    JsonFileStore(JsonFile file, OpenMode mode)
        : m_file(std::move(file))
        , m_mode(mode)
    {
    }

    StoreInfo info() const override
    {
        const JsonFileAccess access = jsonFileAccess(m_file, m_mode);
        return {QStringLiteral("SimpleKVStore"), {QStringLiteral("json"), m_file.path(), {}},
            access.capabilities, access.readOnlyReason};
    }
    Result<LoadProgress> load(
        std::chrono::milliseconds budget, const std::stop_token &stop) override
    {
        return m_file.load(budget, stop);
    }
    Result<void> reload(const std::stop_token &) override { return m_file.reload(); }
    Result<Freshness> freshness(const std::stop_token &) override { return m_file.freshness(); }
    QList<Problem> problems() const override { return m_file.problems(); }
    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return m_file.collections();
    }
    Result<KeyPage> keys(const CollectionRef &collection, const KeyCursor &from, int limit,
        const std::stop_token &) override
    {
        return m_file.keys(collection, from, limit);
    }
    QList<Result<Entry>> read(const QList<EntryRef> &refs, const std::stop_token &stop) override
    {
        return m_file.read(refs, stop);
    }
    QList<Result<Entry>> readUpTo(
        const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop) override
    {
        return m_file.readUpTo(refs, limit, stop);
    }
    Result<QByteArray> readPart(
        const EntryRef &ref, qint64 offset, qint64 length, const std::stop_token &) override
    {
        return m_file.readPart(ref, offset, length);
    }
    Result<void> scan(
        const CollectionRef &collection, const ScanSink &sink, const std::stop_token &stop) override
    {
        return m_file.scan(collection, sink, stop);
    }
    Result<SearchPage> search(const CollectionRef &collection, const EntryMatcher &matcher,
        const SearchCursor &from, const SearchLimits &limits, const std::stop_token &stop) override
    {
        return searchJsonFile(m_file, collection, matcher, from, limits, stop);
    }
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;

private:
    JsonFile m_file;
    OpenMode m_mode;
};

QList<WriteOutcome> JsonFileStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    const JsonFileAccess access = jsonFileAccess(m_file, m_mode);
    if (!access.capabilities.testFlag(Capability::Write))
        return failAll(batch, {ErrorCode::Denied, access.readOnlyReason, m_file.path()});
    PreparedWrite prepared = prepareWrite(m_file, batch, stop);
    if (!prepared.replacement)
        return prepared.outcomes;
    if (Result<void> committed = commitWrite(m_file, prepared); !committed)
        return failAll(batch, committed.error());
    return prepared.outcomes;
}

Result<std::unique_ptr<Store>> openJsonFile(
    const StoreAddress &address, OpenMode mode, const std::stop_token &)
{
    if (QFileInfo(address.path).isDir())
        return Error {ErrorCode::Unsupported, QStringLiteral("it is a folder, not a JSON file"),
            address.path};
    Result<JsonFile> file = JsonFile::open(address.path, mode == OpenMode::Create);
    if (!file)
        return file.error();
    return std::make_unique<JsonFileStore>(*std::move(file), mode);
}

// Any file may be a JSON file; one that looks like text of another kind is not worth trying.
int recogniseJsonFile(const PathProbe &probe)
{
    if (probe.isDirectory)
        return 0;
    if (QFileInfo(probe.path).suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0)
        return 60;
    QByteArrayView head = probe.head;
    if (head.startsWith("\xef\xbb\xbf"))
        head = head.sliced(3);
    const ValueKind kind = valueKind(head);
    return kind == ValueKind::Object || kind == ValueKind::Array ? 50 : 0;
}

} // namespace

JsonFileAccess jsonFileAccess(const JsonFile &file, OpenMode mode)
{
    JsonFileAccess access;
    access.capabilities = Capability::Rename | Capability::CompareAndSet | Capability::AtomicBatch
        | Capability::OrderedKeys | Capability::Positions | Capability::ListKeys
        | Capability::JsonValues | Capability::NewCollections | Capability::PartialReads
        | Capability::Write;
    const QByteArray folder = QFile::encodeName(QFileInfo(file.path()).absolutePath());
    if (mode == OpenMode::ReadOnly)
        access.readOnlyReason = QStringLiteral("opened read-only");
    else if (file.damage())
        access.readOnlyReason = QStringLiteral("the file is damaged");
    else if (!file.isMissing() && ::access(folder.constData(), W_OK) != 0)
        access.readOnlyReason = QStringLiteral("no permission to write in its folder");
    else
        return access;
    access.capabilities
        &= ~Capabilities(Capability::Write | Capability::Rename | Capability::NewCollections);
    return access;
}

BackendInfo jsonFileBackend()
{
    return {QStringLiteral("json"), QStringLiteral("SimpleKVStore"),
        QStringLiteral("SimpleKVStore or other JSON file"), QStringLiteral("json:PATH"),
        recogniseJsonFile, openJsonFile};
}

} // namespace kvlens
