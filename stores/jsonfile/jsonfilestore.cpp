// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilestore.h"

#include "stores/file/replaceable.h"
#include "stores/jsonfile/jsonfilescan.h"
#include "stores/jsonfile/jsonfilewrite.h"
#include "stores/jsonfile/jsonread.h"
#include "stores/jsonfile/jsonsharedscan.h"
#include "stores/jsonfile/namedencoding.h"
#include "stores/jsonfile/newmembers.h"
#include "stores/jsonfile/pythonlines.h"
#include "stores/pathtext.h"
#include "stores/valuekind.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <QFileInfo>

namespace kvlens {

namespace {

// Where the file really lies.
QString realFolderOf(const QString &path)
{
    return QFileInfo(resolvedPath(path).value_or(path)).absolutePath();
}

Reason whyNotKeyed(const JsonFile &file)
{
    if (file.isMissing() || file.damage() || !file.listing().isListed())
        return {};
    switch (file.index().top()) {
    case json::TopKind::Scalar:
        return JsonReasons::singleValue;
    case json::TopKind::Array:
        return JsonReasons::arrayHasNoKeys;
    default:
        return {};
    }
}

QList<StoreOption> optionsOf(const JsonFile &file)
{
    if (file.encoding().isEmpty())
        return {};
    return {{QLatin1String(encodingOption), file.encoding()}};
}

class JsonFileStore final : public Store
{
public:
    JsonFileStore(JsonFile file, OpenMode mode, AskManner ask, QList<Problem> problems)
        : m_file(std::move(file))
        , m_mode(mode)
        , m_ask(std::move(ask))
        , m_problems(std::move(problems))
    {
    }

    StoreInfo info() const override
    {
        JsonFileAccess access = jsonFileAccess(m_file, m_mode, mannerOf(m_ask));
        return {.kind = QStringLiteral("SimpleKVStore"),
            .address = {QStringLiteral("json"), m_file.path(), optionsOf(m_file)},
            .capabilities = access.capabilities,
            .readOnlyReason = access.readOnlyReason,
            .uncopyableReason = whyNotKeyed(m_file),
            .refusal = [members = NewMembers()](
                           const Write &write) mutable { return members.refusal(write); },
            .inPlaceReasons = std::move(access.inPlaceReasons),
            .isJsonDocument = true,
            .writesInPlace = true,
            .isMissing = m_file.isMissing(),
            .keepsEmptyCollections = true};
    }
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return collectionsOf(m_file);
    }
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &) override
    {
        return listKeys(m_file, request);
    }
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override
    {
        return readRefs(m_file, refs, range, stop);
    }
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override
    {
        return canScanShared(m_file, request) ? scanJsonShared(m_file, request, stop)
                                              : scanJsonFile(m_file, request, sink, stop);
    }
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;

private:
    Result<void> make();
    Result<void> reload();

    JsonFile m_file;
    OpenMode m_mode;
    AskManner m_ask;
    Backups m_backups;
    QList<Problem> m_problems; // beside those of the contents
};

Result<void> JsonFileStore::make()
{
    const Result<void> made = makeEmptyFile(m_file.path());
    return made ? m_file.reload() : made;
}

Result<void> JsonFileStore::reload()
{
    const Result<QList<Problem>> mended = mendFile(m_file.path(), m_mode != OpenMode::ReadOnly);
    if (!mended)
        return mended.error();
    m_problems += *mended;
    return m_file.reload();
}

Result<LoadReport> JsonFileStore::load(
    LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return loadIn(mode,
        {[&] { return m_file.load(budget, stop); }, [&] { return reload(); },
            [&] { return m_file.peek(Deadline(budget)); },
            [&] {
                return LoadReport {m_file.progress(), {}, m_problems + m_file.problems()};
            }});
}

QList<WriteOutcome> JsonFileStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    const FileWriting writing {mannerOf(m_ask), m_backups};
    const JsonFileAccess access = jsonFileAccess(m_file, m_mode, writing.manner);
    if (!access.capabilities.testFlag(Capability::Write))
        return failAll(batch, {ErrorCode::Denied, access.readOnlyReason, m_file.path()});
    if (Result<void> finished = finishEarlierPersist(realFolderOf(m_file.path())); !finished)
        return failAll(batch, finished.error());
    if (const Result<QList<Problem>> mended = mendFile(m_file.path(), true); !mended)
        return failAll(batch, mended.error());
    if (isMaking(batch))
        return madeOutcomes(batch, make());
    PreparedWrite prepared = prepareWrite(m_file, batch, writing, stop);
    if (!prepared.replacement)
        return prepared.outcomes;
    const Result<Stored> stored = commitWrite(m_file, prepared, writing);
    if (!stored)
        return failAll(batch, stored.error());
    warn(prepared.outcomes, *stored);
    return prepared.outcomes;
}

Result<std::unique_ptr<Store>> openJsonFile(const OpenRequest &request)
{
    const QString &path = request.address.path;
    if (isFolderAt(path))
        return Error {ErrorCode::Unsupported, JsonReasons::folderNotJsonFile, path};
    const QList<Problem> unfinished = unfinishedProblems(path);
    const FinishedPersist finished
        = finishPersist(realFolderOf(path), request.mode != OpenMode::ReadOnly);
    const Result<QList<Problem>> mended = mendFile(path, request.mode != OpenMode::ReadOnly);
    if (!mended)
        return mended.error();
    const QString encoding = request.address.option(QLatin1String(encodingOption));
    Result<JsonFile> file = JsonFile::open(path,
        request.mode == OpenMode::Create ? MissingFile::IsEmpty : MissingFile::IsError, encoding);
    if (!file)
        return file.error();
    return std::make_unique<JsonFileStore>(*std::move(file), request.mode, request.manner,
        unfinished + interruptedProblems(finished) + *mended);
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

QByteArray pythonOfFile(
    const StoreAddress &address, const CollectionInfo &collection, const EntryRef &ref)
{
    const QString encoding = address.option(QLatin1String(encodingOption));
    const QString codec = pythonEncodingName(encoding);
    if (codec.isEmpty() && !encoding.isEmpty())
        return {};
    return pythonOfMember(address.path, collection, ref, codec.toLatin1());
}

} // namespace

JsonFileAccess jsonFileAccess(const JsonFile &file, OpenMode mode, const WriteManner &manner)
{
    JsonFileAccess access;
    access.capabilities = Capability::Rename | Capability::CompareAndSet | Capability::AtomicBatch
        | Capability::OrderedKeys | Capability::Positions | Capability::StableCursors
        | Capability::ListKeys | Capability::JsonValues | Capability::NewCollections
        | Capability::PartialReads | Capability::TopLevel | Capability::ReadsWhenGone
        | Capability::Write;
    if (mode == OpenMode::ReadOnly)
        access.readOnlyReason = Reasons::openedReadOnly;
    else if (file.damage())
        access.readOnlyReason = JsonReasons::fileIsDamaged;
    else if (file.decodedFrom())
        access.readOnlyReason = JsonReasons::isWideText.with(*file.decodedFrom());
    else if (file.isMissing() && !file.encoding().isEmpty() && !isUtf8Name(file.encoding()))
        access.readOnlyReason = JsonReasons::writesUtf8.with(file.encoding());
    else if (!file.isMissing())
        access.readOnlyReason = whyNotWritable(file.path());
    if (access.readOnlyReason.isEmpty() && !file.isMissing()) {
        const Reason onlyInPlace = whyOnlyInPlace(file.path());
        const bool isReplaceable = onlyInPlace.isEmpty();
        access.inPlaceReasons = isReplaceable ? file.replacingChanges() : QList {onlyInPlace};
        if (!isReplaceable && !manner.isInPlace)
            access.readOnlyReason = onlyInPlace;
    }
    if (!file.isMissing()
        && file.index().top() != json::TopKind::Object) // the elements of an array are numbered
        access.capabilities &= ~Capabilities(Capability::Rename | Capability::NewCollections);
    if (access.readOnlyReason.isEmpty())
        return access;
    access.capabilities
        &= ~Capabilities(Capability::Write | Capability::Rename | Capability::NewCollections);
    return access;
}

BackendInfo jsonFileBackend()
{
    return {.scheme = QStringLiteral("json"),
        .kind = QStringLiteral("SimpleKVStore"),
        .label = QT_TRANSLATE_NOOP("Backend", "SimpleKVStore file"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a SimpleKVStore file or any other JSON file"),
        .home = StoreHome::File,
        .place = QStringLiteral("PATH"),
        .options = {{QLatin1String(encodingOption), QStringLiteral("NAME"),
            QT_TRANSLATE_NOOP("Backend", "what it is written in, if that is not UTF-8"),
            whyNoEncoding}},
        .files
        = FileFilter {QT_TRANSLATE_NOOP("Backend", "JSON files"), {QStringLiteral("*.json")}},
        .canBeNew = true,
        .newValue = "{}",
        .usualCollection = "data",
        .recognise = recogniseJsonFile,
        .python = pythonOfFile,
        .open = openJsonFile};
}

} // namespace kvlens
