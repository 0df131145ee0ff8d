// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// As long as a database is open, other programs see that somebody uses it, whatever else looks at
// its file meanwhile: else they remove the log that is being written.
#include "stores/catalog.h"
#include "stores/diskcache/database.h"
#include "stores/diskcache/filesbeside.h"
#include "stores/file/filestamp.h"
#include "stores/file/sharing.h"
#include "tests/support/storefixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray someText = R"({"n": 1})";

// Whether any process has the lock that SQLite holds while a database with a log is open.
bool isInUse(const QString &database)
{
    const QByteArray inode = QByteArray::number(stampOf(database)->inode);
    QFile locks(u"/proc/locks"_s);
    if (!locks.open(QIODevice::ReadOnly))
        qFatal("no /proc/locks");
    for (const QByteArray &line : locks.readAll().split('\n')) {
        if (line.contains(":" + inode + " 1073741826 1073742335") && line.contains(" READ "))
            return true;
    }
    return false;
}

Database opened(const QString &path)
{
    Result<Database> database = Database::open(path, Database::Access::Create);
    const Result<void> used = database ? database->run("PRAGMA journal_mode=WAL;"
                                                       "CREATE TABLE IF NOT EXISTS t(a);"
                                                       "SELECT count(*) FROM t")
                                       : database.error();
    if (!used)
        qFatal("%s", qPrintable(reasonText(used.error().detail)));
    return *std::move(database);
}

void lookInto(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && !file.read(16).isEmpty());
}

std::unique_ptr<Store> openedAs(
    const QString &scheme, const QString &path, OpenMode mode = OpenMode::ReadWrite)
{
    Result<std::unique_ptr<Store>> store = openStore({{scheme, path, {}}, mode});
    if (!store || !loadAll(**store))
        return nullptr;
    return *std::move(store);
}

void recogniseAt(const QString &path)
{
    const Result<StoreAddress> found = recognise(path);
    Q_UNUSED(found);
}

// What somebody does with a store that is open: `root` has it as "store".
struct Look
{
    const char *name;
    void (*at)(const QString &root, const QString &database);
};

const Look looks[] = {
    {"the folder around it", [](const QString &root, const QString &) { recogniseAt(root); }},
    {"its folder", [](const QString &root, const QString &) { recogniseAt(root + u"/store"_s); }},
    {"a bare path", [](const QString &root, const QString &) { openedAs({}, root + u"/store"_s); }},
    {"a link",
        [](const QString &root, const QString &) {
            QFile::link(root + u"/store"_s, root + u"/link"_s);
            openedAs({}, root + u"/link"_s);
        }},
    {"the database itself",
        [](const QString &, const QString &database) { openedAs({}, database); }},
    {"the folder of the database",
        [](const QString &, const QString &database) {
            openedAs({}, QFileInfo(database).absolutePath());
        }},
    {"whether it fits",
        [](const QString &root, const QString &) {
            QVERIFY(fitOf({u"diskcache"_s, root + u"/store"_s, {}}).has_value());
            QVERIFY(fitOf({u"multidisk"_s, root + u"/store"_s, {}}).has_value());
        }},
    {"as other kinds",
        [](const QString &, const QString &database) {
            const QString folder = QFileInfo(database).absolutePath();
            openedAs(u"json"_s, database);
            for (const char *scheme : {"localfiles", "filetree", "index"}) {
                const auto store = openedAs(QString::fromLatin1(scheme), folder);
                const Result<Entry> entry = store ? readOne(*store, {{}, "cache.db"})
                                                  : Result<Entry>(Error {ErrorCode::NotFound});
                Q_UNUSED(entry);
            }
        }},
    {"who may read it",
        [](const QString &root, const QString &) {
            sharingOf({root + u"/store"_s}, SharingOf::Deep);
        }},
    {"what is in it, once more",
        [](const QString &root, const QString &database) {
            const bool isMulti = QFileInfo(database).absolutePath() != root + u"/store"_s;
            const auto store
                = openedAs(isMulti ? u"multidisk"_s : u"diskcache"_s, root + u"/store"_s);
            QVERIFY(store && examineStore(*store));
            QVERIFY(writeOne(*store, {{{"users"}, "more"}, someText}));
        }},
    {"itself",
        [](const QString &, const QString &database) {
            for (const char *suffix : {"", "-wal", "-shm"})
                lookInto(database + QLatin1String(suffix));
        }},
};

} // namespace

class TestDatabaseLocks : public QObject
{
    Q_OBJECT
private slots:
    // Whoever has it open would lose what it writes.
    void onlyADatabaseThatNobodyHasOpenGoesAgain()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.db"_s);
        {
            const Database database = opened(path);
            QVERIFY(!removeUnusedDatabase(path));
            QVERIFY(isInUse(path) && database.run("INSERT INTO t VALUES (1)"));
        }
        QVERIFY(removeUnusedDatabase(path));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    }

    void aLookIntoTheFileEndsNoLock()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.db"_s);
        {
            const Database database = opened(path);
            QVERIFY(isInUse(path));
            lookInto(path);
            lookInto(path + u"-shm"_s);
            QVERIFY(isInUse(path));
            QVERIFY(database.run("INSERT INTO t VALUES (1)"));
            lookInto(path);
            QVERIFY(isInUse(path));
        }
        QVERIFY(!isInUse(path));
        QVERIFY(!QFile::exists(path + u"-wal"_s)); // the last one has cleared up
    }

    void theLockIsOfAllConnectionsToIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.db"_s);
        std::optional<Database> first = opened(path);
        std::optional<Database> second = opened(path);
        std::optional<Database> reader = *Database::open(path, Database::Access::Read);
        QVERIFY(reader->number("SELECT count(*) FROM t"));
        first.reset();
        lookInto(path);
        QVERIFY(isInUse(path));
        QVERIFY(second->run("INSERT INTO t VALUES (1)"));
        second.reset();
        lookInto(path);
        QVERIFY(isInUse(path));
        QCOMPARE(reader->number("SELECT count(*) FROM t").value(), std::optional<qint64>(1));
        first = opened(path);
        reader.reset();
        QVERIFY(first->run("INSERT INTO t VALUES (2)"));
        QVERIFY(isInUse(path));
        first.reset();
        QVERIFY(!isInUse(path));
    }

    // Also without a log, where readers and writers lock each other out by the file itself.
    void oneThatWritesKeepsOthersOut_data()
    {
        QTest::addColumn<QByteArray>("journal");
        QTest::addRow("with a log") << QByteArray("PRAGMA journal_mode=WAL");
        QTest::addRow("without") << QByteArray("PRAGMA journal_mode=DELETE");
    }
    void oneThatWritesKeepsOthersOut()
    {
        QFETCH(const QByteArray, journal);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.db"_s);
        QVERIFY(opened(path).run(journal.constData()));
        const Result<Database> writer = Database::open(path, Database::Access::Write);
        const Result<Database> other = Database::open(path, Database::Access::Write);
        QVERIFY(writer->run("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)"));
        lookInto(path);
        std::stop_source impatient;
        impatient.request_stop();
        other->watch(impatient.get_token());
        QVERIFY(!other->run("BEGIN IMMEDIATE"));
        other->watch({});
        QVERIFY(writer->run("COMMIT"));
        QVERIFY(other->run("BEGIN IMMEDIATE; INSERT INTO t VALUES (2); COMMIT"));
        QCOMPARE(writer->number("SELECT count(*) FROM t").value(), std::optional<qint64>(2));
    }

    void nobodyEndsTheLockOfAnOpenStore_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<int>("look");
        for (const QString &scheme : {u"diskcache"_s, u"multidisk"_s}) {
            for (int i = 0; i < int(std::size(looks)); ++i)
                QTest::addRow("%s, %s", qPrintable(scheme), looks[i].name) << scheme << i;
        }
    }
    void nobodyEndsTheLockOfAnOpenStore()
    {
        QFETCH(const QString, scheme);
        QFETCH(const int, look);
        const QTemporaryDir root;
        const auto store = openedAs(scheme, root.filePath(u"store"_s), OpenMode::Create);
        QVERIFY(store && writeOne(*store, {{{"users"}, "k"}, someText}));
        const QString inside
            = scheme == u"multidisk"_s ? u"store/users/cache.db"_s : u"store/cache.db"_s;
        const QString database = root.filePath(inside);
        QVERIFY(isInUse(database)); // one that was just made is, too
        looks[look].at(root.path(), database);
        QVERIFY(isInUse(database));
        QVERIFY(writeOne(*store, {{{"users"}, "l"}, someText}));
        QVERIFY(isInUse(database));
    }

    void aBackupEndsNoLock()
    {
        const QTemporaryDir root;
        const StoreAddress address {u"diskcache"_s, root.filePath(u"store"_s), {}};
        QVERIFY(writeOne(
            *openStore({address, OpenMode::Create}).value(), {{{"users"}, "k"}, someText}));
        const auto store = openStore(
            {.address = address, .mode = OpenMode::ReadWrite, .manner = [] {
                 return WriteManner {.backups = BackupPlace::Beside};
             }}).value();
        QVERIFY(loadAll(*store));
        QVERIFY(writeOne(*store, {{{"users"}, "k"}, "{}"}));
        QVERIFY(isInUse(root.filePath(u"store/cache.db"_s)));
    }
};

QTEST_GUILESS_MAIN(TestDatabaseLocks)
#include "tst_databaselocks.moc"
