// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the examination of a file tree tells: of names, and of what writers have left. Each time a
// healthy twin, of which nothing is told.
#include "stores/filetree/nameproblems.h"
#include "stores/loading.h"
#include "tests/stores/treefiles.h"

#include <QDateTime>
#include <QFileInfo>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

// "K3 I: a b": what was found, its severity, and the keys that it names.
QStringList toldOf(Store &store)
{
    QStringList lines;
    if (!loadAll(store))
        return {u"not loaded"_s};
    const QList<Problem> problems = examineStore(store).value();
    for (const Problem &problem : problems) {
        QStringList keys;
        for (const EntryRef &ref : problem.entries)
            keys.append(QString::fromUtf8(
                ref.part == EntryPart::Collection ? ref.collection.name + '/' : ref.key));
        const QString letter = problem.severity == Severity::Warning ? u"W"_s : u"I"_s;
        lines.append(u"%1 %2: %3"_s.arg(problem.id, letter, keys.join(u' ')));
    }
    return lines;
}

} // namespace

class TestNameProblems : public QObject
{
    Q_OBJECT

private slots:
    void namesOfWindows_data();
    void namesOfWindows();
    void foldedNames_data();
    void foldedNames();
    void plainNamesAreNotTold();
    void namesThatWindowsRefusesAreTold();
    void namesThatV1HasMadeAreNotTold();
    void namesThatDifferByCaseAloneAreTold();
    void keysCalledInfoAreTold();
    void keysThatWereHashedAreTold();
    void whatKilledWritersHaveLeftIsTold();
    void manyKeysAreCountedAndAThousandNamed();
};

void TestNameProblems::namesOfWindows_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isOne");
    for (const char *name : {"a", "a b.json", ".json", "com10.json", "console", "ü", "a.b", "nul-"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : {"a:b.json", "a?", "a*", "a\"b", "a<b", "a>b", "a|b", "a\\b", "a\nb",
             "a.", "a ", "con", "NUL.json", "com1.json", "Lpt9", ""})
        QTest::newRow(name) << QByteArray(name) << false;
}

void TestNameProblems::namesOfWindows()
{
    QFETCH(QByteArray, name);
    QTEST(isWindowsName(name), "isOne");
}

void TestNameProblems::foldedNames_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("areSame");
    QTest::newRow("case") << u"Key"_s << u"kEY"_s << true;
    QTest::newRow("case of other letters") << u"\u00c4"_s << u"\u00e4"_s << true;
    QTest::newRow("form of a letter") << u"\u00e4"_s << u"a\u0308"_s << true;
    QTest::newRow("both") << u"\u00c4"_s << u"a\u0308"_s << true;
    QTest::newRow("another letter") << u"a"_s << u"\u00e4"_s << false;
    QTest::newRow("longer") << u"a"_s << u"aa"_s << false;
}

void TestNameProblems::foldedNames()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    const bool areSame = foldedName(one.toUtf8()) == foldedName(other.toUtf8());
    QTEST(areSame, "areSame");
}

void TestNameProblems::plainNamesAreNotTold()
{
    const TreeFiles tree;
    for (const char *file : {"data/c/a.json", "data/c/b.json", "data/d/a.json", "data/c/S_a.json"})
        tree.put(file);
    QCOMPARE(toldOf(*tree.open()), QStringList());
}

void TestNameProblems::namesThatWindowsRefusesAreTold()
{
    const TreeFiles tree;
    tree.put("data/c/user:1.json");
    tree.put("data/c/user.json");
    tree.put("data/end./a.json");
    QCOMPARE(toldOf(*tree.open()), QStringList {u"K3 I: user:1 end./"_s});
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    const Problem told = examineStore(*store)->first();
    const QString said = reasonText(told.error.detail);
    QVERIFY2(said.contains(u"user:1"_s) && said.contains(u"S_user_1-"_s), qPrintable(said));
}

// The name of the file counts, and V1 is named where it helps alone.
void TestNameProblems::namesThatV1HasMadeAreNotTold()
{
    const TreeFiles tree;
    tree.put("data/S_a_b-f1b58422/a.json");
    tree.put("data/S_a_b-f1b58422-info.json",
        R"({"version": 1, "collection": "a:b", "created_at": "2026-02-01T10:00:00+00:00", "directory": ")"
            + tree.path("data/S_a_b-f1b58422") + "\"}");
    QCOMPARE(toldOf(*tree.open()), QStringList());
    tree.put("data/con/a.json");
    QCOMPARE(toldOf(*tree.open()), QStringList {u"K3 I: con/"_s});
    const std::unique_ptr<Store> store = tree.open();
    QVERIFY(loadAll(*store));
    const QString said = reasonText(examineStore(*store)->first().error.detail);
    QVERIFY2(said.contains(u"con"_s) && !said.contains(u"V1"_s), qPrintable(said));
}

void TestNameProblems::namesThatDifferByCaseAloneAreTold()
{
    const TreeFiles tree;
    tree.put("data/c/Key.json");
    tree.put("data/c/key.json");
    tree.put("data/c/other.json");
    tree.put("data/d/KEY.json"); // in another folder
    QCOMPARE(toldOf(*tree.open()), QStringList {u"K4 W: Key key"_s});
    tree.remove("data/c/Key.json");
    QCOMPARE(toldOf(*tree.open()), QStringList());
    tree.put("data/D/x.json");
    QCOMPARE(toldOf(*tree.open()), QStringList {u"K4 W: D/ d/"_s});
}

void TestNameProblems::keysCalledInfoAreTold()
{
    const TreeFiles tree;
    tree.put("data/c/info.json");
    tree.put("data/c/infos.json");
    QCOMPARE(toldOf(*tree.open()), QStringList {u"K5 I: info"_s});
}

void TestNameProblems::keysThatWereHashedAreTold()
{
    const TreeFiles tree;
    tree.put("data/c/S_user_123-61b7de30.json");
    tree.put("data/c/plain.json");
    const QString address = QFile::decodeName(tree.path("data"));
    const auto told = [&](const QString &keys) {
        return toldOf(
            *fileTreeBackend()
                 .open({{u"filetree"_s, address, {{u"keys"_s, keys}}}, OpenMode::ReadOnly})
                 .value());
    };
    QCOMPARE(told(u"v1"_s), QStringList {u"K6 I: S_user_123-61b7de30"_s});
    QCOMPARE(told(u"none"_s), QStringList()); // then it is a key as any other
}

void TestNameProblems::whatKilledWritersHaveLeftIsTold()
{
    const TreeFiles tree;
    tree.put("data/c/a.json");
    tree.put("data/c/tmpabcdefgh.tmp");
    QCOMPARE(toldOf(*tree.open()), QStringList()); // somebody may be writing it
    QFile file(QFile::decodeName(tree.path("data/c/tmpabcdefgh.tmp")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(
        QDateTime::currentDateTime().addSecs(-90), QFileDevice::FileModificationTime));
    QCOMPARE(toldOf(*tree.open()), QStringList {u"K9 I: "_s});
}

void TestNameProblems::manyKeysAreCountedAndAThousandNamed()
{
    KeyList keys;
    for (int i = 0; i < 3000; ++i)
        keys.append("k:" + QByteArray::number(i));
    NameProblems names(Sanitization::None);
    names.addKeys({"c"}, keys, 200);
    const QList<Problem> problems = names.problems(u"/x"_s);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().entries.size(), 1000);
    QVERIFY(reasonText(problems.first().error.detail).contains(u"3000"_s));
}

QTEST_GUILESS_MAIN(TestNameProblems)
#include "tst_nameproblems.moc"
