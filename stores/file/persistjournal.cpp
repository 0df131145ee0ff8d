// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/persistjournal.h"

#include "stores/file/contenthash.h"
#include "stores/file/errnoerror.h"
#include "stores/file/lockholder.h"
#include "stores/file/persistrecord.h"
#include "stores/file/putinplace.h"
#include "stores/file/tempfile.h"
#include "stores/file/unfinished.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qint64 largestRecord = 16 * 1024 * 1024;

FileDescriptor openFolder(const QString &path)
{
    return FileDescriptor(::open(pathBytes(path).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

// Without the folder, if that is where it lies.
QString nameWithin(const QString &folder, const QString &path)
{
    const QFileInfo info(path);
    return canonicalPath(info.absolutePath()) == canonicalPath(folder) ? info.fileName() : path;
}

QList<PreparedFile> namedWithin(const QString &folder, QList<PreparedFile> files)
{
    for (PreparedFile &file : files) {
        file.target = nameWithin(folder, file.target);
        file.temp = nameWithin(folder, file.temp);
    }
    return files;
}

QString pathFrom(const QString &folder, const QString &named)
{
    return named.contains(u'/') ? named : folder + u'/' + named;
}

// A folder and the name of a file in it.
struct FilePlace
{
    FileDescriptor folder;
    QByteArray name;
    QString path;

    static FilePlace of(const QString &path)
    {
        const QFileInfo info(path);
        return {openFolder(info.absolutePath()), pathBytes(info.fileName()), path};
    }
    FileDescriptor open() const
    {
        return FileDescriptor(::openat(
            folder.get(), name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    }
    Result<FileStamp> stamp() const { return stampAt(folder.get(), name, path); }
};

enum class Prepared : quint8 { Ready, Gone, Other };

// Nothing but the very file that was prepared may be put in place. An error: it cannot be told.
Result<Prepared> stateOf(const PreparedFile &file, const FileDescriptor &fd)
{
    if (!fd && errno == ENOENT)
        return Prepared::Gone;
    if (!fd)
        return errnoError(errno, FileReasons::opening, file.temp);
    const Result<FileStamp> now = stampOf(fd.get(), file.temp);
    if (!now)
        return now.error();
    if (!now->isSameButRenamed(file.stamp))
        return Prepared::Other;
    const Result<QByteArray> hash = contentHash(fd.get(), file.temp);
    if (!hash)
        return hash.error();
    return *hash == file.hash ? Prepared::Ready : Prepared::Other;
}

bool isOf(const Result<FileStamp> &stamp, const FileStamp &expected)
{
    return stamp && stamp->device == expected.device && stamp->inode == expected.inode;
}

Error changedSince(const PreparedFile &file, const QString &kept)
{
    return {ErrorCode::Conflict, FileReasons::interruptedAndChanged.with(kept), file.target};
}

// Finishes one file of a record.
class Finisher
{
public:
    explicit Finisher(const PreparedFile &file)
        : m_file(file)
        , m_target(FilePlace::of(file.target))
        , m_temp(FilePlace::of(file.temp))
    {
    }

    // Adds to `done` what became of it.
    void finish(FinishedPersist &done)
    {
        const Result<FileStamp> now = m_target.stamp();
        if (isOf(now, m_file.stamp)) {
            settleWhatCameOut(done);
            return;
        }
        const FileDescriptor prepared = m_temp.open();
        const Result<Prepared> state = stateOf(m_file, prepared);
        const bool isKnown = now || now.error().code == ErrorCode::NotFound;
        if (!state || !isKnown)
            leave(state ? now.error() : state.error(), done);
        else if (*state == Prepared::Ready)
            put(prepared.get(), done);
        else if (*state == Prepared::Other)
            done.problems.append(notThere(ErrorCode::Corrupt, FileReasons::preparedNotWhole));
        else if (isAsItWas(now))
            done.problems.append(notThere(ErrorCode::NotFound, FileReasons::preparedGone));
        // Else it was put in place, and another program has replaced it since.
    }

private:
    bool isAsItWas(const Result<FileStamp> &now) const
    {
        return m_file.old ? now && now->isSameButRenamed(*m_file.old)
                          : !now && now.error().code == ErrorCode::NotFound;
    }

    Error notThere(ErrorCode code, const Reason &why) const { return {code, why, m_file.target}; }

    static void leave(const Error &error, FinishedPersist &done)
    {
        done.problems.append(error);
        done.isPending = true;
    }

    // The old file, which was exchanged for the new one, or what another program had put there.
    void settleWhatCameOut(FinishedPersist &done)
    {
        const Result<FileStamp> out = m_temp.stamp();
        if (!out || !m_file.old || isOf(out, m_file.stamp))
            return;
        if (out->isSameButRenamed(*m_file.old)) {
            removeName(m_temp.folder.get(), m_temp.name);
            return;
        }
        const Result<QString> kept = keepUnfinished(m_file.temp, m_file.target);
        if (kept)
            done.problems.append({ErrorCode::Conflict,
                FileReasons::interruptedAndReplaced.with(*kept), m_file.target});
        else
            leave(kept.error(), done);
    }

    void put(int prepared, FinishedPersist &done)
    {
        const Result<void> isPut = m_file.old
            ? putOver({m_temp.folder.get(), m_temp.name, prepared}, m_target.name,
                hasStamp(*m_file.old), m_file.target)
            : putNew(m_temp.folder.get(), m_temp.name, m_target.folder.get(), m_target.name,
                m_file.target);
        if (isPut) {
            done.finished.append(m_file.target);
            const Result<void> synced = syncFolder(m_target.folder.get(), m_file.target);
            if (!synced)
                done.problems.append(synced.error());
        } else if (isPut.error().code == ErrorCode::Conflict) {
            const Result<QString> kept = keepUnfinished(m_file.temp, m_file.target);
            if (kept)
                done.problems.append(changedSince(m_file, *kept));
            else
                leave(kept.error(), done);
        } else {
            leave(isPut.error(), done);
        }
    }

    const PreparedFile &m_file;
    FilePlace m_target;
    FilePlace m_temp;
};

Error notOurs(const QString &path)
{
    return {ErrorCode::Denied, FileReasons::persistOfAnother, path};
}

Error obstructed(const QString &path)
{
    return {ErrorCode::Denied, FileReasons::recordObstructed, path};
}

bool isRegular(int fd)
{
    struct stat status = {};
    return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

Error notAllowed(const QString &path)
{
    return {ErrorCode::Denied, FileReasons::interrupted, path};
}

FinishedPersist pending(const Error &error)
{
    return {{}, {error}, true};
}

} // namespace

Result<PreparedFile> preparedFile(
    int descriptor, const QString &target, const QString &temp, const std::optional<FileStamp> &old)
{
    const Result<FileStamp> stamp = stampOf(descriptor, target);
    if (!stamp)
        return stamp.error();
    const Result<QByteArray> hash = contentHash(descriptor, target);
    if (!hash)
        return hash.error();
    return PreparedFile {target, temp, old, *stamp, *hash};
}

PersistRecord::PersistRecord(FileDescriptor folder, FileDescriptor record)
    : m_folder(std::move(folder))
    , m_record(std::move(record))
{
}

Result<PersistRecord> PersistRecord::make(const QString &folder, const QList<PreparedFile> &files)
{
    FileDescriptor open = openFolder(folder);
    if (!open)
        return errnoError(errno, FileReasons::openingFolder, folder);
    const QString path = folder + QLatin1Char('/') + QLatin1String(persistRecordName);
    Result<TempFile> temp = TempFile::make(open.get(), path);
    Result<void> step = temp
        ? writeAll(temp->descriptor(), recordBytes(namedWithin(folder, files)), path)
        : Result<void>(temp.error());
    if (step && ::fsync(temp->descriptor()) < 0)
        step = errnoError(errno, FileReasons::recordingPersist, path);
    if (step)
        step = putNew(open.get(), temp->name(), open.get(), persistRecordName, path);
    if (!step)
        return step.error();
    PersistRecord record(std::move(open), temp->takeDescriptor());
    if (Result<void> synced = syncFolder(record.m_folder.get(), folder); !synced) {
        record.drop();
        return synced.error();
    }
    return record;
}

// If even that fails, whoever finds the record sees that nothing is left to be done.
void PersistRecord::drop()
{
    removeName(m_folder.get(), persistRecordName);
    [[maybe_unused]] const Result<void> ignored = syncFolder(m_folder.get(), {});
}

FinishedPersist finishPersist(const QString &folder, bool mayWrite)
{
    const FileDescriptor open = openFolder(folder);
    const QString path = folder + QLatin1Char('/') + QLatin1String(persistRecordName);
    const FileDescriptor record = openedIn(open.get(), persistRecordName);
    if ((!record && errno == ELOOP) || (record && !isRegular(record.get())))
        return pending(obstructed(path));
    if (!record)
        return errno == ENOENT || errno == ENOTDIR || errno == EBADF
            ? FinishedPersist()
            : pending(errnoError(errno, FileReasons::readingRecord, path));
    if (!isOursAlone(record.get())) // whoever may write into the folder can put a record there
        return pending(notOurs(path));
    if (::flock(record.get(), LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
        return {{}, {}, true}; // whoever made it is at work
    const Result<QByteArray> bytes = readAt(record.get(), 0, largestRecord, path);
    const Result<QList<PreparedFile>> files
        = bytes ? parseRecord(*bytes) : Result<QList<PreparedFile>>(bytes.error());
    if (!mayWrite)
        return pending(notAllowed(path));
    FinishedPersist done;
    if (!files) {
        Error error = files.error();
        error.subject = path;
        return pending(error);
    }
    for (PreparedFile file : *files) {
        file.target = pathFrom(folder, file.target);
        file.temp = pathFrom(folder, file.temp);
        Finisher(file).finish(done);
    }
    if (!done.isPending)
        removeName(open.get(), persistRecordName);
    return done;
}

} // namespace kvlens
