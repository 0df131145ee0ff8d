// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/localfilewriter.h"

#include "stores/contentversion.h"
#include "stores/words/filereasons.h"
#include "stores/words/localreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <sys/stat.h>

namespace kvlens {

namespace {

constexpr unsigned libraryMode = 0666; // less the umask
constexpr qsizetype fewNewFiles = 8; // are synced one by one

Error notAFile(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

// A folder where the file would be, or a file where its folder would be.
Error inTheWay(const EntryRef &ref)
{
    return {ErrorCode::Invalid, LocalReasons::folderOfThatName, displayText(ref.key)};
}

QByteArray wholePath(const LocalPath &path)
{
    return path.folder.isEmpty() ? path.file : path.folder + '/' + path.file;
}

bool isOtherThanFolder(const QByteArray &path)
{
    struct stat status = {};
    return ::stat(path.constData(), &status) == 0 && !S_ISDIR(status.st_mode);
}

// Why its folder could not be made, or no file in it: there is a file in place of one of them, or
// the system has failed. What is missing is what somebody removes at this moment.
Error notMade(const EntryRef &ref, const QByteArray &root, const QByteArray &folder, Error error)
{
    for (qsizetype end = 0; end >= 0 && !folder.isEmpty();) {
        end = folder.indexOf('/', end + 1);
        if (isOtherThanFolder(root + '/' + (end < 0 ? folder : folder.left(end))))
            return inTheWay(ref);
    }
    if (error.code == ErrorCode::NotFound)
        error.code = ErrorCode::Unavailable;
    return error;
}

EntryRef targetOf(const Write &write)
{
    EntryRef target = write.ref;
    target.key = *write.renameTo;
    return target;
}

} // namespace

LocalFileWriter::LocalFileWriter(QByteArray root, LocalFileIndex &index)
    : m_root(std::move(root))
    , m_index(index)
    , m_reader(m_root)
{
}

QList<WriteOutcome> LocalFileWriter::apply(const QList<Write> &batch, const std::stop_token &stop)
{
    const bool isLater = std::all_of(
        batch.begin(), batch.end(), [](const Write &write) { return write.isSyncedLater; });
    m_sync = isLater ? SyncTime::Later : SyncTime::Now;
    m_newFiles = NewFiles(m_sync);
    m_isTogether = batch.size() >= fewNewFiles;
    QList<WriteOutcome> outcomes;
    outcomes.reserve(batch.size());
    for (const Write &write : batch) {
        if (mustWait(write))
            putPending(outcomes);
        m_number = outcomes.size();
        if (stop.stop_requested())
            outcomes.append({write.ref, Error {ErrorCode::Cancelled, Reasons::cancelled}});
        else
            outcomes.append({write.ref, applyOne(write, stop)});
        if (m_pending.empty())
            endRound(outcomes.last().result.has_value());
    }
    putPending(outcomes);
    return outcomes;
}

// Whether it may be about what is not in its place yet: a file, which may be where a folder would
// have to be.
bool LocalFileWriter::mustWait(const Write &write) const
{
    const std::optional<LocalPath> path = m_pending.empty() ? std::nullopt : pathOfEntry(write.ref);
    if (!path)
        return false;
    const QByteArray whole = wholePath(*path);
    for (qsizetype end = whole.indexOf('/'); end >= 0; end = whole.indexOf('/', end + 1)) {
        if (m_pendingPaths.contains(whole.left(end)))
            return true;
    }
    return !write.value || write.renameTo || m_newFiles.isFull() || m_pendingPaths.contains(whole);
}

// Nothing waits to be put in place.
void LocalFileWriter::endRound(bool isWhole)
{
    while (!m_made.empty())
        m_made.pop_back();
    if (!isWhole) // a folder may have gone again that it holds open
        m_reader = LocalFileReader(m_root);
    m_index.afterAllWriting();
}

void LocalFileWriter::putPending(QList<WriteOutcome> &outcomes)
{
    if (m_pending.empty())
        return;
    const QList<Result<Stored>> stored = m_newFiles.putAll();
    bool isWhole = true;
    for (size_t i = 0; i < m_pending.size(); ++i) {
        const PendingFile &pending = m_pending[i];
        const Result<Stored> &answer = stored.at(qsizetype(i));
        Result<Written> &result = outcomes[pending.number].result;
        if (!answer) {
            result = answer.error();
            isWhole = false;
            continue;
        }
        result = Written {pending.version, false, answer->warning};
        m_index.afterWriting(pending.ref, true);
    }
    m_pending.clear();
    m_pendingPaths.clear();
    endRound(isWhole);
}

Result<Written> LocalFileWriter::applyOne(const Write &write, const std::stop_token &stop)
{
    const CollectionRef &collection = write.ref.collection;
    if (!collection.group.isEmpty() || collection.shadow != 0 || write.ref.shadow != 0
        || write.ref.part != EntryPart::Value)
        return Error {ErrorCode::Unsupported, LocalReasons::plainEntries};
    if (write.expiry.kind == ExpiryChange::Kind::Set)
        return Error {ErrorCode::Unsupported, LocalReasons::noExpiry};
    const std::optional<LocalPath> path = pathOfEntry(write.ref);
    if (!path) {
        if (write.isDelete())
            return Written {};
        const Result<void> checked = checkNewLocalKey(write.ref);
        return checked ? notAFile(write.ref) : checked.error();
    }
    if (Result<void> settled = m_reader.awaitWriter(*path, stop); !settled)
        return settled.error();
    m_index.beforeWriting(path->folder);
    return change(write, *path);
}

Result<Written> LocalFileWriter::change(const Write &write, const LocalPath &path)
{
    const Result<const TreeFolder *> folder = m_reader.folderOf(path);
    const Result<StoredFile> stored
        = folder ? (*folder)->read(path.file) : Result<StoredFile>(folder.error());
    const bool isThere = stored.has_value();
    if (!isThere && stored.error().code == ErrorCode::Unsupported)
        return write.isDelete() ? Result<Written>(Written {}) : inTheWay(write.ref);
    if (!isThere && stored.error().code != ErrorCode::NotFound)
        return stored.error();
    const Version now = isThere ? versionOfBytes(stored->bytes) : Version {};
    if (Result<void> based = checkBase(write, now); !based)
        return based.error();
    if (!isThere)
        return write.isDelete() ? Result<Written>(Written {}) : create(write, path);
    if (!write.isDelete())
        return edit(write, path, *stored);
    const Result<Stored> removed = (*folder)->remove(path.file, *stored);
    if (!removed)
        return removed.error();
    m_index.afterWriting(write.ref, false);
    return Written {{}, true, removed->warning};
}

Result<Written> LocalFileWriter::create(const Write &write, const LocalPath &path)
{
    if (!write.value || write.renameTo)
        return notAFile(write.ref);
    if (Result<void> checked = checkNewLocalKey(write.ref); !checked)
        return checked.error();
    const Result<Stored> made = makeFile(write, path);
    if (!made)
        return notMade(write.ref, m_root, path.folder, made.error());
    if (!m_pendingPaths.contains(wholePath(path)))
        m_index.afterWriting(write.ref, true);
    return Written {versionOfBytes(*write.value), false, made->warning};
}

// Its folder goes again if nothing is put into it.
Result<Stored> LocalFileWriter::makeFile(const Write &write, const LocalPath &path)
{
    Result<const TreeFolder *> known = m_reader.folderOf(path);
    if (!known && known.error().code == ErrorCode::NotFound) {
        MadeFolders made;
        const Result<TreeFolder> folder = TreeFolder::make(m_root, path.folder, made, m_sync);
        if (!folder)
            return folder.error();
        m_made.push_back(std::move(made));
        known = m_reader.folderOf(path);
    }
    if (!known)
        return known.error();
    const TreeFolder &folder = **known;
    if (!m_isTogether)
        return folder.create(path.file, *write.value, libraryMode, m_sync);
    if (Result<void> added = m_newFiles.add(folder, path.file, *write.value, libraryMode); !added)
        return added.error();
    m_pending.push_back({m_number, write.ref, versionOfBytes(*write.value)});
    m_pendingPaths.insert(wholePath(path));
    return Stored {};
}

Result<Written> LocalFileWriter::edit(
    const Write &write, const LocalPath &path, const StoredFile &stored)
{
    if (write.renameTo && *write.renameTo != write.ref.key)
        return move(write, path, stored);
    const QByteArray bytes = write.value.value_or(stored.bytes);
    if (bytes == stored.bytes)
        return Written {versionOfBytes(bytes), true};
    const Result<const TreeFolder *> folder = m_reader.folderOf(path);
    const Result<Stored> replaced
        = folder ? (*folder)->replace(path.file, bytes, stored) : Result<Stored>(folder.error());
    if (!replaced)
        return replaced.error();
    m_index.afterWriting(write.ref, true);
    return Written {versionOfBytes(bytes), true, replaced->warning};
}

// With an edit, the new file is there before the old one goes: a crash in between leaves both.
Result<Written> LocalFileWriter::move(
    const Write &write, const LocalPath &path, const StoredFile &stored)
{
    const EntryRef target = targetOf(write);
    if (Result<void> checked = checkNewLocalKey(target); !checked)
        return checked.error();
    const LocalPath to = *pathOfEntry(target);
    MadeFolders made;
    const Result<TreeFolder> toFolder = TreeFolder::make(m_root, to.folder, made);
    const Result<TreeFolder> folder
        = TreeFolder::open(m_root, path.folder.isEmpty() ? m_root : m_root + '/' + path.folder);
    if (!toFolder || !folder)
        return toFolder ? folder.error() : notMade(target, m_root, to.folder, toFolder.error());
    const QByteArray bytes = write.value.value_or(stored.bytes);
    const bool isEdited = bytes != stored.bytes;
    Result<Stored> moved = isEdited ? toFolder->create(to.file, bytes, libraryMode)
                                    : folder->rename(path.file, *toFolder, to.file);
    if (moved && isEdited) {
        moved = folder->remove(path.file, stored);
        if (!moved) [[maybe_unused]]
            const auto undone = toFolder->remove(to.file, {bytes, {}});
    }
    if (!moved)
        return moved.error();
    m_index.afterWriting(target, true);
    m_index.afterWriting(write.ref, false);
    return Written {versionOfBytes(bytes), true, moved->warning};
}

} // namespace kvlens
