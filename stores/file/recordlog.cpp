// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/recordlog.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filestamp.h"
#include "stores/file/leftovers.h"
#include "stores/file/putinplace.h"
#include "stores/file/tempfile.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr QByteArrayView logSignature = "KVLensLog1\n";
constexpr auto recordChecksum = QCryptographicHash::Blake2b_256;
constexpr qsizetype recordSumBytes = 32;
constexpr qsizetype lengthBytes = sizeof(quint64);
constexpr qsizetype recordHeadBytes = lengthBytes + sizeof(quint16) + recordSumBytes;

QByteArray lengthOf(const QByteArray &record)
{
    QByteArray length(lengthBytes, Qt::Uninitialized);
    qToLittleEndian(quint64(record.size()), length.data());
    return length;
}

QByteArray shortSum(QByteArrayView length)
{
    QByteArray sum(sizeof(quint16), Qt::Uninitialized);
    qToLittleEndian(qChecksum(length), sum.data());
    return sum;
}

QByteArray nextSum(const QByteArray &before, const QByteArray &record)
{
    QCryptographicHash sum(recordChecksum);
    sum.addData(before);
    sum.addData(record);
    return sum.result();
}

FileDescriptor logFolder(const QString &path)
{
    return FileDescriptor(::open(pathBytes(path).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

QByteArray logName(const QString &path)
{
    return pathBytes(QFileInfo(path).fileName());
}

// Puts records behind `end`, which goes on with them.
Result<void> putRecords(
    int fd, const RecordSource &records, RecordLog::End &end, const QString &path)
{
    const auto put = [&](const QByteArray &record) -> Result<void> {
        const QByteArray length = lengthOf(record);
        const QByteArray sum = nextSum(end.sum, record);
        Result<void> written = writeAll(fd, length + shortSum(length) + sum, path);
        if (written)
            written = writeAll(fd, record, path);
        end = {end.size + recordHeadBytes + record.size(), sum};
        return written;
    };
    if (Result<void> all = records(put); !all)
        return all;
    if (::fdatasync(fd) < 0)
        return errnoError(errno, FileReasons::writing, path);
    return {};
}

Error inUse(const QString &path)
{
    return {ErrorCode::Conflict, FileReasons::lockedBySomebody, path};
}

} // namespace

RecordLog::RecordLog(FileDescriptor folder, QString path)
    : m_folder(std::move(folder))
    , m_path(std::move(path))
{
}

Result<RecordLog> RecordLog::make(
    const QString &folder, const QString &name, const RecordSource &records)
{
    RecordLog log(logFolder(folder), folder + QLatin1Char('/') + name);
    if (!log.m_folder)
        return errnoError(errno, FileReasons::openingFolder, folder);
    removeLeftovers(log.m_folder.get());
    End end;
    Result<TempFile> file = log.written(records, end);
    if (!file)
        return file.error();
    const int in = log.m_folder.get();
    if (Result<void> put = putNew(in, file->name(), in, logName(log.m_path), log.m_path); !put)
        return put.error();
    log.m_file = file->takeDescriptor();
    log.m_end = end;
    if (Result<void> synced = syncFolder(in, folder); !synced) {
        removeName(in, logName(log.m_path));
        return synced.error();
    }
    return log;
}

Result<TempFile> RecordLog::written(const RecordSource &records, End &end) const
{
    Result<TempFile> file = TempFile::make(m_folder.get(), m_path);
    if (!file)
        return file;
    if (Result<void> begun = writeAll(file->descriptor(), logSignature, m_path); !begun)
        return begun.error();
    end = {logSignature.size(), {}};
    if (Result<void> put = putRecords(file->descriptor(), records, end, m_path); !put)
        return put.error();
    return file;
}

Result<void> RecordLog::append(const RecordSource &records)
{
    Q_ASSERT(m_isSound);
    const Result<void> put = putRecords(m_file.get(), records, m_end, m_path);
    m_isSound = put.has_value();
    return put;
}

Result<void> RecordLog::replace(const RecordSource &records)
{
    End end;
    Result<TempFile> file = written(records, end);
    if (!file)
        return file.error();
    const int in = m_folder.get();
    if (::renameat(in, file->name().constData(), in, logName(m_path).constData()) < 0)
        return errnoError(errno, FileReasons::replacing, m_path);
    m_file = file->takeDescriptor();
    m_end = end;
    m_isSound = true;
    return syncFolder(in, m_path);
}

Result<void> RecordLog::remove()
{
    if (!removeName(m_folder.get(), logName(m_path)))
        return errnoError(errno, FileReasons::deleting, m_path);
    return {};
}

bool RecordLog::isInPlace() const
{
    struct stat status = {};
    return ::fstat(m_file.get(), &status) < 0 || status.st_nlink > 0;
}

Result<LeftLog> LeftLog::open(const QString &path)
{
    LeftLog log;
    log.m_path = path;
    log.m_folder = logFolder(QFileInfo(path).path());
    log.m_file = FileDescriptor(::openat(log.m_folder.get(), logName(path).constData(),
        O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!log.m_file)
        return errnoError(errno, FileReasons::opening, path);
    if (!isOursAlone(log.m_file.get()))
        return Error {ErrorCode::Denied, FileReasons::notOursAlone, path};
    return log;
}

bool LeftLog::isTaken(Lock lock)
{
    const int how = lock == Lock::Shared ? LOCK_SH : LOCK_EX;
    const bool isRefused = ::flock(m_file.get(), how | LOCK_NB) < 0;
    m_mayBeInUse = isRefused && errno != EWOULDBLOCK;
    return isRefused && !m_mayBeInUse;
}

Result<LeftLog> LeftLog::look(const QString &path)
{
    Result<LeftLog> log = open(path);
    if (!log)
        return log;
    if (log->isTaken(Lock::Shared))
        return inUse(path);
    ::flock(log->m_file.get(), LOCK_UN); // whoever wants it need not wait until it is read
    return log;
}

Result<LeftLog> LeftLog::claim(const QString &path)
{
    using namespace std::chrono_literals;
    constexpr int tries = 20; // others hold it for an instant when they look
    Result<LeftLog> log = open(path);
    if (!log)
        return log;
    for (int i = 0; log->isTaken(Lock::Exclusive); ++i) {
        if (i == tries)
            return inUse(path);
        std::this_thread::sleep_for(5ms);
    }
    if (!isOursAlone(log->m_file.get())) // it went meanwhile
        return Error {ErrorCode::NotFound, FileReasons::fileDeleted, path};
    return log;
}

Result<void> LeftLog::remove()
{
    if (!removeName(m_folder.get(), logName(m_path)))
        return errnoError(errno, FileReasons::deleting, m_path);
    return {};
}

Result<void> LeftLog::setAside()
{
    const QByteArray name = logName(m_path);
    return putNew(m_folder.get(), name, m_folder.get(), name + ".damaged", m_path);
}

RecordReader::RecordReader(int descriptor, QString path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

// Whether there is one.
Result<bool> RecordReader::readSignature()
{
    const Result<FileStamp> stamp = stampOf(m_descriptor, m_path);
    if (!stamp)
        return stamp.error();
    m_size = stamp->size;
    m_at.size = logSignature.size();
    const Result<QByteArray> found = readAt(m_descriptor, 0, logSignature.size(), m_path);
    if (!found)
        return found.error();
    return *found == logSignature;
}

Result<std::optional<QByteArray>> RecordReader::ended(End end)
{
    m_end = end;
    m_size = m_at.size; // nothing follows
    return std::optional<QByteArray>();
}

Result<std::optional<QByteArray>> RecordReader::next()
{
    const Result<bool> begun = m_size < 0 ? readSignature() : Result<bool>(true);
    if (!begun)
        return begun.error();
    if (!*begun)
        return ended(End::Damaged);
    const qint64 left = m_size - m_at.size;
    if (left == 0)
        return ended(m_end);
    if (left < recordHeadBytes)
        return ended(End::CutShort);
    const Result<QByteArray> head = readAt(m_descriptor, m_at.size, recordHeadBytes, m_path);
    if (!head)
        return head.error();
    const QByteArray length = head->left(lengthBytes);
    if (head->size() < recordHeadBytes
        || head->mid(lengthBytes, sizeof(quint16)) != shortSum(length))
        return ended(End::Damaged);
    const auto size = qFromLittleEndian<quint64>(length.constData());
    if (size > quint64(left - recordHeadBytes))
        return ended(End::CutShort);
    Result<QByteArray> record
        = readAt(m_descriptor, m_at.size + recordHeadBytes, qint64(size), m_path);
    if (!record)
        return record.error();
    const QByteArray sum = nextSum(m_at.sum, *record);
    if (sum != head->last(recordSumBytes))
        return ended(End::Damaged);
    m_at = {m_at.size + recordHeadBytes + qint64(size), sum};
    return std::optional(*std::move(record));
}

} // namespace kvlens
