// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/cacheschema.h"

#include "stores/words/diskreasons.h"

#include <QSet>

namespace kvlens {

namespace {

constexpr char settingsTable[] = "CREATE TABLE Settings ( key TEXT NOT NULL UNIQUE, value)";

constexpr char cacheTable[]
    = "CREATE TABLE IF NOT EXISTS Cache ( rowid INTEGER PRIMARY KEY, key BLOB, raw INTEGER, "
      "store_time REAL, expire_time REAL, access_time REAL, access_count INTEGER DEFAULT 0, "
      "tag BLOB, size INTEGER DEFAULT 0, mode INTEGER DEFAULT 0, filename TEXT, value BLOB)";

// Without CREATE TRIGGER and the name.
struct CacheTrigger
{
    const char *name;
    const char *does;
};
constexpr CacheTrigger cacheTriggers[] = {
    {"Settings_count_insert",
        "AFTER INSERT ON Cache FOR EACH ROW BEGIN "
        "UPDATE Settings SET value = value + 1 WHERE key = \"count\"; END"},
    {"Settings_count_delete",
        "AFTER DELETE ON Cache FOR EACH ROW BEGIN "
        "UPDATE Settings SET value = value - 1 WHERE key = \"count\"; END"},
    {"Settings_size_insert",
        "AFTER INSERT ON Cache FOR EACH ROW BEGIN "
        "UPDATE Settings SET value = value + NEW.size WHERE key = \"size\"; END"},
    {"Settings_size_update",
        "AFTER UPDATE ON Cache FOR EACH ROW BEGIN "
        "UPDATE Settings SET value = value + NEW.size - OLD.size WHERE key = \"size\"; END"},
    {"Settings_size_delete",
        "AFTER DELETE ON Cache FOR EACH ROW BEGIN "
        "UPDATE Settings SET value = value - OLD.size WHERE key = \"size\"; END"},
};

// What the library's own defaults are, with which py-key-value opens a store without a size limit.
constexpr char defaultSettings[]
    = "INSERT OR IGNORE INTO Settings VALUES ('statistics', 0), ('tag_index', 0), "
      "('eviction_policy', 'none'), ('size_limit', 1073741824), ('cull_limit', 10), "
      "('sqlite_auto_vacuum', 1), ('sqlite_cache_size', 8192), ('sqlite_journal_mode', 'wal'), "
      "('sqlite_mmap_size', 67108864), ('sqlite_synchronous', 1), ('disk_min_file_size', 32768), "
      "('disk_pickle_protocol', 5), ('count', 0), ('size', 0), ('hits', 0), ('misses', 0)";

QByteArray statementOf(const CacheTrigger &trigger)
{
    return QByteArray("CREATE TRIGGER ") + trigger.name + ' ' + trigger.does;
}

// Empty: all triggers are those that the library makes, and all of those are there.
Result<Reason> whyOtherTriggers(const Database &database)
{
    Result<Statement> triggers
        = database.prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger'");
    if (!triggers)
        return triggers.error();
    QSet<QByteArray> wanted;
    for (const CacheTrigger &trigger : cacheTriggers)
        wanted.insert(statementOf(trigger));
    while (true) {
        const Result<bool> row = triggers->step();
        if (!row)
            return row.error();
        if (!*row)
            return wanted.isEmpty() ? Reason() : Reason(DiskReasons::triggersMissing);
        if (!wanted.remove(triggers->bytes(0).toByteArray().simplified()))
            return Reason(DiskReasons::strangeTriggers);
    }
}

// Whether it is a table with all columns that we use, each of them stored: no view, nothing
// virtual, no column that is worked out.
Result<bool> hasCacheTable(const Database &database)
{
    const Result<std::optional<qint64>> root = database.number(
        "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'Cache'");
    if (!root)
        return root.error();
    if (root->value_or(0) <= 0)
        return false;
    const Result<std::optional<qint64>> columns = database.number(
        "SELECT count(*) FROM pragma_table_xinfo('Cache') WHERE hidden = 0 AND name IN ('rowid', "
        "'key', 'raw', 'store_time', 'expire_time', 'access_time', 'access_count', 'tag', 'size', "
        "'mode', 'filename', 'value')");
    if (!columns)
        return columns.error();
    return columns->value_or(0) == 12;
}

// The library makes one table after the other, this one first: somebody is at it, or was.
Result<bool> isEmptyDatabase(const Database &database)
{
    const QByteArray others = "SELECT count(*) FROM sqlite_master WHERE name NOT IN "
                              "(SELECT name FROM sqlite_master WHERE sql = '"
        + QByteArray(settingsTable) + "' UNION SELECT 'sqlite_autoindex_Settings_1')";
    const Result<std::optional<qint64>> objects = database.number(others.constData());
    return objects ? Result<bool>(objects->value_or(0) == 0) : objects.error();
}

qint64 minFileSizeIn(const Database &database)
{
    const Result<std::optional<qint64>> size
        = database.number("SELECT value FROM Settings WHERE key = 'disk_min_file_size' AND "
                          "typeof(value) = 'integer'");
    const qint64 found = size ? size->value_or(usualMinFileSize) : usualMinFileSize;
    return found > 0 ? found : usualMinFileSize;
}

} // namespace

Result<CacheSchema> readCacheSchema(const Database &database)
{
    const Result<bool> isCache = hasCacheTable(database);
    if (!isCache)
        return isCache.error();
    if (!*isCache) {
        const Result<bool> isEmpty = isEmptyDatabase(database);
        if (!isEmpty)
            return isEmpty.error();
        if (*isEmpty)
            return CacheSchema {};
        return Error {ErrorCode::Unsupported, DiskReasons::noCacheTable};
    }
    const Result<Reason> why = whyOtherTriggers(database);
    if (!why)
        return why.error();
    return CacheSchema {true, *why, minFileSizeIn(database)};
}

Result<void> makeCacheSchema(const Database &database)
{
    QByteArray tables = QByteArray(settingsTable).replace("TABLE", "TABLE IF NOT EXISTS") + ';';
    tables += defaultSettings + QByteArray(";") + cacheTable + ';';
    tables += "CREATE UNIQUE INDEX IF NOT EXISTS Cache_key_raw ON Cache(key, raw);"
              "CREATE INDEX IF NOT EXISTS Cache_expire_time ON Cache (expire_time);";
    for (const CacheTrigger &trigger : cacheTriggers)
        tables
            += statementOf(trigger).replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS") + ';';
    // What is not in a transaction comes first: it shapes a file that has no page yet.
    for (const QByteArray &step : {QByteArray("PRAGMA auto_vacuum=1; PRAGMA journal_mode=WAL"),
             QByteArray("BEGIN IMMEDIATE"), tables, QByteArray("COMMIT")}) {
        const Result<void> done = database.run(step.constData());
        if (done)
            continue;
        [[maybe_unused]] const Result<void> undone = database.run("ROLLBACK");
        return done;
    }
    return {};
}

bool showsCacheSchema(const QByteArray &head)
{
    return head.contains("CREATE TABLE Cache (") && head.contains("CREATE TABLE Settings (");
}

} // namespace kvlens
