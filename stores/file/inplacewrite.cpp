// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/inplacewrite.h"

#include "stores/file/errnoerror.h"
#include "stores/file/inplacemark.h"
#include "stores/file/inplaceparts.h"
#include "stores/file/lockholder.h"
#include "stores/file/overwrite.h"
#include "stores/file/persistrecord.h"
#include "stores/file/tempfile.h"
#include "stores/words/filereasons.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace kvlens {

namespace {

class InPlaceWriter
{
public:
    explicit InPlaceWriter(const InPlaceWrite &write)
        : m_write(write)
        , m_path(write.vault.filePath())
        , m_ending(write.vault, write.folder)
    {
    }

    Result<FileStamp> run(const IsExpected &isExpected)
    {
        Result<void> step = open(isExpected);
        if (step)
            step = prepare();
        if (step && !isExpected(m_target.get()))
            step = Error {ErrorCode::Conflict, FileReasons::fileChanged, m_path};
        if (step) // from here on the file has another time
            step = reserve(m_target.get(), m_kept.after.stamp.size, m_path);
        if (!step) {
            forget();
            return step.error();
        }
        step = overwrite(m_target.get(), m_write.newContents, m_path);
        return step ? verified() : takenBack(step.error());
    }

private:
    Result<void> open(const IsExpected &isExpected)
    {
        Result<FileDescriptor> target = openedTarget(m_path, O_RDWR);
        if (!target)
            return target.error();
        m_target = *std::move(target);
        if (::flock(m_target.get(), LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
            return lockedBy(m_target.get(), m_path);
        if (!isExpected(m_target.get()))
            return Error {ErrorCode::Conflict, FileReasons::fileChanged, m_path};
        return heedInPlaceMark(m_path, true); // of a process that was killed since we opened it
    }

    // What a process has left that was killed before it had a record goes.
    Result<void> prepare()
    {
        const FileVault &vault = m_write.vault;
        m_ending.removeOld();
        m_ending.removeNew();
        const QString oldPath = vault.pathOf(vault.oldName());
        Result<void> step = copyFile(m_target.get(), m_write.folder, vault.oldName(), oldPath);
        if (!step)
            return notBackedUp(step.error(), m_path);
        m_old = openedIn(m_write.folder, vault.oldName());
        if (!m_old)
            return notBackedUp(errnoError(errno, FileReasons::opening, oldPath), m_path);
        step = putNew(m_write.folder, m_write.newName, m_write.folder, vault.newName(),
            vault.pathOf(vault.newName()));
        return step ? record() : step;
    }

    Result<void> record()
    {
        const FileVault &vault = m_write.vault;
        const Result<FileStamp> now = stampOf(m_target.get(), m_path);
        if (!now)
            return now.error();
        const Result<PreparedFile> before
            = preparedFile(m_old.get(), m_path, vault.pathOf(vault.oldName()), *now);
        const Result<PreparedFile> after
            = preparedFile(m_write.newContents, m_path, vault.pathOf(vault.newName()), *now);
        if (!before || !after)
            return !before ? before.error() : after.error();
        m_kept = {*before, *after};
        const QByteArray bytes = recordBytes({*before, *after});
        const QString path = vault.pathOf(vault.recordName());
        Result<TempFile> temp = TempFile::make(m_write.folder, path);
        if (!temp)
            return temp.error();
        Result<void> step = writeAll(temp->descriptor(), bytes, path);
        if (step && ::fsync(temp->descriptor()) < 0)
            step = errnoError(errno, FileReasons::recordingPersist, path);
        if (step)
            step = putNew(m_write.folder, temp->name(), m_write.folder, vault.recordName(), path);
        if (!step)
            return step;
        m_record = temp->takeDescriptor(); // locked as long as it is open
        step = syncFolder(m_write.folder, vault.folder());
        return step ? mark(bytes) : step;
    }

    Result<void> mark(const QByteArray &record)
    {
        Result<FileDescriptor> set = setInPlaceMark(m_path, record);
        if (!set)
            return set.error();
        m_mark = *std::move(set);
        return {};
    }

    // Nothing was written yet.
    void forget()
    {
        if (m_record)
            m_ending.dropRecord();
        m_ending.removeOld();
        m_ending.removeNew();
    }

    // The last stamp before it was read again: what is written later has another.
    Result<FileStamp> verified()
    {
        setExactTime(m_target.get());
        const Result<FileStamp> stamp = stampOf(m_target.get(), m_path);
        const Result<QByteArray> hash = hashOnDisk(m_target.get(), m_path);
        if (!stamp || !hash)
            return takenBack(!stamp ? stamp.error() : hash.error());
        if (*hash != m_kept.after.hash)
            return wentWrong();
        if (m_write.keptBackups > 0)
            m_ending.keepOld(m_write.keptBackups);
        else
            m_ending.removeOld();
        m_ending.removeNew();
        m_ending.dropRecord();
        return stamp;
    }

    // The disk has something else than was written to it, or another program was there.
    Error wentWrong()
    {
        const Result<bool> between
            = isBetween(m_target.get(), m_old.get(), m_write.newContents, m_path);
        if (!between || *between)
            return takenBack({ErrorCode::Unavailable, FileReasons::readsOtherwise, m_path});
        const QString backup = m_ending.keepOld(std::max(m_write.keptBackups, 1));
        m_ending.removeNew();
        m_ending.dropRecord();
        return {ErrorCode::Conflict, FileReasons::inPlaceOtherWrote.with(backup), m_path};
    }

    Error takenBack(const Error &error)
    {
        if (!putBack(m_target.get(), m_old.get(), m_kept.before))
            return {error.code,
                FileReasons::halfWritten.with(
                    error.detail, m_write.vault.pathOf(m_write.vault.oldName())),
                m_path};
        forget();
        return error;
    }

    const InPlaceWrite &m_write;
    QString m_path;
    InPlaceEnding m_ending;
    FileDescriptor m_target;
    FileDescriptor m_old;
    FileDescriptor m_record;
    FileDescriptor m_mark;
    KeptInPlace m_kept = {};
};

} // namespace

Result<FileStamp> writeInPlace(const InPlaceWrite &write, const IsExpected &isExpected)
{
    return InPlaceWriter(write).run(isExpected);
}

} // namespace kvlens
