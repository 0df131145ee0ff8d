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
#include "stores/words/persistreasons.h"

#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <list>
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

// In a copy of the folder nothing is the same file any more: then a file of ours is, which has the
// size, and the contents or the time.
bool isOurCopy(int fd, const FileStamp &now, const FileStamp &expected)
{
    struct stat status = {};
    return now.size == expected.size && ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode)
        && status.st_uid == ::geteuid() && status.st_nlink == 1;
}

enum class Prepared : quint8 { Gone, It, Other };

// Whether the open file is the very one that was prepared, which nothing else may stand for. An
// error: it cannot be told.
Result<Prepared> isPrepared(const PreparedFile &file, const FileDescriptor &fd)
{
    if (!fd && errno == ENOENT)
        return Prepared::Gone;
    if (!fd)
        return errnoError(errno, FileReasons::opening, file.temp);
    const Result<FileStamp> now = stampOf(fd.get(), file.temp);
    if (!now)
        return now.error();
    if (!now->isSameButRenamed(file.stamp) && !isOurCopy(fd.get(), *now, file.stamp))
        return Prepared::Other;
    const Result<QByteArray> hash = contentHash(fd.get(), file.temp);
    if (!hash)
        return hash.error();
    return *hash == file.hash ? Prepared::It : Prepared::Other;
}

// The file as it was before the persist.
IsExpected isOld(const FileStamp &old)
{
    return [old](int fd) {
        const Result<FileStamp> now = stampOf(fd, {});
        return now
            && (now->isSameButRenamed(old)
                || (now->modifiedNs == old.modifiedNs && isOurCopy(fd, *now, old)));
    };
}

bool isOf(const Result<FileStamp> &stamp, const FileStamp &expected)
{
    return stamp && stamp->device == expected.device && stamp->inode == expected.inode;
}

// Finishes one file of a record.
class Finisher
{
public:
    enum class State : quint8 {
        Placed, // it is in place; there may be something to be tidied
        Ready, // it can be put in place
        Blocked, // the file is another one by now, or what was prepared is not there as it was
    };

    explicit Finisher(const PreparedFile &file)
        : m_file(file)
        , m_target(FilePlace::of(file.target))
        , m_temp(FilePlace::of(file.temp))
    {
    }

    // Before anything is done. An error: it cannot be told.
    Result<State> look()
    {
        const FileDescriptor target = m_target.open();
        const int number = target ? 0 : errno;
        if (!target && number != ENOENT && number != ELOOP)
            return errnoError(number, FileReasons::opening, m_file.target);
        const Result<Prepared> placed = target ? isPrepared(m_file, target) : Prepared::Gone;
        if (!placed)
            return placed.error();
        if (*placed == Prepared::It)
            return m_state = State::Placed;
        m_isAsItWas = m_file.old ? target && isOld(*m_file.old)(target.get()) : number == ENOENT;
        m_prepared = m_temp.open();
        const Result<Prepared> found = isPrepared(m_file, m_prepared);
        if (!found)
            return found.error();
        m_found = *found;
        const bool isReady = m_found == Prepared::It && m_isAsItWas;
        return m_state = isReady ? State::Ready : State::Blocked;
    }

    // Adds to `done` what became of it.
    void finish(FinishedPersist &done)
    {
        if (m_state == State::Placed)
            settleWhatCameOut(done);
        else if (m_state == State::Ready)
            put(done);
        else
            giveUp(PersistReasons::interruptedAndChanged, done);
    }

    // The same where none of the files is put in place: what is not whole is of no use then.
    void leaveOut(FinishedPersist &done)
    {
        if (m_found == Prepared::Other && isOf(m_temp.stamp(), m_file.stamp))
            done.problems.append(
                {ErrorCode::Corrupt, PersistReasons::preparedNotWhole, m_file.target});
        else
            giveUp(m_state == State::Ready ? PersistReasons::interruptedAndOthersChanged
                                           : PersistReasons::interruptedAndChanged,
                done);
    }

private:
    static void leave(const Error &error, FinishedPersist &done)
    {
        done.problems.append(error);
        done.isPending = true;
    }

    // What was prepared is kept for somebody to look at. Where it is gone, or the old file is in
    // its stead, it was put in place, and another program has replaced it since.
    void giveUp(const ReasonForm &why, FinishedPersist &done)
    {
        if (m_found == Prepared::Other && m_file.old && isOld(*m_file.old)(m_prepared.get())) {
            removeName(m_temp.folder.get(), m_temp.name);
            return;
        }
        if (m_found == Prepared::Gone) {
            if (m_isAsItWas)
                done.problems.append(
                    {ErrorCode::NotFound, PersistReasons::preparedGone, m_file.target});
            return;
        }
        const bool isWhole = m_found == Prepared::It;
        const Result<QString> kept = keepUnfinished(m_file.temp, m_file.target);
        if (!kept)
            return leave(kept.error(), done);
        done.problems.append({isWhole ? ErrorCode::Conflict : ErrorCode::Corrupt,
            isWhole ? why.with(*kept) : PersistReasons::keptNotWhole.with(*kept), m_file.target});
    }

    // The old file, which was exchanged for the new one, or what another program had put there.
    void settleWhatCameOut(FinishedPersist &done)
    {
        const FileDescriptor out = m_temp.open();
        if (!out || !m_file.old || isOf(m_temp.stamp(), m_file.stamp))
            return;
        if (isOld(*m_file.old)(out.get())) {
            removeName(m_temp.folder.get(), m_temp.name);
            return;
        }
        const Result<QString> kept = keepUnfinished(m_file.temp, m_file.target);
        if (kept)
            done.problems.append({ErrorCode::Conflict,
                PersistReasons::interruptedAndReplaced.with(*kept), m_file.target});
        else
            leave(kept.error(), done);
    }

    void put(FinishedPersist &done)
    {
        const Result<void> isPut = m_file.old
            ? putOver({m_temp.folder.get(), m_temp.name, m_prepared.get()}, m_target.name,
                isOld(*m_file.old), m_file.target)
            : putNew(m_temp.folder.get(), m_temp.name, m_target.folder.get(), m_target.name,
                m_file.target);
        if (isPut) {
            done.finished.append(m_file.target);
            const Result<void> synced = syncFolder(m_target.folder.get(), m_file.target);
            if (!synced)
                done.problems.append(synced.error());
        } else if (isPut.error().code == ErrorCode::Conflict) {
            giveUp(PersistReasons::interruptedAndChanged, done);
        } else {
            leave(isPut.error(), done);
        }
    }

    const PreparedFile &m_file;
    FilePlace m_target;
    FilePlace m_temp;
    FileDescriptor m_prepared;
    State m_state = State::Blocked;
    Prepared m_found = Prepared::Gone;
    bool m_isAsItWas = false;
};

// Once one is in place, the others follow as far as they can; else all are put there or none.
FinishedPersist finishAll(const QList<PreparedFile> &files)
{
    std::list<Finisher> all;
    bool isAnyPlaced = false;
    bool isAnyBlocked = false;
    for (const PreparedFile &file : files) {
        const Result<Finisher::State> state = all.emplace_back(file).look();
        if (!state)
            return {{}, {state.error()}, true};
        isAnyPlaced = isAnyPlaced || *state == Finisher::State::Placed;
        isAnyBlocked = isAnyBlocked || *state == Finisher::State::Blocked;
    }
    FinishedPersist done;
    for (Finisher &file : all)
        isAnyPlaced || !isAnyBlocked ? file.finish(done) : file.leaveOut(done);
    return done;
}

Error notOurs(const QString &path)
{
    return {ErrorCode::Denied, PersistReasons::persistOfAnother, path};
}

Error obstructed(const QString &path)
{
    return {ErrorCode::Denied, PersistReasons::recordObstructed, path};
}

bool isRegular(int fd)
{
    struct stat status = {};
    return ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

Error notAllowed(const QString &path)
{
    return {ErrorCode::Denied, PersistReasons::interrupted, path};
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
    if (!files) {
        Error error = files.error();
        error.subject = path;
        return pending(error);
    }
    QList<PreparedFile> here = *files;
    for (PreparedFile &file : here) {
        file.target = pathFrom(folder, file.target);
        file.temp = pathFrom(folder, file.temp);
    }
    FinishedPersist done = finishAll(here);
    if (!done.isPending)
        removeName(open.get(), persistRecordName);
    return done;
}

} // namespace kvlens
