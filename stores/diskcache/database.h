// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One connection to an SQLite database that belongs to somebody else. By SQLite's C API, as TEXT
// and BLOB must stay what they are, and a text may hold NUL.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

struct sqlite3;
struct sqlite3_stmt;

namespace kvlens {

enum class SqlType : quint8 { Null, Integer, Real, Text, Blob };

// A prepared statement. Its database outlives it.
class Statement
{
public:
    explicit Statement(sqlite3_stmt *prepared)
        : m_statement(prepared)
    {
    }

    // Places count from 1. Bytes are copied.
    void bindNull(int place);
    void bindInteger(int place, qint64 number);
    void bindReal(int place, double number);
    void bindText(int place, QByteArrayView text);
    void bindBlob(int place, QByteArrayView bytes);

    // Whether a row came. When none came, or an error, the statement can be bound and stepped anew.
    // Cancelled; Unavailable: the database is busy; Corrupt, Denied, NoSpace.
    Result<bool> step();
    void reset();

    // Of the row that came; columns count from 0. Bytes live until the next step.
    SqlType type(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    QByteArrayView bytes(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

// Threads: one. What the schema of the database asks for is not trusted: no views, no functions
// with effects, no extensions, and nothing that is stored makes SQLite write elsewhere.
class Database
{
public:
    enum class Access : quint8 {
        Frozen, // nobody can write: no locks, and no files beside it
        Read, // beside others who write; makes no changes, but leaves the files that it needs
        Watch, // as Read, where the folder may be written to: what it needed goes when it closes
        Write,
        Create, // as Write; the file may be missing
    };
    // `path` is absolute, without links. NotFound, Denied. What is in the file is not looked at
    // yet.
    static Result<Database> open(const QString &path, Access access);
    // What is committed in the database at `path`, log included, as the database `to`, which is
    // empty or not there yet; synced, and looked through once: as sound as what was copied, or
    // Unavailable. Cancelled; errors as open() and Statement::step(). Of a copy that failed or was
    // killed nothing can be used.
    static Result<void> copy(const QString &path, const QString &to, const std::stop_token &stop);
    // How many are open in this process.
    static qint64 openCount();

    // Closes it for as long as nothing of it is used, statements neither; it is opened again as it
    // was, or as open() fails.
    void rest();
    Result<void> resume();
    bool isResting() const { return !m_database; }

    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    ~Database();

    // Polled while a statement runs and while others have the database locked, until the next call.
    void watch(const std::stop_token &stop) const;

    // A log that was there when it was opened stays as it is when it is closed, until this is
    // called: something was written.
    void letLogGo() const;

    // Called, on the thread of the call, when others have had it locked for a second.
    void tellWaits(std::function<void()> onWait) const;

    Result<Statement> prepare(const QByteArray &sql) const;
    // Statements without rows, one after the other.
    Result<void> run(const char *sql) const;
    // The first column of the first row; nothing if there is none.
    Result<std::optional<qint64>> number(const char *sql) const;
    // What SQLite finds to be wrong first when it goes through all pages; nothing: they are sound.
    Result<std::optional<QString>> firstFault() const;

private:
    struct Close
    {
        void operator()(sqlite3 *database) const;
    };
    struct Patience; // what the handlers of SQLite know; stays where it is

    Database();
    Result<void> connect();
    Result<void> copyInto(const QString &to, const std::stop_token &stop) const;
    Result<void> checkCopy(const QString &path, const std::stop_token &stop) const;

    QString m_path;
    Access m_access = Access::Frozen;
    std::unique_ptr<Patience> m_patience; // behind the database, which calls it
    std::unique_ptr<sqlite3, Close> m_database;
};

// BEGIN … COMMIT around what is read, so that all of it is of one instant.
class ReadTransaction
{
public:
    explicit ReadTransaction(const Database &database);
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;
    ~ReadTransaction();

private:
    const Database &m_database; // outlives us
    bool m_isOpen;
};

} // namespace kvlens
