// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file of records that is appended to, so that whatever was once written down is there again
// after a crash.
//
// First a signature. Then of each record its length, a checksum of that, one of the record and all
// that stands before it, and the record. What a process that was killed has appended in part has an
// end that is missing: readers stop there, and take what stands before it. The file is readable for
// nobody else from its first instant.
#pragma once

#include "stores/file/fileio.h"

#include <functional>
#include <optional>

namespace kvlens {

class TempFile;

using RecordSink = std::function<Result<void>(const QByteArray &record)>;
// Gives all records of one step to the sink, and ends with the first error of that.
using RecordSource = std::function<Result<void>(const RecordSink &sink)>;

// One that is ours to write. Locked (flock) as long as this lives, where the file system has locks:
// so others see that a living process has it.
class RecordLog
{
public:
    // In the folder, under a name that is not there yet; durable when it returns. Leftovers of
    // killed processes in the folder are removed. Conflict: the name is taken. Denied, NoSpace.
    static Result<RecordLog> make(
        const QString &folder, const QString &name, const RecordSource &records);

    // Durable when it returns. After an error what was appended may be there in part, and nothing
    // can be appended any more (isSound()): it has to be replaced, or made anew.
    Result<void> append(const RecordSource &records);
    // These instead of all others, in one step: a new file takes its name.
    Result<void> replace(const RecordSource &records);
    Result<void> remove();

    bool isSound() const { return m_isSound; }
    bool isInPlace() const; // false: somebody has removed the file
    qint64 size() const { return m_end.size; } // in bytes
    QString path() const { return m_path; }

    // Where the next record goes.
    struct End
    {
        qint64 size = 0;
        QByteArray sum = {}; // of all before it
    };

private:
    RecordLog(FileDescriptor folder, QString path);
    Result<TempFile> written(const RecordSource &records, End &end) const;

    FileDescriptor m_folder;
    QString m_path;
    FileDescriptor m_file;
    End m_end;
    bool m_isSound = true;
};

// One that was left by a process that is gone.
class LeftLog
{
public:
    // To be read, by others too. Conflict: a process has it. Denied: it is not ours alone, so it
    // may say anything. NotFound.
    static Result<LeftLog> look(const QString &path);
    // Locked as long as this lives: nobody else takes it meanwhile.
    static Result<LeftLog> claim(const QString &path);

    int descriptor() const { return m_file.get(); }
    QString path() const { return m_path; }
    // Whether the file system has no locks, so that nobody can tell.
    bool mayBeInUse() const { return m_mayBeInUse; }
    Result<void> remove();
    Result<void> setAside(); // under the same name with ".damaged", unless there is such a one

private:
    enum class Lock : quint8 { Shared, Exclusive };
    static Result<LeftLog> open(const QString &path);
    bool isTaken(Lock lock); // by a process; else it is locked now, as far as there are locks

    QString m_path;
    FileDescriptor m_folder;
    FileDescriptor m_file;
    bool m_mayBeInUse = false;
};

// Reads a log from its beginning as far as it is whole.
class RecordReader
{
public:
    enum class End : quint8 {
        Whole,
        CutShort, // in the middle of a record: whoever wrote it was killed
        Damaged, // what follows is not what was written
    };

    RecordReader(int descriptor, QString path); // borrowed; the path is for errors
    // Nothing: that was the last one, and end() tells what comes behind it. Unavailable.
    Result<std::optional<QByteArray>> next();
    End end() const { return m_end; }

private:
    Result<std::optional<QByteArray>> ended(End end);
    Result<bool> readSignature();

    int m_descriptor;
    QString m_path;
    qint64 m_size = -1; // of the file; -1: not looked at yet
    RecordLog::End m_at;
    End m_end = End::Whole;
};

} // namespace kvlens
