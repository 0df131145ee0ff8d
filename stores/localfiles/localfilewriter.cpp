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

Error notAFile(const EntryRef &ref)
{
    return {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(ref.key)};
}

// A folder where the file would be, or a file where its folder would be.
Error inTheWay(const EntryRef &ref)
{
    return {ErrorCode::Invalid, LocalReasons::folderOfThatName, displayText(ref.key)};
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

Result<Written> LocalFileWriter::apply(const Write &write, const std::stop_token &stop)
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
    const Result<Stored> made = makeFile(path, *write.value);
    if (!made)
        return notMade(write.ref, m_root, path.folder, made.error());
    m_index.afterWriting(write.ref, true);
    return Written {versionOfBytes(*write.value), false, made->warning};
}

Result<Stored> LocalFileWriter::makeFile(const LocalPath &path, const QByteArray &bytes)
{
    MadeFolders made;
    const Result<TreeFolder> folder = TreeFolder::make(m_root, path.folder, made);
    return folder ? folder->create(path.file, bytes, libraryMode) : Result<Stored>(folder.error());
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
