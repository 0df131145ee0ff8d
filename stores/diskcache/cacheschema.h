// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables of a diskcache folder: whether they are what the library makes, and making them.
#pragma once

#include "stores/diskcache/database.h"

namespace kvlens {

constexpr qint64 usualMinFileSize = 32768;

struct CacheSchema
{
    bool isThere = false; // the tables are; else the database is as good as new: none, or the first
    Reason readOnly = {}; // why nothing may be written to it; empty: it may
    qint64 minFileSize = usualMinFileSize; // texts of so many characters get a file of their own
};

// Unsupported: there are tables, but none as diskcache makes it. Else as Statement::step().
Result<CacheSchema> readCacheSchema(const Database &database);

// Makes what a new, empty database needs. Another program may be doing the same.
Result<void> makeCacheSchema(const Database &database);

// Whether the first bytes of a database file, or of its log, show those tables.
bool showsCacheSchema(const QByteArray &head);

} // namespace kvlens
