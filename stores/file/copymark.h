// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// That a copy of a store is being made at a path, or was begun there and never finished: a file
// beside it says so, which whoever is killed leaves.
#pragma once

#include "stores/file/fileio.h"

#include <memory>

namespace kvlens {

enum class CopyState : quint8 { None, BeingMade, Unfinished };
// Of what is at the path now. Whatever took the place of an unfinished copy is none, as is a file
// that was written to since.
CopyState copyStateAt(const QString &path);
QString copyMarkOf(const QString &path); // the file's path

// A whole file, which is open, is about to get the path, without links: where a copy is being made
// there by this process, it is the copy from then on. Threads: any.
void noteCopyAhead(const QString &path, int fd);

// Held by whoever makes the copy, and locked (flock) as long as it lives. Threads: any, one at a
// time.
class CopyMark
{
public:
    // The folder around the path is there. Once it is set no power cut takes it away. Denied,
    // NoSpace.
    static Result<CopyMark> set(const QString &path);

    // What is at the path now is the copy; until then, a folder that is there is, whichever it is.
    void note() const;
    // The copy is whole, or gone; neither does it come back.
    void remove() const;

private:
    CopyMark(const QString &path, FileDescriptor file);
    void clear() const;

    QString m_path; // of the copy
    FileDescriptor m_file;
    std::shared_ptr<void> m_held; // as long as it is there, noteCopyAhead() knows of it
};

} // namespace kvlens
