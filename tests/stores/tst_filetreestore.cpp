// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is special about a file tree; the contract of every store is in tst_storeconformance.
#include "stores/catalog.h"
#include "stores/envelope/isotime.h"
#include "stores/file/filestamp.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/filetreestore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace kvlens;

namespace {

QByteArray envelope(const QByteArray &value)
{
    return R"({"created_at": "2026-11-20T15:30:47.070528+00:00", "value": )" + value
        + R"(, "version": 1})";
}

// A folder for one test, with the files of a tree as a test wants them.
struct Tree
{
    QString path(const QString &relative) const
    {
        return QDir(folder.path()).canonicalPath() + QLatin1Char('/') + relative;
    }
    void put(const QString &relative, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(relative)).path());
        QFile file(path(relative));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QByteArray bytes(const QString &relative) const
    {
        QFile file(path(relative));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }
    // The information file of a collection whose folder is, or was, `directory`.
    void putInfo(const QString &relative, const QByteArray &name, const QString &directory) const
    {
        put(relative, makeCollectionFile({name, QFile::encodeName(directory)}, 0));
    }
    void link(const QString &target, const QString &relative) const
    {
        QCOMPARE(::symlink(QFile::encodeName(target), QFile::encodeName(path(relative))), 0);
    }

    std::unique_ptr<Store> open(
        const QString &relative = QStringLiteral("data"), const QString &options = {}) const
    {
        return opened(*parseStoreAddress(QStringLiteral("filetree:") + path(relative) + options));
    }
    std::unique_ptr<Store> openPath(const QString &relative) const
    {
        return opened({{}, path(relative), {}});
    }
    static std::unique_ptr<Store> opened(const StoreAddress &address)
    {
        Result<std::unique_ptr<Store>> store = fileTreeBackend().open({address, OpenMode::Create});
        if (!store || !loadAll(**store))
            qFatal("cannot open");
        return *std::move(store);
    }

    QTemporaryDir folder;
};

QList<QByteArray> namesOf(Store &store)
{
    QList<QByteArray> names;
    const Result<QList<CollectionInfo>> collections = store.collections({});
    for (const CollectionInfo &info : collections.value_or(QList<CollectionInfo>()))
        names.append(info.ref.name + ':' + QByteArray::number(info.entries));
    return names;
}

QList<QByteArray> keysOf(Store &store, const CollectionRef &collection)
{
    QList<QByteArray> keys;
    const Result<KeyPage> page = store.list({collection, {}, 1000}, {});
    for (qsizetype i = 0; page && i < page->count(); ++i)
        keys.append(page->at(i).key.toByteArray());
    return keys;
}

PathProbe probeOf(const QString &path)
{
    return {path, true, {}};
}

int recognised(const QString &path)
{
    return fileTreeBackend().recognise(probeOf(path));
}

} // namespace

class TestFileTreeStore : public QObject
{
    Q_OBJECT

private slots:
    void listsWhatTheFoldersHold();
    void listsFoldersWithoutAnInformationFile();
    void listsCollectionsBelowOthers();
    void takesTheNameFromTheInformationFile();
    void ignoresTemporaryFilesAndOtherThings();
    void showsADamagedEnvelopeRawWithTheReason();
    void replacesADamagedEnvelopeOnlyByAWholeOne();
    void keepsEveryOtherByteOfAnEditedFile();
    void writesNothingWhenNothingChanges();
    void makesACollectionAsTheLibraryDoes();
    void putsInformationInASeparateFolder();
    void findsSanitizedKeysByTheirFirstName();
    void refusesALongKeyThatWouldOverwriteAnother();
    void refusesALongCollectionThatWouldOverwriteAnother();
    void refusesAKeyWhoseFolderIsMissing();
    void readsAKeyThroughItsFolder();
    void opensAMovedTreeAndOffersTheRepair();
    void saysThatAnInformationFileIsDamaged();
    void readsAndWritesTheInformationFile();
    void showsALinkThatLeadsOutsideWithoutFollowingIt();
    void entersNoFolderOutside();
    void noticesWhatAnotherProgramWrites();
    void takesItsOwnWritesForItsOwn();
    void recognisesTreesByTheirContents();
    void opensAFolderOfDataAndMetadata();
    void takesAnAddressForWhatItSays();
    void guessesNothingThatOneTreeCanBe();
    void infersThatNamesAreSanitized();
    void refusesUnknownOptions();
    void isReadOnlyWhereTheFolderIs();
    void writesNothingToTheTreeByLooking();
};

void TestFileTreeStore::listsWhatTheFoldersHold()
{
    const Tree tree;
    tree.putInfo(QStringLiteral("data/b-info.json"), "b", tree.path(QStringLiteral("data/b")));
    tree.putInfo(QStringLiteral("data/a-info.json"), "a", tree.path(QStringLiteral("data/a")));
    for (const char *key : {"z", "", "k.json", "info", "user:1", "-info"})
        tree.put(QStringLiteral("data/a/%1.json").arg(QLatin1String(key)), envelope("{}"));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(namesOf(*store), QList<QByteArray>({"a:6", "b:0"}));
    QCOMPARE(
        keysOf(*store, {"a"}), QList<QByteArray>({"", "-info", "info", "k.json", "user:1", "z"}));
    QVERIFY(problemsOf(*store)->isEmpty());
}

void TestFileTreeStore::listsFoldersWithoutAnInformationFile()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.put(QStringLiteral("data/up.json"), envelope("{}"));
    QVERIFY(QDir(tree.path({})).mkpath(QStringLiteral("data/empty")));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(namesOf(*store), QList<QByteArray>({".:1", "c:1"}));
    QCOMPARE(readOne(*store, {{"."}, "up"})->value, "{}");
}

void TestFileTreeStore::listsCollectionsBelowOthers()
{
    const Tree tree;
    tree.put(QStringLiteral("data/a/b/k.json"), envelope("{}"));
    tree.putInfo(
        QStringLiteral("data/a/b-info.json"), "a/b", tree.path(QStringLiteral("data/a/b")));
    tree.put(QStringLiteral("data/x/y/k.json"), envelope("{}"));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(namesOf(*store), QList<QByteArray>({"a/b:1", "x/y:1"}));
}

void TestFileTreeStore::takesTheNameFromTheInformationFile()
{
    const Tree tree;
    tree.put(QStringLiteral("data/S_a_b-f0a2a4d0/k.json"), envelope("{}"));
    tree.putInfo(QStringLiteral("data/S_a_b-f0a2a4d0-info.json"), "a/b",
        tree.path(QStringLiteral("data/S_a_b-f0a2a4d0")));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(namesOf(*store), QList<QByteArray>({"a/b:1"}));
    QVERIFY(writeOne(*store, {{{"a/b"}, "new"}, "{}"}));
    QVERIFY(QFile::exists(tree.path(QStringLiteral("data/S_a_b-f0a2a4d0/new.json"))));
}

void TestFileTreeStore::ignoresTemporaryFilesAndOtherThings()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.put(QStringLiteral("data/c/tmpabcdefgh.tmp"), "half");
    tree.put(QStringLiteral("data/c/readme.txt"), "text");
    QVERIFY(QDir(tree.path({})).mkpath(QStringLiteral("data/c/folder.json")));
    QCOMPARE(namesOf(*tree.open()), QList<QByteArray>({"c:1"}));
}

void TestFileTreeStore::showsADamagedEnvelopeRawWithTheReason()
{
    const Tree tree;
    const QByteArray broken = R"({"expires_at": null, "value": {}})";
    tree.put(QStringLiteral("data/c/k.json"), broken);
    const Result<Entry> entry = readOne(*tree.open(), {{"c"}, "k"});
    QVERIFY(entry && entry->problem);
    QCOMPARE(entry->value, broken);
    QCOMPARE(entry->problem->code, ErrorCode::Corrupt);
    QCOMPARE(entry->problem->subject, tree.path(QStringLiteral("data/c/k.json")));
}

void TestFileTreeStore::replacesADamagedEnvelopeOnlyByAWholeOne()
{
    const Tree tree;
    const QByteArray broken = R"({"value": [1]})";
    tree.put(QStringLiteral("data/c/k.json"), broken);
    const std::unique_ptr<Store> store = tree.open();
    const EntryRef ref {{"c"}, "k"};
    QCOMPARE(writeOne(*store, {ref, R"({"a": 1})"}).error().code, ErrorCode::Invalid);
    QCOMPARE(writeOne(*store, {ref, {}, {}, {ExpiryChange::Kind::Clear, {}}}).error().code,
        ErrorCode::Corrupt);
    QCOMPARE(tree.bytes(QStringLiteral("data/c/k.json")), broken);
    QVERIFY(writeOne(*store, {ref, R"({"value": {"a": 1}})"}));
    QCOMPARE(tree.bytes(QStringLiteral("data/c/k.json")), R"({"value": {"a": 1}})");
    QCOMPARE(readOne(*store, ref)->value, R"({"a": 1})");
}

void TestFileTreeStore::keepsEveryOtherByteOfAnEditedFile()
{
    const Tree tree;
    const QByteArray odd
        = "{ \"owner\":\"me\",\"value\" :{\"a\":1},\"created_at\":\"2026-01-01\"}\n";
    tree.put(QStringLiteral("data/c/k.json"), odd);
    QVERIFY(writeOne(*tree.open(), {{{"c"}, "k"}, R"({"b":2.50})"}));
    QCOMPARE(tree.bytes(QStringLiteral("data/c/k.json")),
        QByteArray(odd).replace("{\"a\":1}", "{\"b\":2.50}"));
}

void TestFileTreeStore::writesNothingWhenNothingChanges()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    const auto inode = [&] { return stampOf(tree.path(QStringLiteral("data/c/k.json")))->inode; };
    const quint64 before = inode();
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, "{}"}));
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, {}, QByteArray("k")}));
    QCOMPARE(inode(), before);
}

void TestFileTreeStore::makesACollectionAsTheLibraryDoes()
{
    const Tree tree;
    const std::unique_ptr<Store> store = tree.open(QStringLiteral("data"));
    QVERIFY(writeOne(*store, {{{"new"}, "k"}, "{}"}));
    const Result<CollectionFile> file
        = parseCollectionFile(tree.bytes(QStringLiteral("data/new-info.json")));
    QVERIFY(file);
    QCOMPARE(file->collection, "new");
    QCOMPARE(QFile::decodeName(file->directory), tree.path(QStringLiteral("data/new")));
    QCOMPARE(namesOf(*store), QList<QByteArray>({"new:1"}));
    QCOMPARE(QDir(tree.path(QStringLiteral("data/new"))).entryList(QDir::Files),
        QStringList {QStringLiteral("k.json")});
}

void TestFileTreeStore::putsInformationInASeparateFolder()
{
    const Tree tree;
    const QString options = QStringLiteral("?metadata=") + tree.path(QStringLiteral("meta"));
    const std::unique_ptr<Store> store = tree.open(QStringLiteral("data"), options);
    QVERIFY(writeOne(*store, {{{"new"}, "k"}, "{}"}));
    QVERIFY(QFile::exists(tree.path(QStringLiteral("meta/new-info.json"))));
    QVERIFY(!QFile::exists(tree.path(QStringLiteral("data/new-info.json"))));
    QCOMPARE(namesOf(*tree.open(QStringLiteral("data"), options)), QList<QByteArray>({"new:1"}));
}

void TestFileTreeStore::findsSanitizedKeysByTheirFirstName()
{
    const Tree tree;
    const std::unique_ptr<Store> store
        = tree.open(QStringLiteral("data"), QStringLiteral("?keys=v1&collections=v1"));
    QVERIFY(writeOne(*store, {{{"a/b"}, "user:123"}, R"({"n": 1})"}));
    QCOMPARE(keysOf(*store, {"a/b"}), QList<QByteArray>({"S_user_123-61b7de30"}));
    QCOMPARE(readOne(*store, {{"a/b"}, "user:123"})->value, R"({"n": 1})");
    QVERIFY(writeOne(*store, {{{"a/b"}, "S_user_123-61b7de30"}, R"({"n": 2})"}));
    QCOMPARE(readOne(*store, {{"a/b"}, "user:123"})->value, R"({"n": 2})");
    QVERIFY(writeOne(*store, {{{"a/b"}, "user:123"}})->existed);
    QVERIFY(keysOf(*store, {"a/b"}).isEmpty());
}

void TestFileTreeStore::refusesALongKeyThatWouldOverwriteAnother()
{
    const Tree tree;
    const std::unique_ptr<Store> store
        = tree.open(QStringLiteral("data"), QStringLiteral("?keys=v1"));
    const QByteArray beginning(250, 'x');
    QVERIFY(writeOne(*store, {{{"c"}, beginning + "1"}, R"({"n": 1})"}));
    const Result<Written> second = writeOne(*store, {{{"c"}, beginning + "2"}, R"({"n": 2})"});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Invalid);
    const QByteArray listed = "S_" + QByteArray(248, 'x');
    QVERIFY(reasonText(second.error().detail).endsWith(QLatin1StringView(listed)));
    QCOMPARE(keysOf(*store, {"c"}), QList<QByteArray>({listed}));
    QCOMPARE(readOne(*store, {{"c"}, listed})->value, R"({"n": 1})");
    QVERIFY(writeOne(*store, {{{"c"}, listed}, R"({"n": 3})"}));
    QCOMPARE(readOne(*store, {{"c"}, beginning + "2"})->value, R"({"n": 3})"); // as the library
}

void TestFileTreeStore::refusesALongCollectionThatWouldOverwriteAnother()
{
    const Tree tree;
    const std::unique_ptr<Store> store
        = tree.open(QStringLiteral("data"), QStringLiteral("?collections=v1"));
    const QByteArray beginning(245, 'x');
    QVERIFY(writeOne(*store, {{{beginning + "1"}, "k"}, "{}"}));
    QCOMPARE(writeOne(*store, {{{beginning + "2"}, "k"}, "{}"}).error().code, ErrorCode::Invalid);
    QCOMPARE(namesOf(*store), QList<QByteArray>({beginning + "1:1"}));
}

void TestFileTreeStore::refusesAKeyWhoseFolderIsMissing()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    const std::unique_ptr<Store> store = tree.open();
    const Result<Written> put = writeOne(*store, {{{"c"}, "a/b/c"}, "{}"});
    QCOMPARE(put.error().code, ErrorCode::Invalid);
    QVERIFY(reasonText(put.error().detail).contains(QLatin1String("S_a_b_c-d76a7b72")));
    QVERIFY(!QFile::exists(tree.path(QStringLiteral("data/c/a"))));
}

void TestFileTreeStore::readsAKeyThroughItsFolder()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.put(QStringLiteral("data/c/sub/k.json"), envelope(R"({"n": 1})"));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(readOne(*store, {{"c"}, "sub/k"})->value, R"({"n": 1})");
    QVERIFY(writeOne(*store, {{{"c"}, "sub/new"}, "{}"}));
    QCOMPARE(keysOf(*store, {"c/sub"}), QList<QByteArray>({"k", "new"}));
    QCOMPARE(readOne(*store, {{"c/sub"}, "../k"})->value, "{}");
    QCOMPARE(readOne(*store, {{"c"}, "../../secret"}).error().code, ErrorCode::Invalid);
}

void TestFileTreeStore::opensAMovedTreeAndOffersTheRepair()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.putInfo(QStringLiteral("data/c-info.json"), "c", QStringLiteral("/old/place/c"));
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, R"({"edited": true})"}));
    const QList<Problem> problems = *problemsOf(*store);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].id, QStringLiteral("K2"));
    QCOMPARE(problems[0].severity, Severity::Warning);
    QVERIFY(reasonText(problems[0].error.detail).contains(QLatin1String("/old/place/c")));
    QVERIFY(reasonText(problems[0].error.detail).contains(tree.path(QStringLiteral("data/c"))));
    QCOMPARE(problems[0].repair.size(), 1);
    QByteArray expected = tree.bytes(QStringLiteral("data/c-info.json"));
    expected.replace("/old/place/c", QFile::encodeName(tree.path(QStringLiteral("data/c"))));
    for (const WriteOutcome &outcome : store->write(problems[0].repair, {}))
        QVERIFY(outcome.result);
    QCOMPARE(tree.bytes(QStringLiteral("data/c-info.json")), expected);
    QVERIFY(problemsOf(*store)->isEmpty());
    QVERIFY(problemsOf(*tree.open())->isEmpty());
}

void TestFileTreeStore::saysThatAnInformationFileIsDamaged()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.put(QStringLiteral("data/c-info.json"), R"({"collection": "c"})");
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(namesOf(*store), QList<QByteArray>({"c:1"}));
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(
        problemsOf(*store)->at(0).error.subject, tree.path(QStringLiteral("data/c-info.json")));
}

void TestFileTreeStore::readsAndWritesTheInformationFile()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.putInfo(QStringLiteral("data/c-info.json"), "c", tree.path(QStringLiteral("data/c")));
    const std::unique_ptr<Store> store = tree.open();
    const EntryRef ref {{"c"}, {}, 0, EntryPart::CollectionInfo};
    const QByteArray bytes = tree.bytes(QStringLiteral("data/c-info.json"));
    const Result<Entry> entry = readOne(*store, ref);
    QVERIFY(entry);
    QCOMPARE(entry->value, bytes);
    QCOMPARE(writeOne(*store, {ref, "{}"}).error().code, ErrorCode::Invalid);
    QVERIFY(writeOne(*store, {ref, bytes + "\n", {}, {}, entry->version}));
    QCOMPARE(
        writeOne(*store, {ref, bytes, {}, {}, entry->version}).error().code, ErrorCode::Conflict);
    QVERIFY(writeOne(*store, {ref}));
    QVERIFY(!QFile::exists(tree.path(QStringLiteral("data/c-info.json"))));
    QCOMPARE(readOne(*store, ref).error().code, ErrorCode::NotFound);
    QVERIFY(writeOne(*store, {ref, bytes}));
    QCOMPARE(tree.bytes(QStringLiteral("data/c-info.json")), bytes);
}

void TestFileTreeStore::showsALinkThatLeadsOutsideWithoutFollowingIt()
{
    const Tree tree;
    tree.put(QStringLiteral("secret.json"), envelope(R"({"secret": 1})"));
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.link(QStringLiteral("../../secret.json"), QStringLiteral("data/c/link.json"));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(keysOf(*store, {"c"}), QList<QByteArray>({"k", "link"}));
    const Result<Entry> entry = readOne(*store, {{"c"}, "link"});
    QVERIFY(entry && entry->problem);
    QVERIFY(entry->value.isEmpty());
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(problemsOf(*store)->at(0).id, QStringLiteral("K10"));
    for (const Write &write : {Write {{{"c"}, "link"}, "{}"}, Write {{{"c"}, "link"}}})
        QCOMPARE(writeOne(*store, write).error().code, ErrorCode::Invalid);
    QCOMPARE(tree.bytes(QStringLiteral("secret.json")), envelope(R"({"secret": 1})"));
}

void TestFileTreeStore::entersNoFolderOutside()
{
    const Tree tree;
    tree.put(QStringLiteral("other/k.json"), envelope("{}"));
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    tree.link(QStringLiteral("../other"), QStringLiteral("data/link"));
    tree.link(QStringLiteral("."), QStringLiteral("data/round"));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(namesOf(*store), QList<QByteArray>({"c:1"}));
    QCOMPARE(writeOne(*store, {{{"link"}, "new"}, "{}"}).error().code, ErrorCode::Invalid);
    QVERIFY(!QFile::exists(tree.path(QStringLiteral("other/new.json"))));
}

void TestFileTreeStore::noticesWhatAnotherProgramWrites()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    tree.put(QStringLiteral("data/c/new.json"), envelope("{}"));
    QCOMPARE(*freshnessOf(*store), Freshness::Changed);
    QVERIFY(forgetAll(*store) && loadAll(*store));
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    QCOMPARE(keysOf(*store, {"c"}), QList<QByteArray>({"k", "new"}));
    QVERIFY(QDir(tree.path(QStringLiteral("data"))).removeRecursively());
    QCOMPARE(*freshnessOf(*store), Freshness::Gone);
}

void TestFileTreeStore::takesItsOwnWritesForItsOwn()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(writeOne(*store, {{{"c"}, "k"}, R"({"n": 1})"}));
    QVERIFY(writeOne(*store, {{{"c"}, "new"}, "{}"}));
    QVERIFY(writeOne(*store, {{{"other"}, "new"}, "{}"}));
    QVERIFY(writeOne(*store, {{{"c"}, "k"}}));
    QCOMPARE(*freshnessOf(*store), Freshness::Current);
    QCOMPARE(namesOf(*store), QList<QByteArray>({"c:1", "other:1"}));
}

void TestFileTreeStore::recognisesTreesByTheirContents()
{
    const Tree tree;
    tree.put(QStringLiteral("one/data/c/k.json"), envelope("{}"));
    tree.put(QStringLiteral("other/c/k.json"), R"({"value": 1})");
    tree.put(QStringLiteral("other/x-info.json"), "{}");
    QVERIFY(recognised(tree.path(QStringLiteral("one/data"))) > 0);
    QVERIFY(recognised(tree.path(QStringLiteral("one/data/c"))) > 0);
    QCOMPARE(recognised(tree.path(QStringLiteral("one"))), 0);
    QCOMPARE(recognised(tree.path(QStringLiteral("other"))), 0);
    QVERIFY(!fileTreeBackend().recognise({tree.path({}), false, envelope("{}")}));
}

void TestFileTreeStore::opensAFolderOfDataAndMetadata()
{
    const Tree tree;
    tree.put(QStringLiteral("both/files/c/k.json"), envelope("{}"));
    tree.putInfo(
        QStringLiteral("both/about/c-info.json"), "c", tree.path(QStringLiteral("both/files/c")));
    QVERIFY(recognised(tree.path(QStringLiteral("both"))) > 0);
    const std::unique_ptr<Store> store = tree.openPath(QStringLiteral("both"));
    QCOMPARE(namesOf(*store), QList<QByteArray>({"c:1"}));
    QCOMPARE(problemsOf(*store)->size(), 1);
    QCOMPARE(problemsOf(*store)->at(0).id, QStringLiteral("K11"));
    const StoreAddress address = store->info().address;
    QCOMPARE(address.path, tree.path(QStringLiteral("both/files")));
    QCOMPARE(address.option(QStringLiteral("metadata")), tree.path(QStringLiteral("both/about")));
}

void TestFileTreeStore::takesAnAddressForWhatItSays()
{
    const Tree tree;
    for (const char *name : {"a/x", "b/x"}) {
        const QString place = QStringLiteral("data/") + QLatin1String(name);
        tree.put(place + QStringLiteral("/k.json"),
            envelope(R"({"in": ")" + QByteArray(name) + R"("})"));
        tree.putInfo(place + QStringLiteral("-info.json"), name, tree.path(place));
    }
    for (const std::unique_ptr<Store> &store :
        {tree.open(), tree.openPath(QStringLiteral("data"))}) {
        QCOMPARE(namesOf(*store), QList<QByteArray>({"a/x:1", "b/x:1"}));
        QCOMPARE(readOne(*store, {{"a/x"}, "k"})->value, R"({"in": "a/x"})");
        QVERIFY(problemsOf(*store)->isEmpty());
        QVERIFY(store->info().address.options.isEmpty());
    }
    tree.put(QStringLiteral("both/files/c/k.json"), envelope("{}"));
    tree.putInfo(
        QStringLiteral("both/about/c-info.json"), "c", tree.path(QStringLiteral("both/files/c")));
    QCOMPARE(
        tree.open(QStringLiteral("both"))->info().address.path, tree.path(QStringLiteral("both")));
}

void TestFileTreeStore::guessesNothingThatOneTreeCanBe()
{
    const Tree tree;
    // The information files in two folders: of two trees, of which the path is neither.
    tree.putInfo(QStringLiteral("two/a/c-info.json"), "c", tree.path(QStringLiteral("two/a/c")));
    tree.putInfo(QStringLiteral("two/b/c-info.json"), "c", tree.path(QStringLiteral("two/b/c")));
    QVERIFY(QDir(tree.path({})).mkpath(QStringLiteral("two/a/c")));
    QVERIFY(QDir(tree.path({})).mkpath(QStringLiteral("two/b/c")));
    QCOMPARE(recognised(tree.path(QStringLiteral("two"))), 0);
    // They do not agree.
    tree.putInfo(
        QStringLiteral("mixed/m/c-info.json"), "c", tree.path(QStringLiteral("mixed/d/c")));
    tree.putInfo(
        QStringLiteral("mixed/m/e-info.json"), "e", tree.path(QStringLiteral("mixed/f/e")));
    QVERIFY(QDir(tree.path({})).mkpath(QStringLiteral("mixed/d/c")));
    QVERIFY(QDir(tree.path({})).mkpath(QStringLiteral("mixed/f/e")));
    QCOMPARE(recognised(tree.path(QStringLiteral("mixed"))), 0);
}

void TestFileTreeStore::infersThatNamesAreSanitized()
{
    const Tree tree;
    {
        const std::unique_ptr<Store> store
            = tree.open(QStringLiteral("data"), QStringLiteral("?keys=v1&collections=v1"));
        QVERIFY(writeOne(*store, {{{"a/b"}, "plain"}, "{}"}));
    }
    {
        const std::unique_ptr<Store> store = tree.open();
        const StoreAddress address = store->info().address;
        QCOMPARE(address.option(QStringLiteral("collections")), QStringLiteral("v1"));
        QVERIFY(address.option(QStringLiteral("keys")).isEmpty());
        QVERIFY(writeOne(*store, {{{"a/b"}, "other"}, "{}"}));
        QCOMPARE(writeOne(*store, {{{"a/b"}, "user:1"}, "{}"}).error().code, ErrorCode::Invalid);
    }
    QVERIFY(writeOne(*tree.open(QStringLiteral("data"), QStringLiteral("?keys=v1")),
        {{{"a/b"}, "user:1"}, "{}"}));
    const std::unique_ptr<Store> sanitized = tree.open();
    QCOMPARE(sanitized->info().address.option(QStringLiteral("keys")), QStringLiteral("v1"));
    QCOMPARE(problemsOf(*sanitized)->size(), 1);
    QCOMPARE(problemsOf(*sanitized)->at(0).id, QStringLiteral("K11"));
    QVERIFY(writeOne(*sanitized, {{{"a/b"}, "user:2"}, "{}"}));
    const StoreAddress plain
        = tree.open(QStringLiteral("data"), QStringLiteral("?keys=none"))->info().address;
    QCOMPARE(plain.option(QStringLiteral("keys")), QStringLiteral("none"));
    const Tree other;
    other.put(QStringLiteral("data/c/S_x.json"), envelope("{}"));
    QVERIFY(other.open()->info().address.options.isEmpty());
}

void TestFileTreeStore::refusesUnknownOptions()
{
    const Tree tree;
    for (const char *options : {"?key=v1", "?keys=v2", "?collections="}) {
        const Result<StoreAddress> address = parseStoreAddress(
            QStringLiteral("filetree:") + tree.path({}) + QLatin1String(options));
        QVERIFY(address);
        const Result<std::unique_ptr<Store>> store = openStore({*address, OpenMode::Create});
        QVERIFY2(!store, options);
        QCOMPARE(store.error().code, ErrorCode::Invalid);
    }
}

void TestFileTreeStore::isReadOnlyWhereTheFolderIs()
{
    const Tree tree;
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    const QByteArray data = QFile::encodeName(tree.path(QStringLiteral("data")));
    QCOMPARE(::chmod(QFile::encodeName(tree.folder.path()), 0755), 0);
    QCOMPARE(::chmod(data, 0555), 0);
    const uid_t user = ::geteuid();
    constexpr uid_t nobody = 65534;
    QVERIFY(user != 0 || ::seteuid(nobody) == 0); // root may write everywhere
    const StoreInfo info = tree.open()->info();
    QVERIFY(user != 0 || ::seteuid(user) == 0);
    QCOMPARE(::chmod(data, 0755), 0);
    QVERIFY(!info.capabilities.testFlag(Capability::Write));
    QVERIFY(reasonText(info.readOnlyReason).contains(QFile::decodeName(data)));
}

void TestFileTreeStore::writesNothingToTheTreeByLooking()
{
    const Tree tree;
    tree.open(QStringLiteral("missing"));
    QVERIFY(!QFile::exists(tree.path(QStringLiteral("missing"))));
    tree.put(QStringLiteral("data/c/k.json"), envelope("{}"));
    const Result<FileStamp> before = stampOf(tree.path(QStringLiteral("data")));
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(readOne(*store, {{"c"}, "k"}));
    QVERIFY(!writeOne(*store, {{{"none"}, "k"}, "[]"}));
    QVERIFY(!writeOne(*store, {{{"none"}, "k"}, {}, QByteArray("new")}));
    QVERIFY(writeOne(*store, {{{"none"}, "k"}}));
    QCOMPARE(*stampOf(tree.path(QStringLiteral("data"))), *before);
}

QTEST_GUILESS_MAIN(TestFileTreeStore)
#include "tst_filetreestore.moc"
