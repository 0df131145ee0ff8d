// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Value files that no row of the database names: what a program leaves that was killed while it
// wrote, or lost its database.
#pragma once

#include "stores/diskcache/database.h"
#include "stores/diskcache/valuefiles.h"
#include "stores/entry.h"

#include <vector>

namespace kvlens {

// They are entries of a collection that is listed nowhere: the key is the name of the file. In a
// MultiDiskStore its group begins with the folder, "x/cache.db".
constexpr char unusedFiles[] = "unused files";
bool isUnusedFile(const EntryRef &ref);

// Which files the rows name. Memory: eight bytes for each.
class UsedFiles
{
public:
    static Result<UsedFiles> of(const Database &database);
    bool has(const QByteArray &name) const;

private:
    std::vector<quint64> m_hashes; // sorted; two names of one hash both count as used
};

// Those that no row names and that nobody has written to for some minutes: a program makes the file
// before the row. In their order.
Result<QList<QByteArray>> findUnusedFiles(
    const Database &database, const ValueFiles &files, const std::stop_token &stop);

} // namespace kvlens
