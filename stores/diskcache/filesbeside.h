// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What SQLite makes beside a database that is open: the log and its index.
#pragma once

#include <QString>

namespace kvlens {

// Made before the database is opened.
class FilesBeside
{
public:
    explicit FilesBeside(const QString &database);

    // Nobody had it open, then.
    bool wereMissing() const { return m_wereMissing; }
    // Those that were made since and got no contents, once it is closed again: SQLite leaves them
    // where it finds no room. Not if somebody has them open by now.
    void removeNew() const;

private:
    QString m_database;
    bool m_wereMissing;
};

// A database that could not be made whole, in a folder that was made for it; it is closed.
void removeDatabase(const QString &database);
// The same of one that was made whole, and into which nothing could be written then. Stays, with
// false, if another program has it open by now.
bool removeUnusedDatabase(const QString &database);

} // namespace kvlens
