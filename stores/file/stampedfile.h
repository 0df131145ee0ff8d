// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes of a file as it was opened. It is read by position and never mapped: another program
// may truncate it in place. After each read it is looked whether the open file is still as it was,
// so that nothing is ever answered that is not of it; what is put in its place by a rename does not
// matter to who reads, and freshness() tells of it. Nor does it matter that a rename changes the
// time of change of the file that it takes away; nor, once learnContents() is done, that its times
// change while its contents do not, as by chmod, touch, or another name that it is given.
#pragma once

#include "stores/deadline.h"
#include "stores/file/fileio.h"
#include "stores/file/filestamp.h"
#include "stores/json/span.h"
#include "stores/loading.h"

#include <QCryptographicHash>

#include <memory>
#include <optional>

namespace kvlens {

enum class MissingFile : quint8 { IsError, IsEmpty };
// Who has written the file last: what others wrote just now may not be all that they write.
enum class LastWriter : quint8 { Others, Us };

// Threads: reading on any, several at a time.
class StampedFile
{
public:
    // A file that is not there, and holds nothing.
    explicit StampedFile(QString path = {})
        : m_path(std::move(path))
    {
    }
    // NotFound (if that is an error), Denied, Unsupported. Of a file that others have changed just
    // now it waits for the clock, see settledStampOf().
    static Result<StampedFile> open(
        const QString &path, MissingFile missing, LastWriter last = LastWriter::Others);

    const QString &path() const { return m_path; }
    bool isThere() const { return bool(m_fd); }
    const FileStamp &stamp() const { return m_stamp; }
    // Of what is read.
    int descriptor() const { return m_decoded ? m_decoded.get() : m_fd.get(); }
    Result<qint64> size() const;
    // From now on these are its bytes: what it says, in other words. The stamp is still the file's.
    void setDecoded(FileDescriptor bytes) { m_decoded = std::move(bytes); }

    // As readAt() and readInto(). Conflict: another program wrote into the file.
    Result<QByteArray> read(qint64 offset, qint64 size) const;
    Result<qint64> readInto(qint64 offset, char *bytes, qint64 size) const;
    // As read(); the file outlives it.
    json::ReadAt reader() const;
    // For who reads by other means: whether what was read so far is of the file. Conflict.
    Result<void> checkUntouched() const;
    // We gave it another name, or took one away: the time of change that follows is not another
    // program's.
    void noteRenamed();
    // Whether the path still leads to this file, as it was. Where only its times are others, and
    // its contents are known, these are read again; its stamp is then the new one.
    Result<Freshness> freshness();
    // Goes on to learn what the contents of the open file are, by a digest, so that freshness() and
    // reads can tell; nothing of a file that is very long. Without effect once another program
    // wrote.
    void learnContents(const Deadline &deadline);

private:
    bool mayBeSame(const FileStamp &now) const;
    std::optional<FileStamp> stampOfSame() const;

    QString m_path;
    FileDescriptor m_fd;
    FileDescriptor m_decoded;
    FileStamp m_stamp;
    QByteArray m_contents; // their digest; empty: not known
    std::optional<FileStamp> m_otherStamp; // of contents that are others
    std::unique_ptr<QCryptographicHash> m_learnt; // of the first bytes, while not all are
    qint64 m_learntBytes = 0;
};

} // namespace kvlens
