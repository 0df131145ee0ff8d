// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/cacheconnection.h"

#include "stores/diskcache/filesbeside.h"
#include "stores/diskcache/rowsorigin.h"
#include "stores/file/awaitedend.h"
#include "stores/file/errnoerror.h"
#include "stores/file/fileio.h"
#include "stores/file/replaceable.h"
#include "stores/file/sharing.h"
#include "stores/pathtext.h"
#include "stores/words/diskreasons.h"
#include "stores/words/filereasons.h"
#include "stores/words/reasons.h"

#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kvlens {

namespace {

using Access = Database::Access;

constexpr qint64 schemaBytes = 64 * 1024; // in which the schema of a small database stands

bool mayWrite(const QByteArray &path, int what)
{
    return ::faccessat(AT_FDCWD, path.constData(), what, AT_EACCESS) == 0;
}

// Empty: the database can be written to.
Reason whyNotWritable(const QByteArray &folder, const QByteArray &file)
{
    if (!mayWrite(folder, W_OK | X_OK))
        return FileReasons::folderNotWritable.with(pathText(folder));
    if (isAppendOnly(pathText(folder)))
        return FileReasons::storeAppendOnly.with(pathText(folder));
    return mayWrite(file, W_OK) ? Reason() : Reason(FileReasons::noPermissionToWrite);
}

// A log in the folder holds changes that are not in the database yet.
bool hasLog(const QString &path)
{
    return fileSizeAt(path + QLatin1String("-wal")) > 0;
}

// Others may be at work where the index of the log is there, which SQLite needs to read beside
// them.
Access accessWithoutWriting(const QString &path)
{
    return pathExists(path + QLatin1String("-shm")) ? Access::Read : Access::Frozen;
}

Access accessFor(const QByteArray &folder, const QString &path, OpenMode mode)
{
    if (!whyNotWritable(folder, pathBytes(path)).isEmpty())
        return accessWithoutWriting(path);
    return mode == OpenMode::ReadOnly ? Access::Watch : Access::Write;
}

// NotFound: it is not there, or nothing was written into it yet. Denied: it is no file of this
// folder.
Result<void> checkDatabaseFile(const QByteArray &file)
{
    struct stat status = {};
    if (::lstat(file.constData(), &status) < 0)
        return errno == ENOENT || errno == ENOTDIR
            ? Error {ErrorCode::NotFound, DiskReasons::noDatabase, pathText(file)}
            : errnoError(errno, FileReasons::opening, pathText(file));
    if (!S_ISREG(status.st_mode))
        return Error {ErrorCode::Denied, DiskReasons::linkedDatabase, pathText(file)};
    if (status.st_size == 0 && !hasLog(pathText(file)))
        return Error {ErrorCode::NotFound, DiskReasons::noDatabase, pathText(file)};
    return {};
}

// Its owner's from the first byte on: so is what SQLite makes beside it.
void makeDatabaseFile(const QByteArray &file)
{
    constexpr mode_t usual = 0644; // as SQLite makes it
    const FileDescriptor made(
        ::open(file.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, usual));
    if (made)
        giveToOwnerAround(file);
}

Result<qint64> changesOfOthers(const Database &database)
{
    const Result<std::optional<qint64>> version = database.number("PRAGMA data_version");
    return version ? Result<qint64>(version->value_or(0)) : version.error();
}

// Why what is of one origin is not written to as of another; empty: it is.
Reason whyOfOther(RowsOf store, RowsOf rows)
{
    if (rows == store || (rows == RowsOf::AnyProgram && store == RowsOf::DiskStore))
        return {};
    switch (rows) {
    case RowsOf::DiskStore:
        return DiskReasons::ofDiskStore;
    case RowsOf::MultiDiskStore:
    case RowsOf::OldMultiDiskStore:
        return DiskReasons::ofMultiDiskStore;
    case RowsOf::AnyProgram:
        break;
    }
    return DiskReasons::notOfLibrary;
}

Problem unreadLog(const QString &path)
{
    return {QStringLiteral("log"), Severity::Warning,
        {ErrorCode::Denied, DiskReasons::logUnread, path}, {}, {}, true};
}

} // namespace

// A database that was never merged with its log has the schema in the log alone.
bool holdsCache(const QString &folder)
{
    for (const char *suffix : {"", "-wal"}) {
        const QString path = folder + u'/' + QLatin1String(cacheFileName) + QLatin1String(suffix);
        const Result<FileDescriptor> file = openForReading(path);
        const Result<QByteArray> head
            = file ? readAt(file->get(), 0, schemaBytes, path) : Result<QByteArray>(file.error());
        if (head && showsCacheSchema(*head))
            return true;
    }
    return false;
}

bool isWithoutTables(const Error &error)
{
    return error.detail.isOf(DiskReasons::noTables);
}

CacheConnection::CacheConnection(Database database, QString path, FileStamp stamp, bool isFrozen)
    : m_database(std::move(database))
    , m_path(std::move(path))
    , m_stamp(stamp)
    , m_isFrozen(isFrozen)
{
}

Result<CacheConnection> CacheConnection::open(
    const QByteArray &folder, OpenMode mode, RowsOf store, const std::stop_token &stop)
{
    const QByteArray file = folder + '/' + cacheFileName;
    const QString path = pathText(file);
    const Result<void> checked = checkDatabaseFile(file);
    const bool isNew = !checked && checked.error().code == ErrorCode::NotFound;
    if (!checked && (!isNew || mode != OpenMode::Create))
        return checked.error();
    const Access access = isNew ? Access::Create : accessFor(folder, path, mode);
    if (isNew)
        makeDatabaseFile(file);
    const FilesBeside beside(path);
    Result<CacheConnection> opened = openAs(access, mode, path, store, stop);
    if (!opened && !isNew && beside.wereMissing() && opened.error().code == ErrorCode::NoSpace) {
        beside.removeNew();
        const Reason why = DiskReasons::noRoomBeside.with(opened.error().detail);
        opened = openAs(Access::Frozen, mode, path, store, stop);
        if (opened)
            opened->m_readOnly = why;
    } else if (opened && (access == Access::Frozen || access == Access::Read)) {
        opened->m_readOnly = whyNotWritable(folder, file);
    }
    if (opened && mode == OpenMode::ReadOnly)
        opened->m_readOnly = Reasons::openedReadOnly;
    return opened;
}

Result<CacheConnection> CacheConnection::openAs(Database::Access access, OpenMode mode,
    const QString &path, RowsOf store, const std::stop_token &stop)
{
    Result<Database> database = Database::open(path, access);
    if (!database)
        return database.error();
    const Result<FileStamp> stamp = stampOf(path);
    if (!stamp)
        return stamp.error();
    CacheConnection opened(*std::move(database), path, *stamp, access == Access::Frozen);
    const bool writes = access == Access::Write || access == Access::Create;
    Result<void> looked = opened.look(store, stop);
    if (!looked && isWithoutTables(looked.error()) && writes && mode == OpenMode::Create) {
        looked = opened.makeTables();
        if (looked)
            looked = opened.look(store, stop);
    }
    if (!looked) {
        Error error = looked.error();
        if (error.subject.isEmpty())
            error.subject = path;
        return error;
    }
    return opened;
}

Result<void> CacheConnection::makeTables() const
{
    const Result<void> made = makeCacheSchema(m_database);
    if (made)
        m_database.letLogGo();
    return made;
}

// The library makes the triggers one by one, behind the tables.
Result<CacheSchema> CacheConnection::awaitSchema(const std::stop_token &stop) const
{
    AwaitedEnd end;
    while (true) {
        Result<CacheSchema> schema = readCacheSchema(m_database);
        const bool isWhole = !schema || !schema->readOnly.isOf(DiskReasons::triggersMissing);
        if (isWhole || m_isFrozen || stop.stop_requested() || !end.mayCome(lastChange()))
            return schema;
        AwaitedEnd::pause();
    }
}

FileStamp CacheConnection::lastChange() const
{
    const Result<FileStamp> log = stampOf(m_path + QLatin1String("-wal"));
    return log ? *log : stampOf(m_path).value_or(m_stamp);
}

Result<void> CacheConnection::look(RowsOf store, const std::stop_token &stop)
{
    m_database.watch(stop);
    if (m_isFrozen && hasLog(m_path))
        m_problems.append(unreadLog(m_path));
    const Result<CacheSchema> schema = awaitSchema(stop);
    if (!schema)
        return schema.error();
    if (!schema->isThere)
        return Error {ErrorCode::Unsupported, DiskReasons::noTables};
    m_schema = *schema;
    const QByteArray folder = pathBytes(QFileInfo(m_path).path());
    const Result<RowsOrigin> origin = originOfRows(m_database, folder);
    if (!origin)
        return origin.error();
    m_damage = origin->damage;
    m_isEmpty = !origin->rows;
    m_rows = origin->rows.value_or(store); // an empty cache may become one
    m_namesCollections = origin->areNamed;
    if (m_rows == RowsOf::DiskStore && store == RowsOf::OldMultiDiskStore)
        m_rows = store;
    m_readOnly = whyOfOther(store, m_rows);
    if (m_readOnly.isEmpty())
        m_readOnly = m_schema.readOnly;
    return settle();
}

Result<Database> CacheConnection::openAnother() const
{
    Result<Database> database = Database::open(m_path, m_isFrozen ? Access::Frozen : Access::Read);
    const Result<void> isSame = database ? checkUntouched() : Result<void>();
    return isSame ? std::move(database) : isSame.error();
}

bool CacheConnection::Rest::isLike(const Rest &other) const
{
    return database == other.database && log == other.log;
}

// A log that holds nothing comes and goes with whoever only looks.
Result<CacheConnection::Rest> CacheConnection::filesAtRest() const
{
    const Result<FileStamp> stamp = stampOf(m_path);
    if (!stamp)
        return stamp.error();
    const Result<FileStamp> log = stampOf(m_path + QLatin1String("-wal"));
    return Rest {*stamp, log && log->size > 0 ? *log : FileStamp {}};
}

void CacheConnection::rest()
{
    if (isResting())
        return;
    const Result<Freshness> fresh = freshness();
    m_database.rest();
    const Result<Rest> rest = filesAtRest();
    m_rest = rest.value_or(Rest {});
    m_rest->isChanged = !fresh || *fresh != Freshness::Current;
}

Result<void> CacheConnection::resume()
{
    if (!isResting())
        return {};
    const Result<void> isSame = checkUntouched();
    const Result<Freshness> fresh = isSame ? freshness() : isSame.error();
    Result<void> opened = fresh ? m_database.resume() : fresh.error();
    const bool isChanged = opened && *fresh != Freshness::Current;
    if (isChanged)
        opened = checkSchema();
    if (opened)
        opened = settle();
    if (!opened) {
        m_database.rest();
        return opened;
    }
    m_changes -= isChanged ? 1 : 0; // what SQLite counts begins anew
    m_rest.reset();
    return {};
}

// One that has taken the place of a file that nobody had open may have its number.
Result<void> CacheConnection::checkSchema() const
{
    const Result<CacheSchema> now = readCacheSchema(m_database);
    if (!now)
        return now.error();
    const bool isSame = now->isThere && now->readOnly == m_schema.readOnly;
    return isSame ? Result<void>()
                  : Error {ErrorCode::Conflict, DiskReasons::databaseReplaced, m_path};
}

Result<void> CacheConnection::settle()
{
    if (isResting()) {
        const Result<Rest> rest = filesAtRest();
        m_rest = rest.value_or(Rest {});
        return rest ? Result<void>() : rest.error();
    }
    const Result<qint64> changes = changesOfOthers(m_database);
    if (!changes)
        return changes.error();
    m_changes = *changes;
    return {};
}

Result<Freshness> CacheConnection::freshness() const
{
    const Result<FileStamp> stamp = stampOf(m_path);
    if (!stamp && stamp.error().code == ErrorCode::NotFound)
        return Freshness::Gone;
    if (!stamp)
        return stamp.error();
    if (!checkUntouched())
        return Freshness::Changed;
    if (isResting()) {
        const Result<Rest> now = filesAtRest();
        const bool isSame = m_rest && !m_rest->isChanged && now && now->isLike(*m_rest);
        return isSame ? Freshness::Current : Freshness::Changed;
    }
    const Result<qint64> changes = changesOfOthers(m_database);
    if (!changes)
        return changes.error();
    return *changes == m_changes ? Freshness::Current : Freshness::Changed;
}

Result<void> CacheConnection::checkUntouched() const
{
    const Result<FileStamp> stamp = stampOf(m_path);
    const bool isSame = stamp && stamp->device == m_stamp.device && stamp->inode == m_stamp.inode;
    if (!isSame)
        return Error {ErrorCode::Conflict,
            stamp ? DiskReasons::databaseReplaced : FileReasons::fileDeleted, m_path};
    if (m_isFrozen && !(*stamp == m_stamp))
        return Error {ErrorCode::Conflict, FileReasons::fileChangedSinceLoaded, m_path};
    return {};
}

} // namespace kvlens
