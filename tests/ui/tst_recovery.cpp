// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a window says of edits that were kept over a crash, and what can be done with them.

#include "model/editkeeper.h"
#include "ui/recentstores.h"
#include "windowtest.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}}})";

struct RecoveryTest : WindowTest
{
    RecoveryTest() { workspace().keepEditsIn(folder()); }
    QString folder() const { return path(u"state"_s); }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files); }
    // As a process leaves it that is killed.
    void leaveEdits(const QList<std::pair<QByteArray, QByteArray>> &edits) const
    {
        ChangeSet changes;
        for (const auto &[key, value] : edits) {
            const EntryRef ref {{"data"}, key};
            const bool isNew = !content.contains('"' + key + '"');
            changes.put(isNew ? absentEntry(ref)
                              : Entry {.ref = ref, .value = R"({"n": 1})", .version = {"1"}},
                value);
        }
        RecoveryFile living(folder(), {u"json"_s, path(u"kv.json"_s), {}});
        if (!living.keep(changes))
            qFatal("cannot keep");
        const QString name = QDir(folder()).filePath(files().first());
        if (!QFile::copy(name, name.chopped(6) + u"0.edits"_s))
            qFatal("cannot copy");
    }
};

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void editsAreOfferedAndRestored();
    void conflictsAreOfferedToBeMerged();
    void discardedOnesAreNotOfferedAgain();
    void nothingIsSaidWhereNothingWasKept();
    void aStoreThatIsGoneIsToldWithItsEdits();
    void whatCannotBeReadIsToldAndLeft();
    void thatNothingCanBeKeptIsTold();
    void whatIsDiscardedAtTheEndIsNotKept();
    void whatWasOpenedBeforeSaysWhatIsKept();
};

void TestRecovery::editsAreOfferedAndRestored()
{
    RecoveryTest test;
    const QString path = test.write(u"kv.json"_s, content);
    test.leaveEdits({{"alpha", R"({"n": 10})"}, {"new", "{}"}});
    QVERIFY(test.open(path));
    QTRY_VERIFY2(
        test.message().startsWith(u"2 changes to kv.json of "_s), qPrintable(test.message()));
    QVERIFY(test.message().contains(QDate::currentDate().toString(Qt::ISODate)));
    QVERIFY(test.message().endsWith(u"They are kept, and can be staged again."_s));
    QCOMPARE(test.changes(), 0);
    QVERIFY(WindowTest::click(u"Restore edits"_s));
    QTRY_COMPARE(test.changes(), 2);
    QTRY_COMPARE(test.message(),
        u"2 changes to kv.json are staged again. Nothing is written before you persist."_s);
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_COMPARE(test.text().simplified(), QByteArray(R"({ "n": 10 })"));
    QTRY_COMPARE(test.files().size(), 1);
    QVERIFY(keptEdits(test.folder(), test.session()->address()).isEmpty()); // it is ours now
    QVERIFY(test.persist());
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message())); // it is settled
    QTRY_VERIFY(test.files().isEmpty());
    QVERIFY(test.read(u"kv.json"_s).contains(R"("alpha": {"n": 10})"));
}

void TestRecovery::conflictsAreOfferedToBeMerged()
{
    RecoveryTest test;
    const QString path
        = test.write(u"kv.json"_s, QByteArray(content).replace(R"({"n": 1})", R"({"n": 99})"));
    test.leaveEdits({{"alpha", R"({"n": 10})"}});
    QVERIFY(test.open(path));
    QVERIFY(WindowTest::click(u"Restore edits"_s));
    QTRY_VERIFY2(test.message().endsWith(u"1 meets changes by another program."_s),
        qPrintable(test.message()));
    QVERIFY(WindowTest::click(u"Review and merge"_s));
    QVERIFY(WindowTest::click(u"Take theirs"_s));
    QVERIFY(WindowTest::click(u"Done"_s));
    QTRY_COMPARE(test.changes(), 0);
    QTRY_VERIFY(test.files().isEmpty());
}

void TestRecovery::discardedOnesAreNotOfferedAgain()
{
    RecoveryTest test;
    const QString path = test.write(u"kv.json"_s, content);
    test.leaveEdits({{"alpha", R"({"n": 10})"}});
    QVERIFY(test.open(path));
    QTRY_VERIFY2(test.message().endsWith(u"It is kept, and can be staged again."_s),
        qPrintable(test.message()));
    QVERIFY(WindowTest::click(u"Discard it"_s));
    QVERIFY(test.message().isEmpty());
    QTRY_VERIFY(test.files().isEmpty());
    QCOMPARE(test.changes(), 0);
}

void TestRecovery::nothingIsSaidWhereNothingWasKept()
{
    RecoveryTest test;
    test.leaveEdits({{"alpha", R"({"n": 10})"}});
    QVERIFY(test.open(test.write(u"other.json"_s, content)));
    bool looked = false;
    test.workspace().keeper(test.session())->whenLooked([&] { looked = true; });
    QTRY_VERIFY(looked);
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));
}

void TestRecovery::aStoreThatIsGoneIsToldWithItsEdits()
{
    RecoveryTest test;
    test.leaveEdits({{"alpha", R"({"n": 10})"}});
    test.window().open({test.path(u"kv.json"_s)});
    QTRY_VERIFY2(test.message().contains(u"1 change to it that was never persisted is kept."_s),
        qPrintable(test.message()));
    QVERIFY(test.message().contains(u"no such file"_s));
    QTRY_VERIFY(test.workspace().sessions().isEmpty());
    QCOMPARE(test.files().size(), 1);
    test.write(u"kv.json"_s, content);
    QVERIFY(WindowTest::click(u"Try again"_s));
    QVERIFY(WindowTest::click(u"Restore edits"_s));
    QTRY_COMPARE(test.changes(), 1);
}

void TestRecovery::whatCannotBeReadIsToldAndLeft()
{
    RecoveryTest test;
    const QString path = test.write(u"kv.json"_s, content);
    test.leaveEdits({{"alpha", R"({"n": 10})"}});
    const QString name = u"state/"_s + test.files().first();
    QByteArray bytes = test.read(name);
    bytes[70] = char(bytes.at(70) ^ 1);
    test.write(name, bytes);
    QVERIFY(test.open(path));
    QTRY_VERIFY2(
        test.message().startsWith(
            u"Changes to kv.json were never persisted; they are kept, but cannot be read."_s),
        qPrintable(test.message()));
    QVERIFY(!WindowTest::button(u"Restore edits"_s));
    QVERIFY(WindowTest::button(u"Discard them"_s));
    QVERIFY(WindowTest::button(u"Details"_s));
    QCOMPARE(test.read(name), bytes);
}

void TestRecovery::thatNothingCanBeKeptIsTold()
{
    RecoveryTest test;
    test.write(u"state"_s, "a file where the folder is to be");
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText(R"({"n": 10})");
    QTRY_VERIFY2(test.message().startsWith(u"Changes to kv.json would not outlive a crash now."_s),
        qPrintable(test.message()));
    QCOMPARE(test.changes(), 1);
    QVERIFY(test.persist()); // it stands in the way of nothing
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message())); // and there is nothing to keep
}

void TestRecovery::whatIsDiscardedAtTheEndIsNotKept()
{
    RecoveryTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText(R"({"n": 10})");
    QTRY_COMPARE(test.files().size(), 1);
    QVERIFY(test.trigger(u"Close store"_s));
    QVERIFY(WindowTest::click(u"Discard"_s));
    QTRY_VERIFY(test.workspace().sessions().isEmpty());
    QTRY_VERIFY(test.files().isEmpty());
}

// To who starts without a store.
void TestRecovery::whatWasOpenedBeforeSaysWhatIsKept()
{
    RecoveryTest test;
    const QString path = test.write(u"kv.json"_s, content);
    test.leaveEdits({{"alpha", R"({"n": 10})"}});
    RecentStores::add(
        {u"json:"_s + path, u"kv.json"_s, u"SimpleKVStore"_s, 10, QDateTime::currentDateTimeUtc()});
    MainWindow next(test.workspace());
    next.show();
    const auto told = [&next] {
        QStringList all;
        for (const QLabel *label : next.findChildren<QLabel *>()) {
            if (label->isVisible())
                all.append(label->text());
        }
        return all;
    };
    QTRY_VERIFY2(told().contains(u"1 change is kept"_s), qPrintable(told().join(u'|')));
    RecentStores::remove(u"json:"_s + path);
}

QTEST_MAIN(TestRecovery)
#include "tst_recovery.moc"
