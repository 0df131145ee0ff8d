// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The open database of a diskcache folder, and whether it still is the one that was opened.
#pragma once

#include "stores/backend.h"
#include "stores/diskcache/cacheschema.h"
#include "stores/diskcache/rowkey.h"
#include "stores/file/filestamp.h"

namespace kvlens {

constexpr char cacheFileName[] = "cache.db";

// Whether a database of diskcache is in the folder, by its first bytes.
bool holdsCache(const QString &folder);

// Whether that is why a cache was not opened: it can become one, by OpenMode::Create.
bool isWithoutTables(const Error &error);

class CacheConnection
{
public:
    // `folder` is absolute, without links. In OpenMode::Create what is missing is made, and nothing
    // is written in any other. What is not a `store` opens for reading, but for caches of other
    // programs as a DiskStore.
    // NotFound: no database. Unsupported, Corrupt: it is none of diskcache's. Denied, Unavailable.
    static Result<CacheConnection> open(
        const QByteArray &folder, OpenMode mode, RowsOf store, const std::stop_token &stop);

    const Database &database() const { return m_database; }
    // For reading beside it, on another thread. It goes first. Errors as open().
    Result<Database> openAnother() const;
    const CacheSchema &schema() const { return m_schema; }
    RowsOf rows() const { return m_rows; } // by what is in them; of none, as was asked
    bool isEmpty() const { return m_isEmpty; } // there were no rows
    bool namesCollections() const { return m_namesCollections; } // an envelope that was looked at
    const Reason &readOnlyReason() const { return m_readOnly; } // empty: it can be written to
    const QList<Problem> &problems() const { return m_problems; }
    const std::optional<Error> &damage() const { return m_damage; } // that was met by then

    // From now on changes of others are counted.
    Result<void> settle();
    // Whether others have changed anything since.
    Result<Freshness> freshness() const;
    // Closes the database, of which nothing is in use, and opens it again; what others change
    // meanwhile counts. Errors as checkUntouched(), Database::open().
    void rest();
    Result<void> resume();
    bool isResting() const { return m_database.isResting(); }

    // Conflict: another database has taken the place of this one, or, where no lock keeps others
    // from it, it was written to.
    Result<void> checkUntouched() const;

private:
    CacheConnection(Database database, QString path, FileStamp stamp, bool isFrozen);
    // The files as they are, and whether others had changed anything by then.
    struct Rest
    {
        FileStamp database;
        FileStamp log; // nothing: there is none, or nothing in it
        bool isChanged = false;
        bool isLike(const Rest &other) const;
    };
    Result<Rest> filesAtRest() const;
    Result<void> checkSchema() const;
    static Result<CacheConnection> openAs(Database::Access access, OpenMode mode,
        const QString &path, RowsOf store, const std::stop_token &stop);
    Result<CacheSchema> awaitSchema(const std::stop_token &stop) const;
    FileStamp lastChange() const;
    Result<void> look(RowsOf store, const std::stop_token &stop);
    Result<void> makeTables() const;

    Database m_database;
    QString m_path;
    FileStamp m_stamp; // when it was opened
    bool m_isFrozen; // opened without locks, as nobody here can write to it
    CacheSchema m_schema;
    RowsOf m_rows = RowsOf::DiskStore;
    bool m_isEmpty = true;
    bool m_namesCollections = false;
    Reason m_readOnly;
    QList<Problem> m_problems;
    std::optional<Error> m_damage;
    std::optional<Rest> m_rest; // while it rests, what is known of its files
    qint64 m_changes = 0; // of others, as SQLite counts them
};

} // namespace kvlens
