// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the examination of a diskcache tells of rows that are as they should be, each for itself,
// and that nothing is told of a healthy twin.
#include "conformance.h"
#include "stores/diskcache/database.h"

#include <QDateTime>
#include <QDirIterator>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray longValue = R"({"text": ")" + QByteArray(40'000, 'x') + R"("})";

void execute(const Opened &opened, const QByteArray &sql)
{
    const Result<Database> database
        = Database::open(opened.folder.filePath(u"cache.db"_s), Database::Access::Write);
    QVERIFY(database);
    QVERIFY(database->run(sql.constData()));
}

QStringList toldAs(const Opened &opened)
{
    const std::unique_ptr<Store> store = opened.open(OpenMode::ReadWrite);
    QStringList lines;
    const QList<Problem> problems = examineStore(*store).value();
    for (const Problem &problem : problems) {
        QStringList keys;
        for (const EntryRef &ref : problem.entries)
            keys.append(QString::fromUtf8(ref.key));
        const QString letter = problem.severity == Severity::Warning ? u"W"_s : u"I"_s;
        lines.append(u"%1 %2: %3"_s.arg(problem.id, letter, keys.join(u' ')));
    }
    return lines;
}

} // namespace

class TestRowProblems : public QObject
{
    Q_OBJECT

private slots:
    void healthyRowsAreNotTold();
    void pickledRowsAreTold();
    void pickledRowsOfOtherProgramsAreUsual();
    void valuesWhoseFilesAreGoneAreTold();
    void collectionsThatAreCutInTwoAreTold();
    void whatHasExpiredIsToldAndDeleted();
};

void TestRowProblems::healthyRowsAreNotTold()
{
    const Opened opened(u"diskcache"_s);
    QVERIFY(opened.put("short") && opened.put("long", longValue) && opened.put("a::b"));
    const ExpiryChange later {ExpiryChange::Kind::Set, QDateTime::currentDateTimeUtc().addDays(1)};
    QVERIFY(
        writeOne(*opened.store, {.ref = opened.ref("timed"), .value = someValue, .expiry = later}));
    QCOMPARE(toldAs(opened), QStringList());
}

void TestRowProblems::pickledRowsAreTold()
{
    const Opened opened(u"diskcache"_s);
    QVERIFY(opened.put("a") && opened.put("b"));
    execute(opened, "UPDATE Cache SET mode = 4, value = x'80055d942e' WHERE key LIKE '%::a'");
    QCOMPARE(toldAs(opened), QStringList {u"K12 W: "_s});
}

void TestRowProblems::pickledRowsOfOtherProgramsAreUsual()
{
    const Opened opened(u"diskcache"_s);
    QVERIFY(opened.put("a"));
    execute(opened, "UPDATE Cache SET key = 'k', mode = 4, value = x'80055d942e'");
    QCOMPARE(toldAs(opened), QStringList {u"K12 I: "_s});
}

void TestRowProblems::valuesWhoseFilesAreGoneAreTold()
{
    const Opened opened(u"diskcache"_s);
    QVERIFY(opened.put("short") && opened.put("long", longValue));
    execute(opened,
        "UPDATE Cache SET key = 'z' || substr(key, instr(key, '::') + 2)"); // of any program
    QCOMPARE(toldAs(opened), QStringList());
    QDirIterator files(
        opened.folder.path(), {u"*.val"_s}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    QVERIFY(QFile::remove(files.next()));
    QCOMPARE(toldAs(opened), QStringList {u"K13 W: zlong"_s});
}

void TestRowProblems::collectionsThatAreCutInTwoAreTold()
{
    const Opened opened(u"diskcache"_s);
    QVERIFY(opened.put("a"));
    QVERIFY(writeOne(*opened.store, {{{"one::two"}, "k"}, someValue}));
    QCOMPARE(toldAs(opened), QStringList {u"K14 W: k"_s});
}

void TestRowProblems::whatHasExpiredIsToldAndDeleted()
{
    const Opened opened(u"diskcache"_s);
    QVERIFY(opened.put("a") && opened.put("b") && opened.put("c"));
    execute(opened,
        "UPDATE Cache SET key = 'z' || substr(key, instr(key, '::') + 2)"); // of any program
    execute(opened, "UPDATE Cache SET expire_time = 5.5 WHERE key <> 'zc'");
    QCOMPARE(toldAs(opened), QStringList {u"expired I: za zb"_s});
    const std::unique_ptr<Store> store = opened.open(OpenMode::ReadWrite);
    const QList<Problem> problems = examineStore(*store).value();
    for (const WriteOutcome &outcome : store->write(problems.first().repair, {}))
        QVERIFY(outcome.result);
    QCOMPARE(toldAs(opened), QStringList());
    const EntryRef left {{"text", "cache.db"}, "zc"};
    QVERIFY(readOne(*opened.open(OpenMode::ReadOnly), left));
}

QTEST_GUILESS_MAIN(TestRowProblems)
#include "tst_rowproblems.moc"
