// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/index/persistedindexstore.h"

#include "stores/file/persistjournal.h"
#include "stores/file/unreadable.h"
#include "stores/index/groups.h"
#include "stores/index/indexfiles.h"
#include "stores/index/indexpersist.h"
#include "stores/jsonfile/impostor.h"
#include "stores/jsonfile/jsonfilescan.h"
#include "stores/jsonfile/jsonfilestore.h"
#include "stores/jsonfile/jsonfilewrite.h"
#include "stores/jsonfile/jsonread.h"
#include "stores/jsonfile/jsonsharedscan.h"
#include "stores/jsonfile/newmembers.h"
#include "stores/jsonfile/pythonlines.h"
#include "stores/pathtext.h"
#include "stores/storefolder.h"
#include "stores/words/filereasons.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <QMap>

#include <map>

namespace kvlens {

namespace {

bool isGroupName(const QByteArray &group)
{
    const bool isNamed = group.endsWith(".json") || group == ingestionCache;
    return isNamed && !group.contains('/') && !group.startsWith('.');
}

// A damaged file is listed, whatever was seen of it; `usual` are the collections it should hold.
void markDamaged(QList<CollectionInfo> &infos, const QList<QByteArray> &usual)
{
    if (infos.isEmpty() || !infos.last().ref.topLevel)
        infos.append({topLevelCollection(), 0});
    infos.last().unseen = usual;
}

// It is no damaged part of the index, but of another library, whole as it is.
bool isOtherData(const JsonFile &file)
{
    if (file.isMissing())
        return false;
    const Result<QByteArray> head = file.bytes().read(0, impostorBytes);
    return head && isFaissIndex(*head);
}

class PersistedIndexStore final : public Store
{
public:
    PersistedIndexStore(QString folder, OpenMode mode, AskManner ask)
        : m_folder(std::move(folder))
        , m_mode(mode)
        , m_ask(std::move(ask))
    {
    }

    // Opens what is there now; a file that is still the one it was stays as it is.
    // One that cannot be read is a problem, unless all are like that.
    Result<void> openFiles();

    StoreInfo info() const override;
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override;
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override;
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override;

private:
    Result<void> loadOn(std::chrono::milliseconds budget, const std::stop_token &stop);
    Result<void> leaveOut(QByteArray name, const Error &error);
    Result<Freshness> peek(const Deadline &deadline);
    LoadProgress progress() const;
    QList<Problem> problems() const;
    JsonFile *find(const QByteArray &group);
    Result<JsonFile *> findOrAdd(const QByteArray &group);

    QString m_folder;
    OpenMode m_mode;
    AskManner m_ask;
    Backups m_backups;
    QList<QByteArray> m_found; // when it was opened, those that cannot be read too
    QList<QByteArray> m_names; // in the order shown
    std::map<QByteArray, JsonFile> m_files;
    QList<Problem> m_problems; // beside those of the contents
};

Result<void> PersistedIndexStore::openFiles()
{
    if (!pathExists(m_folder) && m_mode != OpenMode::Create)
        return Error {ErrorCode::NotFound, FileReasons::noSuchFolder, m_folder};
    m_problems.clear();
    for (const QByteArray &name : jsonFilesIn(m_folder))
        m_problems += unfinishedProblems(m_folder + QLatin1Char('/') + pathText(name));
    m_problems += interruptedProblems(finishPersist(m_folder, m_mode != OpenMode::ReadOnly));
    m_found = jsonFilesIn(m_folder);
    m_names.clear();
    std::optional<Error> unreadable;
    std::map<QByteArray, JsonFile> before = std::exchange(m_files, {});
    for (const QByteArray &name : std::as_const(m_found)) {
        const QString path = m_folder + QLatin1Char('/') + pathText(name);
        const Result<QList<Problem>> mended = mendFile(path, m_mode != OpenMode::ReadOnly);
        if (!mended) {
            unreadable = mended.error();
            m_problems.append(unreadableProblem(*unreadable));
            continue;
        }
        m_problems += *mended;
        const auto known = before.find(name);
        if (known != before.end() && known->second.freshness() == Freshness::Current) {
            m_files.insert(before.extract(known));
            m_names.append(name);
            continue;
        }
        Result<JsonFile> file = JsonFile::open(path, MissingFile::IsEmpty);
        if (!file && !isUnreadable(file.error()))
            return file.error();
        if (!file) {
            unreadable = file.error();
            m_problems.append(unreadableProblem(*unreadable));
            continue;
        }
        if (isOtherData(*file)) {
            m_problems.append({QStringLiteral("F5"), Severity::Information,
                {ErrorCode::Unsupported, JsonReasons::faissInIndex, file->path()}});
            continue;
        }
        m_files.emplace(name, *std::move(file));
        m_names.append(name);
    }
    return unreadable && m_files.empty() ? Result<void>(*unreadable) : Result<void>();
}

// Which entries a folder that is empty can take.
class NewGroups
{
public:
    std::optional<Error> refusal(const Write &write)
    {
        const QByteArray &group = write.ref.collection.group;
        if (!isGroupName(group))
            return Error {ErrorCode::Invalid, JsonReasons::groupForm, displayText(group)};
        return m_groups[group].refusal(write);
    }

private:
    QHash<QByteArray, NewMembers> m_groups;
};

StoreInfo PersistedIndexStore::info() const
{
    StoreInfo info {QStringLiteral("PersistedIndex"), {QStringLiteral("index"), m_folder, {}},
        Capability::CompareAndSet | Capability::AtomicBatch | Capability::OrderedKeys
            | Capability::Positions | Capability::StableCursors | Capability::ListKeys
            | Capability::JsonValues | Capability::PartialReads | Capability::TopLevel
            | Capability::ReadsWhenGone,
        {}};
    info.isJsonDocument = true;
    info.writesInPlace = true;
    info.groupEnding = ".json";
    info.isMissing = isFolderMissing(m_folder, m_mode);
    info.keepsEmptyCollections = true;
    info.refusal
        = [groups = NewGroups()](const Write &write) mutable { return groups.refusal(write); };
    // One sound file is enough: writes to a damaged one are refused by themselves.
    if (m_files.empty())
        info.readOnlyReason = whyFolderReadOnly(m_folder, m_mode);
    bool writable = m_files.empty() && info.readOnlyReason.isEmpty();
    for (const auto &[name, file] : m_files) {
        const JsonFileAccess access = jsonFileAccess(file, m_mode, mannerOf(m_ask));
        for (const Reason &reason : access.inPlaceReasons) {
            if (!info.inPlaceReasons.contains(reason))
                info.inPlaceReasons.append(reason);
        }
        writable = writable || access.capabilities.testFlag(Capability::Write);
        if (!access.readOnlyReason.isEmpty())
            info.readOnlyReason = access.readOnlyReason;
    }
    if (m_mode == OpenMode::ReadOnly)
        info.readOnlyReason = Reasons::openedReadOnly;
    if (writable) {
        info.capabilities |= Capability::Write | Capability::Rename | Capability::NewCollections;
        info.readOnlyReason = {};
    }
    return info;
}

Result<LoadReport> PersistedIndexStore::load(
    LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return loadIn(mode,
        {[&] { return loadOn(budget, stop); }, [&] { return openFiles(); },
            [&] { return peek(Deadline(budget)); },
            [&] {
                return LoadReport {progress(), {}, problems()};
            }});
}

// Listing comes first, in every file; then the checks.
Result<void> PersistedIndexStore::loadOn(
    std::chrono::milliseconds budget, const std::stop_token &stop)
{
    for (const bool listing : {true, false}) {
        for (const QByteArray &name : m_names) {
            JsonFile &file = m_files.at(name);
            const LoadProgress before = file.progress();
            if (listing ? before.listed : before.finished)
                continue;
            const Result<void> loaded = file.load(budget, stop);
            const bool isAlone = m_names.size() == 1;
            return loaded || isAlone || !isUnreadable(loaded.error())
                ? loaded
                : leaveOut(name, loaded.error());
        }
    }
    return {};
}

// A file that turned out to be unreadable: the others are shown.
Result<void> PersistedIndexStore::leaveOut(QByteArray name, const Error &error)
{
    m_problems.append(unreadableProblem(error));
    m_names.removeOne(name);
    m_files.erase(name);
    return {};
}

LoadProgress PersistedIndexStore::progress() const
{
    LoadProgress all {0, 0, true, true};
    for (const QByteArray &name : m_names) {
        const LoadProgress progress = m_files.at(name).progress();
        all.done += progress.done;
        all.total += progress.total;
        all.listed = all.listed && progress.listed;
        all.finished = all.finished && progress.finished;
    }
    return all;
}

Result<Freshness> PersistedIndexStore::peek(const Deadline &deadline)
{
    if (!pathExists(m_folder))
        return m_files.empty() ? Freshness::Current : Freshness::Gone;
    if (jsonFilesIn(m_folder) != m_found)
        return Freshness::Changed;
    for (auto &[name, file] : m_files) {
        const Result<Freshness> freshness = file.peek(deadline);
        if (!freshness)
            return freshness;
        if (*freshness != Freshness::Current)
            return Freshness::Changed;
    }
    return Freshness::Current;
}

QList<Problem> PersistedIndexStore::problems() const
{
    QList<Problem> problems = m_problems;
    for (const QByteArray &name : m_names) {
        for (Problem problem : m_files.at(name).problems()) {
            for (EntryRef &entry : problem.entries)
                entry.collection.group = name;
            for (Write &write : problem.repair)
                write.ref.collection.group = name;
            problems.append(problem);
        }
    }
    return problems;
}

Result<QList<CollectionInfo>> PersistedIndexStore::collections(const std::stop_token &)
{
    QList<CollectionInfo> all;
    for (const QByteArray &name : m_names) {
        Result<QList<CollectionInfo>> infos = collectionsOf(m_files.at(name));
        if (!infos)
            return infos;
        if (m_files.at(name).damage())
            markDamaged(*infos, usualCollections(name));
        for (CollectionInfo &info : *infos) {
            info.ref.group = name;
            all.append(info);
        }
    }
    return all;
}

JsonFile *PersistedIndexStore::find(const QByteArray &group)
{
    const auto it = m_files.find(group);
    return it == m_files.end() ? nullptr : &it->second;
}

Result<KeyPage> PersistedIndexStore::list(const ListRequest &request, const std::stop_token &)
{
    const JsonFile *file = find(request.collection.group);
    if (!file)
        return noFile(request.collection.group);
    return listKeys(*file, {withoutGroup(request.collection), request.from, request.limit});
}

QList<Result<Entry>> PersistedIndexStore::read(
    const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop)
{
    QList<Result<Entry>> results(refs.size(), Error {ErrorCode::NotFound});
    QMap<QByteArray, QList<qsizetype>> byFile;
    for (qsizetype i = 0; i < refs.size(); ++i)
        byFile[refs[i].collection.group].append(i);
    for (auto it = byFile.cbegin(); it != byFile.cend(); ++it) {
        const JsonFile *file = find(it.key());
        QList<EntryRef> group;
        for (const qsizetype i : *it)
            group.append(withoutGroup(refs[i]));
        const QList<Result<Entry>> entries = file
            ? readRefs(*file, group, range, stop)
            : QList<Result<Entry>>(group.size(), noFile(it.key()));
        for (qsizetype i = 0; i < it->size(); ++i) {
            Result<Entry> &result = results[it->at(i)] = entries[i];
            if (result)
                result->ref = refs[it->at(i)];
        }
    }
    return results;
}

Result<ScanPage> PersistedIndexStore::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    JsonFile *file = find(request.collection.group);
    if (!file)
        return noFile(request.collection.group);
    if (canScanShared(*file, request))
        return scanJsonShared(*file, request, stop);
    ScanRequest inFile = request;
    inFile.collection = withoutGroup(request.collection);
    const auto withGroup = [&](Entry entry) {
        entry.ref.collection = request.collection;
        return sink(entry);
    };
    return scanJsonFile(*file, inFile, withGroup, stop);
}

// A group that is not there becomes a new file when something is written to it.
Result<JsonFile *> PersistedIndexStore::findOrAdd(const QByteArray &group)
{
    if (JsonFile *file = find(group))
        return file;
    if (!isGroupName(group))
        return Error {ErrorCode::Invalid, JsonReasons::groupForm, displayText(group)};
    Result<JsonFile> file
        = JsonFile::open(m_folder + QLatin1Char('/') + pathText(group), MissingFile::IsEmpty);
    if (!file)
        return file.error();
    if (isOtherData(*file))
        return Error {ErrorCode::Denied, JsonReasons::faissIndex, file->path()};
    m_found.append(group);
    m_names.append(group);
    return &m_files.emplace(group, *std::move(file)).first->second;
}

QList<WriteOutcome> PersistedIndexStore::write(
    const QList<Write> &batch, const std::stop_token &stop)
{
    if (m_mode == OpenMode::ReadOnly)
        return failAll(batch, {ErrorCode::Denied, Reasons::openedReadOnly, m_folder});
    if (isMaking(batch))
        return madeOutcomes(batch, makeFolder(m_folder));
    if (Result<void> finished = finishEarlierPersist(m_folder); !finished)
        return failAll(batch, finished.error());
    const auto find = [this](const QByteArray &group) { return findOrAdd(group); };
    return IndexPersist(m_folder, m_mode, {mannerOf(m_ask), m_backups}, find).write(batch, stop);
}

Result<std::unique_ptr<Store>> openPersistedIndex(const OpenRequest &request)
{
    const QString &path = request.address.path;
    if (pathExists(path) && !isFolderAt(path))
        return Error {ErrorCode::Unsupported, FileReasons::fileNotFolder, path};
    auto store
        = std::make_unique<PersistedIndexStore>(fullPath(path), request.mode, request.manner);
    if (Result<void> opened = store->openFiles(); !opened)
        return opened.error();
    return store;
}

// Its files are such JSON files each.
QByteArray pythonOfIndex(
    const StoreAddress &address, const CollectionInfo &collection, const EntryRef &ref)
{
    return pythonOfMember(address.path + u'/' + pathText(ref.collection.group), collection, ref);
}

} // namespace

BackendInfo persistedIndexBackend()
{
    return {.scheme = QStringLiteral("index"),
        .kind = QStringLiteral("PersistedIndex"),
        .label = QT_TRANSLATE_NOOP("Backend", "Persisted LlamaIndex folder"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a persisted index folder"),
        .home = StoreHome::Folder,
        .place = QStringLiteral("DIR"),
        .newValue = "{}",
        .recognise = recognisePersistedIndex,
        .python = pythonOfIndex,
        .open = openPersistedIndex};
}

} // namespace kvlens
