// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies in a file tree and is no entry, or none that the library can read.
#include "stores/filetree/treecheck.h"
#include "tests/stores/treefiles.h"

#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef collection {"c"};

QList<Problem> problemsIn(Store &store)
{
    if (!loadAll(store, {}, LoadUntil::Finished))
        qFatal("cannot load");
    return *problemsOf(store);
}

QList<QByteArray> keysIn(Store &store)
{
    QList<QByteArray> keys;
    const Result<KeyPage> page = store.list({collection, {}, 1000}, {});
    for (qsizetype i = 0; page && i < page->count(); ++i)
        keys.append(page->at(i).key.toByteArray());
    return keys;
}

QByteArray withExpiry(const QByteArray &time)
{
    return R"({"created_at": "2026-11-20T15:30:47+00:00", "expires_at": )" + time
        + R"(, "value": {"a": 1}, "version": 1})";
}

} // namespace

class TestTreeCheck : public QObject
{
    Q_OBJECT

private slots:
    void aSoundTreeHasNoProblems();
    void namesEveryEntryThatTheLibraryRefuses();
    void mendsTimesWhereItIsSureHow_data();
    void mendsTimesWhereItIsSureHow();
    void whatIsMendedIsNoLongerAProblem();
    void whatPythonGivesUpOnIsToldUntilItIsChanged();
    void whatHasExpiredIsToldAndDeletedInOneStep();
    void linksToWhatHasExpiredAreToldAndLeftAlone();
    void oneEntryThatCannotBeReadHidesNoOther();
    void aLinkToNowhereIsReadAsOne();
    void litterIsCountedAndNoEntry();
    void keysThatLookLikeLitterAreKeys();
};

void TestTreeCheck::aSoundTreeHasNoProblems()
{
    const TreeFiles tree;
    tree.fill("data/c", 300);
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(problemsIn(*store).isEmpty());
}

void TestTreeCheck::namesEveryEntryThatTheLibraryRefuses()
{
    const TreeFiles tree;
    tree.fill("data/c", 40);
    tree.put("data/c/a.json", "");
    tree.put("data/c/m.json", "[1]");
    tree.put("data/d/z.json", withExpiry("17"));
    const std::unique_ptr<Store> store = tree.open();
    const QList<Problem> problems = problemsIn(*store);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().entries,
        QList<EntryRef>({{collection, "a"}, {collection, "m"}, {{"d"}, "z"}}));
    QVERIFY(problems.first().repair.isEmpty());
    QVERIFY(reasonText(problems.first().error.detail).contains(QLatin1String("3 entries")));
}

void TestTreeCheck::mendsTimesWhereItIsSureHow_data()
{
    QTest::addColumn<QByteArray>("damaged");
    QTest::addColumn<QByteArray>("mended"); // empty: it is not sure
    const QByteArray end = R"("value": {"a": 1}, "version": 1})";
    QTest::newRow("no expiry") << withExpiry("null")
                               << R"({"created_at": "2026-11-20T15:30:47+00:00", )" + end;
    QTest::newRow("no offset") << withExpiry("\"2031-01-01T00:00:00\"")
                               << withExpiry("\"2031-01-01T00:00:00+00:00\"");
    QTest::newRow("never created") << R"({"created_at": null, )" + end << "{" + end;
    QTest::newRow("both") << R"({"created_at": null, "expires_at": null, )" + end << "{" + end;
    QTest::newRow("a number") << withExpiry("17") << QByteArray();
    QTest::newRow("no time") << withExpiry("\"soon\"") << QByteArray();
    QTest::newRow("no value") << QByteArray(R"({"expires_at": null, "version": 1})")
                              << QByteArray();
    QTest::newRow("no JSON") << QByteArray("bplist00") << QByteArray();
}

void TestTreeCheck::mendsTimesWhereItIsSureHow()
{
    QFETCH(const QByteArray, damaged);
    QFETCH(const QByteArray, mended);
    const TreeFiles tree;
    tree.put("data/c/k.json", damaged);
    const std::unique_ptr<Store> store = tree.open();
    const QList<Problem> problems = problemsIn(*store);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().repair.isEmpty(), mended.isEmpty());
    for (const Write &repair : problems.first().repair)
        QVERIFY(writeOne(*store, repair));
    const Result<QByteArray> file = readFile(QFile::decodeName(tree.path("data/c/k.json")));
    QCOMPARE(*file, mended.isEmpty() ? damaged : mended);
}

void TestTreeCheck::whatIsMendedIsNoLongerAProblem()
{
    const TreeFiles tree;
    tree.put("data/c/a.json", withExpiry("null"));
    tree.put("data/c/b.json", "[1]");
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(problemsIn(*store).first().entries.size(), 2);
    QVERIFY(writeOne(*store, problemsOf(*store)->first().repair.first()));
    QCOMPARE(problemsIn(*store).first().entries, QList<EntryRef>({{collection, "b"}}));
    QVERIFY(writeOne(*store, {{collection, "b"}}));
    QVERIFY(problemsIn(*store).isEmpty());
}

void TestTreeCheck::whatPythonGivesUpOnIsToldUntilItIsChanged()
{
    const TreeFiles tree;
    tree.put(
        "data/c/a.json", R"({"value": {"n": )" + QByteArray(4301, '1') + R"(}, "version": 1})");
    tree.put(
        "data/c/b.json", R"({"value": {"n": )" + QByteArray(4300, '1') + R"(}, "version": 1})");
    const std::unique_ptr<Store> store = tree.open();
    const QList<Problem> problems = problemsIn(*store);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().id, QStringLiteral("beyond-python"));
    QCOMPARE(problems.first().entries, QList<EntryRef>({{collection, "a"}}));
    QVERIFY(writeOne(*store, {{collection, "a"}}));
    QVERIFY(problemsIn(*store).isEmpty());
}

void TestTreeCheck::whatHasExpiredIsToldAndDeletedInOneStep()
{
    const TreeFiles tree;
    tree.put("data/c/gone.json", withExpiry("\"2020-01-01T00:00:00+00:00\""));
    tree.put("data/c/here.json", withExpiry("\"2999-01-01T00:00:00+00:00\""));
    tree.put("data/c/ever.json");
    const std::unique_ptr<Store> store = tree.open();
    const QList<Problem> problems = problemsIn(*store);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().severity, Severity::Information);
    QCOMPARE(problems.first().entries, QList<EntryRef>({{collection, "gone"}}));
    for (const Write &deletion : problems.first().repair)
        QVERIFY(writeOne(*store, deletion));
    QVERIFY(problemsIn(*store).isEmpty());
    QCOMPARE(keysIn(*store), QList<QByteArray>({"ever", "here"}));
}

void TestTreeCheck::linksToWhatHasExpiredAreToldAndLeftAlone()
{
    const TreeFiles tree;
    tree.put("data/c/gone.json", withExpiry("\"2020-01-01T00:00:00+00:00\""));
    QCOMPARE(::symlink("gone.json", (tree.path("data/c/link.json")).constData()), 0);
    const std::unique_ptr<Store> store = tree.open();
    const QList<Problem> problems = problemsIn(*store);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(
        problems.first().entries, QList<EntryRef>({{collection, "gone"}, {collection, "link"}}));
    QCOMPARE(problems.first().repair.size(), 1);
    QCOMPARE(problems.first().repair.first().ref, (EntryRef {collection, "gone"}));
}

void TestTreeCheck::oneEntryThatCannotBeReadHidesNoOther()
{
    if (::geteuid() == 0)
        QSKIP("nothing is unreadable for root");
    const TreeFiles tree;
    for (const char *name : {"a", "b", "c"})
        tree.put("data/c/" + QByteArray(name) + ".json");
    QVERIFY(QFile::setPermissions(QFile::decodeName(tree.path("data/c/b.json")), {}));
    const std::unique_ptr<Store> store = tree.open();
    QCOMPARE(problemsIn(*store).first().entries, QList<EntryRef>({{collection, "b"}}));
    QList<QByteArray> read;
    const auto visit = [&read](const Entry &entry) {
        read.append(entry.ref.key + (entry.problem ? "!" : ""));
        return Visit::Continue;
    };
    QVERIFY(scanAll(*store, collection, visit));
    QCOMPARE(read, QList<QByteArray>({"a", "b!", "c"}));
}

void TestTreeCheck::aLinkToNowhereIsReadAsOne()
{
    const TreeFiles tree;
    tree.put("data/c/a.json");
    QCOMPARE(::symlink("gone.json", tree.path("data/c/l.json").constData()), 0);
    const std::unique_ptr<Store> store = tree.open();
    const Result<Entry> entry = readOne(*store, {collection, "l"});
    QVERIFY(entry && entry->problem && entry->value.isEmpty());
    QVERIFY(reasonText(entry->problem->detail).contains(QLatin1String("nowhere")));
    QCOMPARE(problemsIn(*store).last().entries, QList<EntryRef>({{collection, "l"}}));
}

void TestTreeCheck::litterIsCountedAndNoEntry()
{
    const TreeFiles tree;
    tree.put("data/c/a.json");
    tree.put("data/c/._a.json", QByteArray("\x00\x05\x16\x07\x00\x02", 6));
    tree.put("data/._c-info.json", QByteArray("\x00\x05\x16\x07\x00\x02", 6));
    for (const char *name : {".DS_Store", "Thumbs.db", "desktop.ini", "a.json~", ".a.json.swp"})
        tree.put("data/c/" + QByteArray(name), "x");
    QCOMPARE(::symlink("me@host.1:2", tree.path("data/c/.#a.json").constData()), 0);
    const std::unique_ptr<Store> store = tree.open();
    const QList<Problem> problems = problemsIn(*store);
    QCOMPARE(keysIn(*store), QList<QByteArray> {"a"});
    QCOMPARE(store->collections({})->size(), 1);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().severity, Severity::Information);
    QVERIFY(reasonText(problems.first().error.detail).startsWith(QLatin1String("8 files")));
}

void TestTreeCheck::keysThatLookLikeLitterAreKeys()
{
    const TreeFiles tree;
    for (const char *name : {"._a", ".#b", ".DS_Store", "a~"})
        tree.put("data/c/" + QByteArray(name) + ".json");
    tree.put("data/c~/k.json");
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(problemsIn(*store).isEmpty());
    QCOMPARE(keysIn(*store), QList<QByteArray>({".#b", ".DS_Store", "._a", "a~"}));
    QCOMPARE(store->collections({})->size(), 2);
}

QTEST_GUILESS_MAIN(TestTreeCheck)
#include "tst_treecheck.moc"
