// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A new file that is not yet in its place: in the folder where it will be, without a name as long
// as it can be, or under one that nobody can guess, and only for our eyes until it is whole.
#pragma once

#include "stores/file/fileio.h"
#include "stores/file/filestamp.h"

namespace kvlens {

// ".kvlens-" + 16 random characters + ".tmp", which no library takes for data.
constexpr char tempPrefix[] = ".kvlens-";
constexpr char tempSuffix[] = ".tmp";
QByteArray newTempName();
bool isTempName(QByteArrayView name);

// What belongs to a file that is not there yet.
constexpr unsigned privateMode = 0600;

// Locked (flock) as long as this lives, where the file system has locks: a name without a lock is
// what a killed process left.
class TempFile
{
public:
    // In the open folder `folder`, which outlives this; O_EXCL, mode 0600. `path`, of what it will
    // be, is for errors, which name the obstacle. Denied, NoSpace.
    static Result<TempFile> make(int folder, const QString &path);
    // The same without a name, where the file system can do that: to whoever lists the folder
    // meanwhile it is not there, and nothing remains of it after a crash.
    static Result<TempFile> makeNameless(int folder, const QString &path);
    // It gets the name under which it is exchanged for the file that has this stamp …
    Result<void> giveNameFor(const FileStamp &old);
    // … or the one that it is to have. Conflict: that is taken.
    Result<void> becomes(const QByteArray &name);
    TempFile(TempFile &&other) noexcept;
    TempFile &operator=(TempFile &&other) noexcept;
    ~TempFile(); // removes the file unless it was let go

    int folder() const { return m_folder; }
    int descriptor() const { return m_fd.get(); }
    const QByteArray &name() const { return m_name; }
    const QString &path() const { return m_path; }

    // It has another name by now, or is to stay …
    void letGo() { m_isOurs = false; }
    // … and is somebody else's to close.
    FileDescriptor takeDescriptor()
    {
        letGo();
        return std::move(m_fd);
    }

private:
    TempFile(int folder, QByteArray name, FileDescriptor fd, QString path);
    int link(const QByteArray &name) const;
    int rename(const QByteArray &name);

    int m_folder;
    QByteArray m_name;
    FileDescriptor m_fd;
    QString m_path;
    bool m_isOurs = true; // to be removed
};

// Removes a name; a call that fails is made once more. Absence is no failure.
bool removeName(int folder, const QByteArray &name);

} // namespace kvlens
