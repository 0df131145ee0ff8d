// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever opens a database to look, or to write what then fails, leaves it as it was.
#include "stores/diskcache/database.h"
#include "tests/support/storefixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <thread>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray someText = R"({"n": 1})";
const EntryRef someEntry {{"users"}, "k"};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

// Of the database at the path, and its log.
QList<QByteArray> filesOf(const QString &database)
{
    return {contentsOf(database), contentsOf(database + u"-wal"_s)};
}

// A database of any program, of which nothing is left.
QString makeBlank(const QString &folder)
{
    QDir().mkpath(folder);
    QString path = folder + u"/cache.db"_s;
    const Result<Database> database = Database::open(path, Database::Access::Create);
    if (!database || !database->run("PRAGMA application_id=77; CREATE TABLE t(a); DROP TABLE t"))
        qFatal("no database");
    return path;
}

// A cache whose last program was killed: `someEntry` stands in the log alone.
QString makeLeft(const QString &folder)
{
    QDir().mkpath(folder);
    const QTemporaryDir alive;
    const auto store = openStore({{u"diskcache"_s, alive.path(), {}}, OpenMode::Create}).value();
    if (!writeOne(*store, {someEntry, someText}))
        qFatal("not written");
    for (const QString &name : {u"/cache.db"_s, u"/cache.db-wal"_s}) {
        if (!QFile::copy(alive.path() + name, folder + name))
            qFatal("not copied");
    }
    return folder + u"/cache.db"_s;
}

// As the library makes a cache, each of them for itself.
QByteArrayList stepsOfLibrary()
{
    const QTemporaryDir made;
    const auto store = openStore({{u"diskcache"_s, made.path(), {}}, OpenMode::Create}).value();
    if (!writeOne(*store, {someEntry, someText}))
        qFatal("not written");
    const Database database
        = Database::open(made.path() + u"/cache.db"_s, Database::Access::Read).value();
    Statement rows = database.prepare("SELECT sql FROM sqlite_master WHERE sql NOT NULL").value();
    QByteArrayList steps;
    while (rows.step().value())
        steps.append(rows.bytes(0)
                         .toByteArray()
                         .replace("TABLE ", "TABLE IF NOT EXISTS ")
                         .replace("INDEX ", "INDEX IF NOT EXISTS ")
                         .replace("TRIGGER ", "TRIGGER IF NOT EXISTS "));
    return steps;
}

StoreAddress diskStore(const QString &folder)
{
    return {u"diskcache"_s, folder, {}};
}

// What `info`, and writes that fail, do with a store; of a database that is none they are refused.
void lookAt(const StoreAddress &address, OpenMode mode)
{
    const auto opened = openStore({address, mode});
    if (!opened)
        return;
    Store &store = **opened;
    QVERIFY(loadAll(store, {}, LoadUntil::Finished));
    QVERIFY(store.collections({}) && examineStore(store) && problemsOf(store));
    for (const char *key : {"k", "other"}) {
        const Result<Entry> entry = readOne(store, {someEntry.collection, key});
        QVERIFY(entry || entry.error().code == ErrorCode::NotFound);
    }
    if (mode == OpenMode::ReadOnly)
        return;
    const EntryRef absent {someEntry.collection, "absent"};
    const EntryRef inNone {{"none"}, "k"};
    for (const EntryRef &ref : {absent, inNone}) {
        QVERIFY(writeOne(store, {ref})); // there is nothing to delete
        Write renamed {ref};
        renamed.renameTo = "new";
        QVERIFY(!writeOne(store, renamed));
        Write based {ref, someText};
        based.base = Version {"another"};
        QVERIFY(!writeOne(store, based));
        QVERIFY(!writeOne(store, {ref, "no JSON"}));
    }
}

void addModes()
{
    QTest::addColumn<OpenMode>("mode");
    QTest::addRow("reading") << OpenMode::ReadOnly;
    QTest::addRow("writing") << OpenMode::ReadWrite;
    QTest::addRow("making") << OpenMode::Create;
}

} // namespace

class TestDatabaseLooks : public QObject
{
    Q_OBJECT
private slots:
    void aDatabaseWithoutTablesGetsNone_data() { addModes(); }
    void aDatabaseWithoutTablesGetsNone()
    {
        QFETCH(const OpenMode, mode);
        const QTemporaryDir root;
        const QString database = makeBlank(root.filePath(u"a"_s));
        const QList<QByteArray> before = filesOf(database);
        lookAt(diskStore(root.filePath(u"a"_s)), mode);
        QCOMPARE(filesOf(database), before);
        lookAt({u"multidisk"_s, root.path(), {}}, mode);
        QCOMPARE(filesOf(database), before);
        lookAt({{}, root.path(), {}}, mode);
        lookAt({{}, root.filePath(u"a"_s), {}}, mode);
        QCOMPARE(filesOf(database), before);
        QCOMPARE(QDir(root.filePath(u"a"_s)).entryList(QDir::Files), QStringList(u"cache.db"_s));
    }

    void itBecomesACacheByWhatIsWritten_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<OpenMode>("mode");
        for (const QString &scheme : {u"diskcache"_s, u"multidisk"_s}) {
            QTest::addRow("%s, writing", qPrintable(scheme)) << scheme << OpenMode::ReadWrite;
            QTest::addRow("%s, making", qPrintable(scheme)) << scheme << OpenMode::Create;
        }
    }
    void itBecomesACacheByWhatIsWritten()
    {
        QFETCH(const QString, scheme);
        QFETCH(const OpenMode, mode);
        const QTemporaryDir root;
        const bool isMulti = scheme == u"multidisk"_s;
        makeBlank(root.filePath(u"users"_s));
        const StoreAddress address {scheme, root.filePath(isMulti ? u"."_s : u"users"_s), {}};
        const auto store = openStore({address, mode}).value();
        QVERIFY(loadAll(*store));
        QVERIFY(store->collections({})->isEmpty());
        QVERIFY(writeOne(*store, {someEntry, someText}));
        QCOMPARE(store->collections({})->size(), 1);
        QVERIFY(problemsOf(*store)->isEmpty());
        const auto again = openStore({address, OpenMode::ReadOnly}).value();
        QVERIFY(loadAll(*again));
        QCOMPARE(readOne(*again, someEntry)->value, someText);
    }

    // The library makes one after the other, each on its own, and another program may come between.
    void tablesThatAreBeingMadeAreNoOthers_data()
    {
        QTest::addColumn<qsizetype>("made");
        for (const qsizetype made : {0, 1, 2, 3, 4, 8})
            QTest::addRow("%d of them", int(made)) << made;
    }
    void tablesThatAreBeingMadeAreNoOthers()
    {
        QFETCH(const qsizetype, made);
        const QTemporaryDir root;
        const QByteArrayList steps = stepsOfLibrary();
        const QString path = makeBlank(root.filePath(u"users"_s));
        const auto run = [&](const QByteArrayList &some) {
            const Database database = Database::open(path, Database::Access::Write).value();
            for (const QByteArray &step : some)
                QVERIFY(database.run(step.constData()));
        };
        run(steps.first(made));
        const std::jthread other([&] {
            QThread::msleep(50);
            run(steps.sliced(made));
        });
        const auto store = openStore({{u"multidisk"_s, root.path(), {}}, OpenMode::Create}).value();
        QVERIFY(loadAll(*store));
        QVERIFY(writeOne(*store, {someEntry, someText}));
        QVERIFY(problemsOf(*store)->isEmpty());
    }

    // What was left so by a program that was killed is made whole by who writes.
    void theFirstTableAloneBecomesACache()
    {
        const QTemporaryDir root;
        const QString path = makeBlank(root.path());
        QVERIFY(Database::open(path, Database::Access::Write)
                    .value()
                    .run(stepsOfLibrary().constFirst().constData()));
        lookAt(diskStore(root.path()), OpenMode::ReadOnly);
        const auto store = openStore({diskStore(root.path()), OpenMode::ReadWrite}).value();
        QVERIFY(loadAll(*store));
        QVERIFY(writeOne(*store, {someEntry, someText}));
        QCOMPARE(readOne(*store, someEntry)->value, someText);
    }

    void aLogThatWasLeftStays_data() { addModes(); }
    void aLogThatWasLeftStays()
    {
        QFETCH(const OpenMode, mode);
        const QTemporaryDir root;
        const QString database = makeLeft(root.filePath(u"a"_s));
        const QList<QByteArray> before = filesOf(database);
        lookAt(diskStore(root.filePath(u"a"_s)), mode);
        lookAt({u"multidisk"_s, root.path(), {}}, mode);
        lookAt({{}, root.filePath(u"a"_s), {}}, mode);
        QCOMPARE(filesOf(database), before);
    }

    void itIsMergedByWhoWrites()
    {
        const QTemporaryDir root;
        const QString database = makeLeft(root.path());
        {
            const auto store = openStore({diskStore(root.path()), OpenMode::ReadWrite}).value();
            QVERIFY(loadAll(*store));
            QVERIFY(writeOne(*store, {{{"users"}, "l"}, someText}));
        }
        QVERIFY(!QFile::exists(database + u"-wal"_s));
        const auto store = openStore({diskStore(root.path())}).value();
        QVERIFY(loadAll(*store));
        QCOMPARE(store->collections({})->constFirst().entries, 2);
        QCOMPARE(readOne(*store, someEntry)->value, someText);
    }
};

QTEST_GUILESS_MAIN(TestDatabaseLooks)
#include "tst_databaselooks.moc"
