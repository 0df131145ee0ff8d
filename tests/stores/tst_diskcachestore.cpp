// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a DiskStore has that others have not: the tables of diskcache, its value files, and
// databases that somebody has prepared. What all stores must do is tested in tst_storeconformance.
#include "conformance.h"
#include "stores/diskcache/database.h"
#include "stores/envelope/managedentry.h"
#include "stores/words/filereasons.h"
#include "tests/support/asnobody.h"

#include <QDirIterator>

#include <thread>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString scheme = u"diskcache"_s;

QString pathOf(const Opened &opened, const char *name = "cache.db")
{
    return opened.folder.filePath(QString::fromLatin1(name));
}

// As another program does it.
void runOn(const Opened &opened, const QByteArray &sql)
{
    const Result<Database> database = Database::open(pathOf(opened), Database::Access::Create);
    QVERIFY(database);
    const Result<void> done = database->run(sql.constData());
    QVERIFY2(done, done ? "" : qPrintable(reasonText(done.error().detail)));
}

QByteArray answerOf(const Opened &opened, const QByteArray &sql)
{
    const Result<Database> database = Database::open(pathOf(opened), Database::Access::Watch);
    Result<Statement> statement = database->prepare(sql.constData());
    if (!statement)
        return "no statement: " + reasonText(statement.error().detail).toUtf8();
    const Result<bool> row = statement->step();
    return row && *row ? statement->bytes(0).toByteArray() : QByteArray("no row");
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(QDir(folder).relativeFilePath(it.next()));
    files.sort();
    return files;
}

int valueFilesOf(const Opened &opened)
{
    return static_cast<int>(filesIn(opened.folder.path()).filter(u".val"_s).size());
}

QByteArray longValue(qsizetype characters)
{
    return "{\"t\": \"" + QByteArray(characters - 9, 'x') + "\"}";
}

QStringList collectionsOf(Store &store)
{
    QStringList names;
    const QList<CollectionInfo> infos = store.collections({}).value();
    for (const CollectionInfo &info : infos)
        names.append(QString::fromUtf8(info.ref.group + '/' + info.ref.name) + u' '
            + QString::number(info.entries));
    return names;
}

ErrorCode codeOf(const Result<Written> &written)
{
    return written ? ErrorCode::Timeout : written.error().code; // Timeout: it was written
}

} // namespace

class TestDiskCacheStore : public QObject
{
    Q_OBJECT
private slots:
    void aNewCacheIsWhatTheLibraryMakes();
    void entriesAreTextsWithTheirEnvelope();
    void keysWithDividersAreToldByTheirEnvelope();
    void oneRowIsNeverTwoEntries();
    void expiryStandsInTheRowAndInTheEnvelope();
    void whatTheRowSaysOfTheExpiryIsTrue();
    void longTextsHaveAFile_data();
    void longTextsHaveAFile();
    void partsOfALongValueAreReadFromItsFile();
    void aFailedBatchLeavesNoFile();
    void renamingChangesTheEnvelopeToo();
    void puttingWhatIsThereWritesNothing();
    void pickledRowsAreShownAndKept();
    void rowsOfOtherProgramsAreShownBesideThose();
    void anyCacheKeepsItsTypes();
    void longValuesOfOthersHaveAFileOfTheirKind();
    void aMissingValueFileIsAProblemOfItsEntry();
    void valueFilesOutsideOfTheFolderAreNotFollowed_data();
    void valueFilesOutsideOfTheFolderAreNotFollowed();
    void newValueFilesFollowNoLink();
    void strangeTriggersAreNeverRun();
    void viewsAreNoCache();
    void aDatabaseOfTheFutureIsRead();
    void changesOfOthersAreSeen();
    void anotherDatabaseInItsPlaceIsAConflict();
    void waitingForALockCanBeCancelled();
    void whatOthersHoldIsWaitedFor();
    void readingLeavesTheFolderAsItWas();
    void damagedPagesAreNoCrash();
    void aFolderThatIsNotOursToWriteIsRead();
    void whatMayNotBeWrittenIsNamed();
};

void TestDiskCacheStore::aNewCacheIsWhatTheLibraryMakes()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    QCOMPARE(answerOf(opened, "PRAGMA journal_mode"), QByteArray("wal"));
    QCOMPARE(answerOf(opened, "PRAGMA auto_vacuum"), QByteArray("1"));
    QCOMPARE(answerOf(opened,
                 "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master "
                 "WHERE sql IS NOT NULL ORDER BY name)"),
        QByteArray("Cache,Cache_expire_time,Cache_key_raw,Settings,Settings_count_delete,"
                   "Settings_count_insert,Settings_size_delete,Settings_size_insert,"
                   "Settings_size_update"));
    QCOMPARE(answerOf(opened, "SELECT count(*) FROM Settings"), QByteArray("16"));
    QCOMPARE(answerOf(opened, "SELECT value FROM Settings WHERE key = 'count'"), QByteArray("1"));
    QCOMPARE(openStore({{{}, opened.folder.path(), {}}}).value()->info().kind, u"DiskStore"_s);
    QCOMPARE(openStore({{{}, pathOf(opened), {}}}).value()->info().address.path,
        opened.store->info().address.path);
}

void TestDiskCacheStore::entriesAreTextsWithTheirEnvelope()
{
    const Opened opened(scheme);
    const QByteArray key("nul\0\"\xc3\xa9", 7);
    QVERIFY(opened.put(key));
    QCOMPARE(answerOf(opened, "SELECT typeof(key) || raw || typeof(value) || mode FROM Cache"),
        QByteArray("text1text1"));
    QCOMPARE(answerOf(opened, "SELECT key FROM Cache"), "first::" + key);
    const QByteArray text = answerOf(opened, "SELECT value FROM Cache");
    QVERIFY(text.startsWith("{\"collection\": \"first\", \"created_at\": \""));
    QVERIFY(text.endsWith(
        "\"key\": \"nul\\u0000\\\"\\u00e9\", \"value\": " + someValue + ", \"version\": 1}"));
    QCOMPARE(readOne(*opened.store, opened.ref(key))->value, someValue);
    QVERIFY(readOne(*opened.store, opened.ref(key))->createdAt);
}

void TestDiskCacheStore::keysWithDividersAreToldByTheirEnvelope()
{
    const Opened opened(scheme);
    const QList<EntryNames> names {
        {"a", "b"}, {"a", "b::c"}, {"a::b", "d"}, {"a:", "b"}, {"a", ""}, {"::", "::"}};
    for (const EntryNames &name : names)
        QVERIFY(writeOne(*opened.store, {{{name.collection}, name.key}, someValue}));
    const auto store = opened.open(OpenMode::ReadOnly);
    QStringList collections = collectionsOf(*store);
    collections.sort();
    QCOMPARE(collections, QStringList({u"/:: 1"_s, u"/a 3"_s, u"/a: 1"_s, u"/a::b 1"_s}));
    for (const EntryNames &name : names)
        QVERIFY(readOne(*store, {{name.collection}, name.key}));
    QCOMPARE(allKeys(*store, {"a"}, 2), QList<QByteArray>({"", "b", "b::c"}));
}

void TestDiskCacheStore::oneRowIsNeverTwoEntries()
{
    const Opened opened(scheme);
    const EntryRef stored {{"a"}, "b::c"};
    const EntryRef other {{"a::b"}, "c"};
    QVERIFY(writeOne(*opened.store, {stored, someValue}));
    QCOMPARE(readOne(*opened.store, other).error().code, ErrorCode::NotFound);
    QCOMPARE(codeOf(writeOne(*opened.store, {other, otherValue})), ErrorCode::Invalid);
    QCOMPARE(codeOf(writeOne(*opened.store, {other})), ErrorCode::Invalid);
    QCOMPARE(readOne(*opened.store, stored)->value, someValue);
}

void TestDiskCacheStore::expiryStandsInTheRowAndInTheEnvelope()
{
    const Opened opened(scheme);
    const QDateTime at(QDate(2099, 1, 2), QTime(3, 4, 5), Qt::UTC);
    QVERIFY(
        writeOne(*opened.store, {opened.ref("k"), someValue, {}, {ExpiryChange::Kind::Set, at}}));
    QCOMPARE(answerOf(opened, "SELECT expire_time FROM Cache").toDouble(),
        static_cast<double>(at.toSecsSinceEpoch()));
    QVERIFY(answerOf(opened, "SELECT value FROM Cache")
                .contains("\"expires_at\": \"2099-01-02T03:04:05+00:00\""));
    QVERIFY(writeOne(*opened.store, {opened.ref("k"), {}, {}, {ExpiryChange::Kind::Clear, {}}}));
    QCOMPARE(answerOf(opened, "SELECT expire_time IS NULL FROM Cache"), QByteArray("1"));
    QVERIFY(!answerOf(opened, "SELECT value FROM Cache").contains("expires_at"));
}

void TestDiskCacheStore::whatTheRowSaysOfTheExpiryIsTrue()
{
    const Opened opened(scheme);
    const QDateTime at(QDate(2099, 1, 2), QTime(3, 4, 5), Qt::UTC);
    QVERIFY(
        writeOne(*opened.store, {opened.ref("k"), someValue, {}, {ExpiryChange::Kind::Set, at}}));
    const Version before = readOne(*opened.store, opened.ref("k"))->version;
    runOn(opened, "UPDATE Cache SET expire_time = 1000.5"); // as Cache.touch() does
    const Result<Entry> entry = readOne(*opened.store, opened.ref("k"));
    QCOMPARE(entry->expiresAt->toMSecsSinceEpoch(), 1'000'500);
    QVERIFY(entry->version != before);
    QCOMPARE(codeOf(writeOne(*opened.store, {opened.ref("k"), someValue, {}, {}, before})),
        ErrorCode::Conflict);
    QVERIFY(opened.put("k", otherValue)); // and is kept by an edit
    QCOMPARE(answerOf(opened, "SELECT expire_time FROM Cache"), QByteArray("1000.5"));
}

void TestDiskCacheStore::longTextsHaveAFile_data()
{
    QTest::addColumn<int>("characters"); // of the whole envelope
    QTest::addColumn<bool>("hasFile");
    QTest::newRow("one less") << 32767 << false;
    QTest::newRow("the limit") << 32768 << true;
    QTest::newRow("more") << 100'000 << true;
}

void TestDiskCacheStore::longTextsHaveAFile()
{
    QFETCH(int, characters);
    QFETCH(bool, hasFile);
    const Opened opened(scheme);
    QVERIFY(opened.put("k", longValue(100)));
    const auto around = answerOf(opened, "SELECT value FROM Cache").size() - 100;
    const QByteArray value = longValue(characters - around);
    QVERIFY(opened.put("k", value));
    QCOMPARE(valueFilesOf(opened), hasFile ? 1 : 0);
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, value);
    QCOMPARE(answerOf(opened, "SELECT mode || typeof(value) || size FROM Cache"),
        hasFile ? "3null" + QByteArray::number(characters) : QByteArray("1text0"));
    QCOMPARE(answerOf(opened, "SELECT value FROM Settings WHERE key = 'size'"),
        QByteArray::number(hasFile ? characters : 0));
    QVERIFY(opened.put("k", longValue(200'000))); // another file takes its place
    QCOMPARE(valueFilesOf(opened), 1);
    QVERIFY(opened.put("k", someValue));
    QCOMPARE(valueFilesOf(opened), 0);
    QVERIFY(opened.put("k", value));
    QVERIFY(writeOne(*opened.store, {opened.ref("k")}));
    QCOMPARE(valueFilesOf(opened), 0);
    QVERIFY(QDir(opened.folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
}

void TestDiskCacheStore::partsOfALongValueAreReadFromItsFile()
{
    const Opened opened(scheme);
    const QByteArray value = longValue(300'000);
    QVERIFY(opened.put("k", value));
    const Result<Entry> begin = readUpTo(*opened.store, {opened.ref("k")}, 1000).takeFirst();
    QCOMPARE(begin->value, value.left(1000));
    QCOMPARE(begin->size(), value.size());
    QCOMPARE(begin->kind, ValueKind::Object);
    QVERIFY(begin->createdAt);
    QCOMPARE(readPart(*opened.store, opened.ref("k"), {299'990, 100}).value(), value.right(10));
    QCOMPARE(readPart(*opened.store, opened.ref("k"), {300'000, 5}).value(), QByteArray());
    QCOMPARE(codeOf(writeOne(*opened.store, {opened.ref("k"), "{}", {}, {}, begin->version})),
        ErrorCode::Conflict);
}

void TestDiskCacheStore::aFailedBatchLeavesNoFile()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("long", longValue(50'000)));
    const QStringList before = filesIn(opened.folder.path());
    const QList<WriteOutcome> outcomes = opened.store->write(
        {{opened.ref("long"), longValue(60'000)}, {opened.ref("new"), longValue(70'000)},
            {opened.ref("bad"), "[1]"}},
        {});
    QCOMPARE(outcomes[0].result.error().code, ErrorCode::Cancelled);
    QCOMPARE(outcomes[2].result.error().code, ErrorCode::Invalid);
    QCOMPARE(filesIn(opened.folder.path()), before);
    QCOMPARE(readOne(*opened.store, opened.ref("long"))->value, longValue(50'000));
    QCOMPARE(answerOf(opened, "SELECT value FROM Settings WHERE key = 'count'"), QByteArray("1"));
}

void TestDiskCacheStore::renamingChangesTheEnvelopeToo()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("old", longValue(50'000)));
    QVERIFY(writeOne(*opened.store, {opened.ref("old"), {}, QByteArray("new")}));
    QCOMPARE(answerOf(opened, "SELECT key FROM Cache"), QByteArray("first::new"));
    QCOMPARE(valueFilesOf(opened), 1);
    QVERIFY(writeOne(*opened.store, {opened.ref("new"), someValue}));
    QVERIFY(answerOf(opened, "SELECT value FROM Cache").contains("\"key\": \"new\""));
}

void TestDiskCacheStore::puttingWhatIsThereWritesNothing()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const QByteArray before = answerOf(opened, "SELECT store_time FROM Cache");
    const Result<Written> again = opened.put("k");
    QVERIFY(again && again->existed);
    QCOMPARE(again->version, readOne(*opened.store, opened.ref("k"))->version);
    QCOMPARE(answerOf(opened, "SELECT store_time FROM Cache"), before);
}

void TestDiskCacheStore::pickledRowsAreShownAndKept()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    runOn(
        opened, "INSERT INTO Cache(key, raw, mode, value) VALUES ('first::p', 1, 4, x'80054e2e')");
    QVERIFY(forgetAll(*opened.store) && loadAll(*opened.store));
    const Result<Entry> entry = readOne(*opened.store, opened.ref("p"));
    QCOMPARE(entry->value, QByteArray("\x80\x05N."));
    QCOMPARE(entry->kind, ValueKind::Binary);
    QVERIFY(entry->problem);
    QCOMPARE(codeOf(opened.put("p")), ErrorCode::Unsupported);
    QCOMPARE(
        answerOf(opened, "SELECT hex(value) FROM Cache WHERE mode = 4"), QByteArray("80054E2E"));
    QVERIFY(writeOne(*opened.store, {opened.ref("p")}));
}

void TestDiskCacheStore::rowsOfOtherProgramsAreShownBesideThose()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    runOn(opened,
        "INSERT INTO Cache(key, raw, mode, value) VALUES ('plain', 1, 1, 'text'), (7, 1, 1, 7.5), "
        "(x'00ff', 1, 1, x'01'), (x'8004', 0, 1, 'v'), (NULL, 1, 1, 'v'), ('odd', 0, 1, 'v')");
    QVERIFY(forgetAll(*opened.store) && loadAll(*opened.store));
    QStringList collections = collectionsOf(*opened.store);
    collections.sort();
    QCOMPARE(collections,
        QStringList({u"/first 1"_s, u"cache.db/bytes 1"_s, u"cache.db/numbers 1"_s,
            u"cache.db/pickled 1"_s, u"cache.db/text 1"_s}));
    const EntryRef number {{"numbers", "cache.db"}, "7"};
    QCOMPARE(readOne(*opened.store, number)->value, QByteArray("7.5"));
    QVERIFY(readOne(*opened.store, number)->problem);
    QCOMPARE(codeOf(writeOne(*opened.store, {number, "{}"})), ErrorCode::Unsupported);
    const EntryRef none {{"numbers", "cache.db"}, "8"};
    QCOMPARE(codeOf(writeOne(*opened.store, {none, "{}"})), ErrorCode::Unsupported);
    QVERIFY(!hidingEntries(problemsOf(*opened.store).value()).isEmpty());
}

void TestDiskCacheStore::anyCacheKeepsItsTypes()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    runOn(opened,
        "DELETE FROM Cache; INSERT INTO Cache(key, raw, mode, value) VALUES ('a::b', 1, 1, "
        "'text'), "
        "(10, 1, 1, 7), (9, 1, 1, 8), (2.5, 1, 1, 9), (x'00ff', 1, 1, x'01'), "
        "(x'8004', 0, 4, x'80')");
    const auto store = opened.open(OpenMode::ReadWrite);
    const StoreInfo info = store->info();
    QVERIFY(!info.capabilities.testFlag(Capability::JsonValues));
    QVERIFY(info.capabilities.testFlag(Capability::Write) && info.readOnlyReason.isEmpty());
    QStringList collections = collectionsOf(*store);
    collections.sort();
    QCOMPARE(collections,
        QStringList({u"cache.db/bytes 1"_s, u"cache.db/numbers 3"_s, u"cache.db/pickled 1"_s,
            u"cache.db/text 1"_s}));
    QCOMPARE(allKeys(*store, {"numbers", "cache.db"}, 2), QList<QByteArray>({"10", "2.5", "9"}));
    const auto entry = [&](const char *collection, const QByteArray &key) {
        return readOne(*store, {{collection, "cache.db"}, key});
    };
    QCOMPARE(entry("text", "a::b")->value, QByteArray("text"));
    QCOMPARE(entry("text", "a::b")->kind, ValueKind::Text);
    QCOMPARE(entry("numbers", "9")->value, QByteArray("8"));
    QCOMPARE(entry("numbers", "2.5")->kind, ValueKind::Number);
    QCOMPARE(entry("bytes", QByteArray("\0\xff", 2))->kind, ValueKind::Binary);
    QVERIFY(!entry("pickled", "\x80\x04")->problem);

    const auto put = [&](const char *collection, const QByteArray &key, const QByteArray &value) {
        return codeOf(writeOne(*store, {{{collection, "cache.db"}, key}, value}));
    };
    const ErrorCode done = ErrorCode::Timeout;
    QCOMPARE(put("text", "a::b", "{}"), done);
    QCOMPARE(put("text", "a::b", "\xff"), ErrorCode::Invalid);
    QCOMPARE(put("numbers", "10", "1e300"), done);
    QCOMPARE(put("numbers", "9", "12"), done);
    QCOMPARE(put("numbers", "9", "many"), ErrorCode::Invalid);
    // Which would become 9.2e18.
    QCOMPARE(put("numbers", "9", "9223372036854775808"), ErrorCode::Invalid);
    QCOMPARE(put("bytes", QByteArray("\0\xff", 2), "text"), done);
    QCOMPARE(put("pickled", "\x80\x04", "v"), ErrorCode::Unsupported);
    QCOMPARE(put("text", "new", "\xff"), done);
    QCOMPARE(put("numbers", "0.1", "v"), done);
    QCOMPARE(put("numbers", "0.10", "v"), ErrorCode::Invalid);
    QCOMPARE(put("pickled", "\x80\x05", "v"), ErrorCode::Unsupported);
    QCOMPARE(answerOf(opened,
                 "SELECT group_concat(typeof(key) || ' ' || typeof(value)) FROM (SELECT key, value "
                 "FROM Cache WHERE raw = 1 ORDER BY key)"),
        QByteArray("real text,real integer,integer integer,integer real,text text,text blob,"
                   "blob blob"));
    QVERIFY(writeOne(*store, {.ref = {{"text", "cache.db"}, "new"}, .renameTo = "newer"}));
    QCOMPARE(entry("text", "newer")->value, QByteArray("\xff"));
}

void TestDiskCacheStore::longValuesOfOthersHaveAFileOfTheirKind()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    runOn(opened,
        "DELETE FROM Cache; INSERT INTO Cache(key, raw, mode, value) VALUES ('t', 1, 1, 'text'), "
        "('b', 1, 1, x'00')");
    const auto store = opened.open(OpenMode::ReadWrite);
    const EntryRef text {{"text", "cache.db"}, "t"};
    const EntryRef bytes {{"text", "cache.db"}, "b"};
    QVERIFY(writeOne(*store, {text, QByteArray(40000, 't')}));
    QVERIFY(writeOne(*store, {bytes, QByteArray(40000, '\xff')}));
    QCOMPARE(valueFilesOf(opened), 2);
    QCOMPARE(
        answerOf(opened,
            "SELECT group_concat(mode || ' ' || size) FROM (SELECT * FROM Cache ORDER BY key)"),
        QByteArray("2 40000,3 40000"));
    QCOMPARE(readOne(*store, bytes)->value, QByteArray(40000, '\xff'));
    QVERIFY(writeOne(*store, {bytes, "short"}));
    QVERIFY(writeOne(*store, {text}));
    QCOMPARE(valueFilesOf(opened), 0);
    QCOMPARE(answerOf(opened, "SELECT typeof(value) FROM Cache"), QByteArray("blob"));
}

void TestDiskCacheStore::aMissingValueFileIsAProblemOfItsEntry()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k", longValue(50'000)));
    for (const QString &file : filesIn(opened.folder.path()).filter(u".val"_s))
        QVERIFY(QFile::remove(opened.folder.filePath(file)));
    const Result<Entry> entry = readOne(*opened.store, opened.ref("k"));
    QVERIFY(entry && entry->problem && entry->value.isEmpty());
    QVERIFY(writeOne(*opened.store, {opened.ref("k"), someValue, {}, {}, entry->version}));
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, someValue);
}

void TestDiskCacheStore::valueFilesOutsideOfTheFolderAreNotFollowed_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("..") << u"../secret.val"_s;
    QTest::newRow("inner ..") << u"aa/../../secret.val"_s;
    QTest::newRow("absolute") << u"%1/secret.val"_s;
    QTest::newRow("linked folder") << u"linked/secret.val"_s;
    QTest::newRow("linked file") << u"secret.val"_s;
    QTest::newRow("folder") << u"aa"_s;
}

void TestDiskCacheStore::valueFilesOutsideOfTheFolderAreNotFollowed()
{
    QFETCH(QString, name);
    const QTemporaryDir outside;
    const QString secret = outside.filePath(u"secret.val"_s);
    QFile file(secret);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("secret") == 6);
    file.close();
    const QString inside = outside.filePath(u"cache"_s);
    auto store = openStore({{scheme, inside, {}}, OpenMode::Create}).value();
    QVERIFY(writeOne(*store, {{{"first"}, "k"}, longValue(50'000)}));
    QVERIFY(QDir(inside).mkdir(u"aa"_s));
    QVERIFY(QFile::link(outside.path(), inside + u"/linked"_s));
    QVERIFY(QFile::link(secret, inside + u"/secret.val"_s));
    const QString named = name.contains(u'%') ? name.arg(outside.path()) : name;
    const Result<Database> database
        = Database::open(inside + u"/cache.db"_s, Database::Access::Write);
    QVERIFY(database->run(("UPDATE Cache SET filename = '" + named.toUtf8() + "'").constData()));
    const Result<Entry> entry = readOne(*store, {{"first"}, "k"});
    QVERIFY(entry && entry->problem);
    QVERIFY(!entry->value.contains("secret"));
    QVERIFY(!readPart(*store, {{"first"}, "k"}, {0, 10}).value().contains("secret"));
    QVERIFY(writeOne(*store, {{{"first"}, "k"}, someValue}));
    QVERIFY(QFile::exists(secret) && QFile::exists(inside + u"/aa"_s));
}

// A folder in which every name that a value file can have is a link that leads out.
void TestDiskCacheStore::newValueFilesFollowNoLink()
{
    const Opened opened(scheme);
    const QTemporaryDir outside;
    QVERIFY(opened.put("k"));
    for (int i = 0; i < 256; ++i) {
        const QString name = QString::number(i, 16).rightJustified(2, u'0');
        QVERIFY(QFile::link(outside.path(), opened.folder.filePath(name)));
    }
    QVERIFY(!opened.put("long", longValue(50'000)));
    QVERIFY(QDir(outside.path()).isEmpty());
    QCOMPARE(readOne(*opened.store, opened.ref("long")).error().code, ErrorCode::NotFound);
}

void TestDiskCacheStore::strangeTriggersAreNeverRun()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    runOn(opened, "CREATE TRIGGER evil AFTER INSERT ON Cache BEGIN DELETE FROM Cache; END");
    const auto store = opened.open(OpenMode::ReadWrite);
    QVERIFY(!store->info().capabilities.testFlag(Capability::Write));
    QCOMPARE(codeOf(writeOne(*store, {opened.ref("new"), someValue})), ErrorCode::Denied);
    QVERIFY(readOne(*store, opened.ref("k")));
}

void TestDiskCacheStore::viewsAreNoCache()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    runOn(opened,
        "ALTER TABLE Cache RENAME TO Other; CREATE VIEW Cache AS SELECT *, hex(randomblob(9)) "
        "FROM Other");
    const auto store = openStore({opened.address, OpenMode::ReadWrite});
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::Unsupported);
    runOn(opened,
        "DROP VIEW Cache; CREATE VIRTUAL TABLE Cache USING fts5(key, raw, store_time, expire_time, "
        "access_time, access_count, tag, size, mode, filename, value)");
    QCOMPARE(openStore({opened.address, OpenMode::ReadWrite}).error().code, ErrorCode::Unsupported);
}

void TestDiskCacheStore::aDatabaseOfTheFutureIsRead()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    runOn(opened, "ALTER TABLE Cache ADD COLUMN checksum BLOB; CREATE TABLE Later(x)");
    const auto store = opened.open(OpenMode::ReadWrite);
    QCOMPARE(readOne(*store, opened.ref("k"))->value, someValue);
    QVERIFY(writeOne(*store, {opened.ref("k"), otherValue}));
}

void TestDiskCacheStore::changesOfOthersAreSeen()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k") && opened.put("l"));
    QCOMPARE(*freshnessOf(*opened.store), Freshness::Current);
    runOn(opened, "DELETE FROM Cache WHERE key = 'first::k'");
    QCOMPARE(*freshnessOf(*opened.store), Freshness::Changed);
    QCOMPARE(readOne(*opened.store, opened.ref("k")).error().code, ErrorCode::NotFound);
    QVERIFY(forgetAll(*opened.store) && loadAll(*opened.store));
    QCOMPARE(*freshnessOf(*opened.store), Freshness::Current);
    QCOMPARE(allKeys(*opened.store, opened.fixture.collection, 5), QList<QByteArray>({"l"}));
    QVERIFY(QFile::remove(pathOf(opened)));
    QCOMPARE(*freshnessOf(*opened.store), Freshness::Gone);
}

void TestDiskCacheStore::anotherDatabaseInItsPlaceIsAConflict()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const Opened other(scheme);
    QVERIFY(other.put("other"));
    runOn(other, "PRAGMA wal_checkpoint(TRUNCATE)");
    QVERIFY(QFile::copy(pathOf(other), pathOf(opened, "new.db")));
    for (const char *name : {"cache.db", "cache.db-wal", "cache.db-shm"})
        QFile::remove(pathOf(opened, name));
    QVERIFY(QFile::rename(pathOf(opened, "new.db"), pathOf(opened)));
    QCOMPARE(readOne(*opened.store, opened.ref("k")).error().code, ErrorCode::Conflict);
    QCOMPARE(codeOf(opened.put("k")), ErrorCode::Conflict);
    QCOMPARE(*freshnessOf(*opened.store), Freshness::Changed);
    QVERIFY(forgetAll(*opened.store) && loadAll(*opened.store));
    QVERIFY(readOne(*opened.store, opened.ref("other")));
}

void TestDiskCacheStore::waitingForALockCanBeCancelled()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const Result<Database> holder = Database::open(pathOf(opened), Database::Access::Write);
    QVERIFY(holder->run("BEGIN IMMEDIATE"));
    std::stop_source stop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    const Result<Written> put
        = writeOne(*opened.store, {opened.ref("k"), otherValue}, stop.get_token());
    QCOMPARE(codeOf(put), ErrorCode::Cancelled);
    QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, someValue); // readers do not wait
}

void TestDiskCacheStore::whatOthersHoldIsWaitedFor()
{
    const Opened opened(scheme);
    QVERIFY(opened.put("k"));
    const Result<Database> holder = Database::open(pathOf(opened), Database::Access::Write);
    QVERIFY(holder->run("BEGIN IMMEDIATE; DELETE FROM Cache"));
    const std::jthread other([&] {
        std::this_thread::sleep_for(100ms);
        QVERIFY(holder->run("COMMIT"));
    });
    const Result<Written> put = opened.put("k", otherValue);
    QVERIFY(put && !put->existed);
}

void TestDiskCacheStore::readingLeavesTheFolderAsItWas()
{
    Opened opened(scheme);
    putMany(opened, 20);
    opened.store.reset(); // the last to close: nothing is left beside the database
    const QStringList before = filesIn(opened.folder.path());
    QCOMPARE(before, QStringList({u"cache.db"_s}));
    QFile file(pathOf(opened));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    {
        const auto store = opened.open(OpenMode::ReadOnly);
        QVERIFY(readOne(*store, opened.ref(keyNumber(3))));
    }
    QCOMPARE(filesIn(opened.folder.path()), before);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), bytes);
}

void TestDiskCacheStore::damagedPagesAreNoCrash()
{
    Opened opened(scheme);
    putMany(opened, 400);
    opened.store.reset();
    QFile file(pathOf(opened));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    constexpr qsizetype page = 4096;
    int listed = 0;
    for (qsizetype at = 0; at < whole.size(); at += page) {
        QVERIFY(file.seek(at) && file.write(QByteArray(page, '\xa5')) == page && file.flush());
        const auto store = openStore({opened.address, OpenMode::ReadOnly});
        if (store && loadAll(**store)) {
            const QList<QByteArray> keys = allKeys(**store, opened.fixture.collection, 100);
            listed += static_cast<int>(keys.size());
            for (const QByteArray &key : keys) {
                const Result<Entry> entry = readOne(**store, opened.ref(key));
                QVERIFY(!entry || entry->problem || entry->value == someValue);
            }
        }
        QVERIFY(file.seek(at) && file.write(whole.sliced(at, page)) == page && file.flush());
    }
    QVERIFY(listed > 400); // most pages hold values, which the list of keys does without
}

void TestDiskCacheStore::aFolderThatIsNotOursToWriteIsRead()
{
    Opened opened(scheme);
    putMany(opened, 20);
    opened.store.reset();
    const QString folder = opened.folder.path();
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    const bool isGuarded = !QFileInfo(folder).isWritable();
    if (isGuarded) {
        const auto store = opened.open(OpenMode::ReadWrite);
        QVERIFY(!store->info().capabilities.testFlag(Capability::Write));
        QVERIFY(readOne(*store, opened.ref(keyNumber(3))));
        QCOMPARE(filesIn(folder), QStringList({u"cache.db"_s}));
    }
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (!isGuarded)
        QSKIP("this user may write anywhere");
}

void TestDiskCacheStore::whatMayNotBeWrittenIsNamed()
{
    Opened opened(scheme);
    QVERIFY(opened.put("k"));
    opened.store.reset();
    const QFile::Permissions read = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const QFile::Permissions write = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther
        | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(QFile::setPermissions(opened.folder.path(), read | write));
    QVERIFY(QFile::setPermissions(pathOf(opened), read));
    const AsNobody nobody;
    const auto store = opened.open(OpenMode::ReadWrite);
    QCOMPARE(store->info().readOnlyReason, Reason(FileReasons::noPermissionToWrite));
    QVERIFY(readOne(*store, opened.ref("k")));
}

QTEST_GUILESS_MAIN(TestDiskCacheStore)
#include "tst_diskcachestore.moc"
