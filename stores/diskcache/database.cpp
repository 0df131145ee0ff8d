// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/database.h"

#include "stores/diskcache/databaselocks.h"
#include "stores/pathtext.h"
#include "stores/words/diskreasons.h"
#include "stores/words/filereasons.h"
#include "stores/words/reasons.h"

#include <atomic>
#include <chrono>
#include <sqlite3.h>
#include <thread>

namespace kvlens {

namespace {

using SqliteClock = std::chrono::steady_clock;

constexpr auto longestWait = std::chrono::seconds(60); // as the library's
constexpr auto untoldWait = std::chrono::seconds(1);
constexpr auto shortPause = std::chrono::milliseconds(10);
constexpr int pagesBetweenLooks = 1'000; // while a database is copied: four megabytes
constexpr int stepsBetweenLooks = 20'000; // of SQLite's machine: a millisecond or two

std::atomic<qint64> openDatabases = 0; // in all threads

ErrorCode sqliteCode(int result)
{
    // The index of the log cannot have its size: how a full disk shows to readers.
    if (result == SQLITE_IOERR_SHMSIZE || result == SQLITE_IOERR_SHMOPEN)
        return ErrorCode::NoSpace;
    switch (result & 0xff) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::Denied;
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_ERROR: // the schema is not what we take it for
        return ErrorCode::Corrupt;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_TOOBIG:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return ErrorCode::Invalid;
    default:
        return ErrorCode::Unavailable;
    }
}

// A transaction that fails so may be over by then, as if nothing was being written.
bool isOfWriting(int result)
{
    return (result & 0xff) == SQLITE_FULL || result == SQLITE_IOERR_WRITE
        || result == SQLITE_IOERR_FSYNC || result == SQLITE_IOERR_DIR_FSYNC
        || result == SQLITE_IOERR_TRUNCATE;
}

QString fileOf(sqlite3 *database)
{
    return pathText(sqlite3_db_filename(database, "main"));
}

Error sqliteError(sqlite3 *database, int result)
{
    const ErrorCode code = sqliteCode(result);
    if (code == ErrorCode::Cancelled)
        return {code, Reasons::cancelled};
    const int primary = result & 0xff;
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
        return {ErrorCode::Unavailable, DiskReasons::busy, fileOf(database)};
    const Reason said = quoted(QString::fromUtf8(sqlite3_errmsg(database)));
    const bool isWriting = isOfWriting(result)
        || (sqlite3_get_autocommit(database) == 0 && code != ErrorCode::Corrupt);
    return {code, isWriting ? DiskReasons::writing.with(said) : DiskReasons::reading.with(said),
        fileOf(database)};
}

QByteArray frozenUri(const QString &path)
{
    return "file:" + pathBytes(path).toPercentEncoding("/") + "?immutable=1";
}

int flagsFor(Database::Access access)
{
    constexpr int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW
        | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case Database::Access::Frozen:
        return always | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Database::Access::Read:
        return always | SQLITE_OPEN_READONLY;
    case Database::Access::Watch:
    case Database::Access::Write:
        return always | SQLITE_OPEN_READWRITE;
    case Database::Access::Create:
        break;
    }
    return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

void distrustSchema(sqlite3 *database)
{
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void Statement::bindNull(int place)
{
    sqlite3_bind_null(m_statement.get(), place);
}

void Statement::bindInteger(int place, qint64 number)
{
    sqlite3_bind_int64(m_statement.get(), place, number);
}

void Statement::bindReal(int place, double number)
{
    sqlite3_bind_double(m_statement.get(), place, number);
}

// An empty view may have no data, which SQLite would take for NULL.
void Statement::bindText(int place, QByteArrayView text)
{
    const char *data = text.isEmpty() ? "" : text.data();
    sqlite3_bind_text64(m_statement.get(), place, data, static_cast<sqlite3_uint64>(text.size()),
        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bindBlob(int place, QByteArrayView bytes)
{
    const char *data = bytes.isEmpty() ? "" : bytes.data();
    sqlite3_bind_blob64(m_statement.get(), place, data, static_cast<sqlite3_uint64>(bytes.size()),
        SQLITE_TRANSIENT);
}

Result<bool> Statement::step()
{
    const int result = sqlite3_step(m_statement.get());
    if (result == SQLITE_ROW)
        return true;
    sqlite3 *database = sqlite3_db_handle(m_statement.get());
    const std::optional<Error> error
        = result == SQLITE_DONE ? std::nullopt : std::optional(sqliteError(database, result));
    reset();
    if (error)
        return *error;
    return false;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

SqlType Statement::type(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return SqlType::Integer;
    case SQLITE_FLOAT:
        return SqlType::Real;
    case SQLITE_TEXT:
        return SqlType::Text;
    case SQLITE_BLOB:
        return SqlType::Blob;
    default:
        return SqlType::Null;
    }
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QByteArrayView Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return {data, data ? sqlite3_column_bytes(m_statement.get(), column) : 0};
}

struct Database::Patience
{
    std::stop_token stop = {};
    SqliteClock::time_point waitsSince = {};
    std::function<void()> onWait = {};
    bool isTold = false; // of this wait

    static int onProgress(void *self)
    {
        return static_cast<Patience *>(self)->stop.stop_requested();
    }

    // Answers 0 to give up.
    static int onBusy(void *self, int times)
    {
        auto *patience = static_cast<Patience *>(self);
        const SqliteClock::time_point now = SqliteClock::now();
        if (times == 0) {
            patience->waitsSince = now;
            patience->isTold = false;
        }
        if (patience->onWait && now - patience->waitsSince > untoldWait
            && !std::exchange(patience->isTold, true))
            patience->onWait();
        if (patience->stop.stop_requested() || now - patience->waitsSince > longestWait)
            return 0;
        std::this_thread::sleep_for(shortPause);
        return 1;
    }
};

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
    --openDatabases;
}

Database::Database()
    : m_patience(new Patience)
{
}

Database::Database(Database &&other) noexcept = default;

Database &Database::operator=(Database &&other) noexcept
{
    m_path.swap(other.m_path);
    std::swap(m_access, other.m_access);
    m_patience.swap(other.m_patience);
    m_database.swap(other.m_database);
    return *this;
}

Database::~Database() = default;

Result<Database> Database::open(const QString &path, Access access)
{
    Database opened;
    opened.m_path = path;
    opened.m_access = access;
    const Result<void> connected = opened.connect();
    return connected ? Result<Database>(std::move(opened)) : connected.error();
}

qint64 Database::openCount()
{
    return openDatabases;
}

void Database::rest()
{
    m_database.reset();
}

Result<void> Database::resume()
{
    if (!isResting())
        return {};
    if (m_access == Access::Create) // it was made
        m_access = Access::Write;
    const Result<void> connected = connect();
    if (!connected)
        m_database.reset();
    return connected;
}

Result<void> Database::connect()
{
    giveLocksToFiles();
    const bool isFrozen = m_access == Access::Frozen;
    const QByteArray name = isFrozen ? frozenUri(m_path) : pathBytes(m_path);
    // What a program that was killed has left in the log stays there, unless something is written.
    const bool isForLook = m_access == Access::Watch || m_access == Access::Write;
    const bool keepsLog = isForLook && pathExists(m_path + QLatin1String("-wal"));
    sqlite3 *database = nullptr;
    const int result = sqlite3_open_v2(name.constData(), &database, flagsFor(m_access), nullptr);
    openDatabases += database ? 1 : 0;
    m_database.reset(database);
    if (result != SQLITE_OK) {
        const Reason said = quoted(QString::fromUtf8(sqlite3_errstr(result)));
        return Error {sqliteCode(result), DiskReasons::opening.with(said), m_path};
    }
    distrustSchema(database);
    if (keepsLog)
        sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_busy_handler(database, Patience::onBusy, m_patience.get());
    sqlite3_progress_handler(database, stepsBetweenLooks, Patience::onProgress, m_patience.get());
    const bool writes = m_access == Access::Write || m_access == Access::Create;
    const char *settings = writes
        ? "PRAGMA mmap_size=0; PRAGMA cell_size_check=1; PRAGMA synchronous=FULL"
        : "PRAGMA mmap_size=0; PRAGMA cell_size_check=1; PRAGMA query_only=1";
    return run(settings);
}

Result<void> Database::copyInto(const QString &to, const std::stop_token &stop) const
{
    const Result<Database> copied = open(to, Access::Create);
    if (!copied)
        return copied.error();
    // A copy that is not finished is worth nothing: no journal needs to lie beside it. There is one
    // all the same, as SQLite does not do without where it distrusts the schema.
    if (Result<void> set = copied->run("PRAGMA journal_mode=MEMORY"); !set)
        return set.error();
    watch(stop);
    sqlite3 *const target = copied->m_database.get();
    sqlite3_backup *const copying = sqlite3_backup_init(target, "main", m_database.get(), "main");
    if (!copying)
        return sqliteError(target, sqlite3_extended_errcode(target));
    int result = SQLITE_OK;
    while (result == SQLITE_OK && !stop.stop_requested())
        result = sqlite3_backup_step(copying, pagesBetweenLooks);
    sqlite3_backup_finish(copying);
    if (result == SQLITE_OK)
        return Error {ErrorCode::Cancelled, Reasons::cancelled};
    return result == SQLITE_DONE ? Result<void>() : sqliteError(target, result);
}

// A file that is said to end in the middle of a page reads as zeros to SQLite. A database that is
// damaged itself has no better copy. Nobody else knows the copy yet: looking at it leaves nothing
// beside it, though it may be one with a log.
Result<void> Database::checkCopy(const QString &path, const std::stop_token &stop) const
{
    const Result<Database> copied = open(path, Access::Frozen);
    if (!copied)
        return copied.error();
    copied->watch(stop);
    const Result<std::optional<QString>> fault = copied->firstFault();
    if (!fault)
        return fault.error();
    if (!*fault)
        return {};
    const Result<std::optional<QString>> own = firstFault();
    if (!own)
        return own.error();
    return *own ? Result<void>()
                : Error {ErrorCode::Unavailable, FileReasons::readsOtherwise, path};
}

Result<void> Database::copy(const QString &path, const QString &to, const std::stop_token &stop)
{
    const Result<Database> from = open(path, Access::Watch);
    if (!from)
        return from.error();
    if (Result<void> copied = from->copyInto(to, stop); !copied)
        return copied;
    return from->checkCopy(to, stop);
}

void Database::watch(const std::stop_token &stop) const
{
    m_patience->stop = stop;
}

void Database::letLogGo() const
{
    sqlite3_db_config(m_database.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

void Database::tellWaits(std::function<void()> onWait) const
{
    m_patience->onWait = std::move(onWait);
}

Result<Statement> Database::prepare(const QByteArray &sql) const
{
    sqlite3_stmt *prepared = nullptr;
    const int result
        = sqlite3_prepare_v2(m_database.get(), sql.constData(), -1, &prepared, nullptr);
    if (result != SQLITE_OK)
        return sqliteError(m_database.get(), result);
    return Statement(prepared);
}

Result<void> Database::run(const char *sql) const
{
    const int result = sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr);
    return result == SQLITE_OK ? Result<void>() : sqliteError(m_database.get(), result);
}

Result<std::optional<qint64>> Database::number(const char *sql) const
{
    Result<Statement> statement = prepare(sql);
    if (!statement)
        return statement.error();
    const Result<bool> row = statement->step();
    if (!row)
        return row.error();
    return *row ? std::optional(statement->integer(0)) : std::nullopt;
}

Result<std::optional<QString>> Database::firstFault() const
{
    // What a schema asks to be checked may be anything.
    if (Result<void> set = run("PRAGMA ignore_check_constraints=1"); !set)
        return set.error();
    Result<Statement> check = prepare("PRAGMA quick_check(1)");
    if (!check)
        return check.error();
    const Result<bool> row = check->step();
    if (!row)
        return row.error();
    const QString said = *row ? QString::fromUtf8(check->bytes(0)) : QString();
    check.value().reset();
    if (Result<void> set = run("PRAGMA ignore_check_constraints=0"); !set)
        return set.error();
    return said == u"ok" ? std::nullopt : std::optional(said);
}

ReadTransaction::ReadTransaction(const Database &database)
    : m_database(database)
    , m_isOpen(database.run("BEGIN").has_value())
{
}

ReadTransaction::~ReadTransaction()
{
    if (m_isOpen) [[maybe_unused]]
        const Result<void> done = m_database.run("COMMIT");
}

} // namespace kvlens
