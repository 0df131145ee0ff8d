// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// That a copy of a store is being made at a path, or was begun there and never finished: a file
// beside it says so, which whoever is killed leaves.
#pragma once

#include "stores/file/fileio.h"

namespace kvlens {

enum class CopyState : quint8 { None, BeingMade, Unfinished };
// Of what is at the path now. Whatever took the place of an unfinished copy is none.
CopyState copyStateAt(const QString &path);
QString copyMarkOf(const QString &path); // the file's path

// Held by whoever makes the copy, and locked (flock) as long as it lives. Threads: any, one at a
// time.
class CopyMark
{
public:
    // The folder around the path is there. Denied, NoSpace.
    static Result<CopyMark> set(const QString &path);

    // A file at the path is about to be replaced, or nothing is there yet: whatever is there from
    // now on is the copy …
    void expect() const;
    // … and this is it, now.
    void note() const;
    // The copy is whole, or gone.
    void remove() const;

private:
    CopyMark(QString path, FileDescriptor file)
        : m_path(std::move(path))
        , m_file(std::move(file))
    {
    }

    QString m_path; // of the copy
    FileDescriptor m_file;
};

} // namespace kvlens
