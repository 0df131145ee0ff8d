// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the parts of the window say agrees with each other, and with what is stored: after what was
// staged is taken back, and after other programs have been there. The focus stays where one was.

#include "report/backendtext.h"
#include "stores/catalog.h"
#include "tests/support/patience.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/expiryfield.h"
#include "ui/jsontextedit.h"
#include "ui/messagebar.h"
#include "windowtest.h"

#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

#include <cstdlib>

using namespace kvlens;
using namespace Qt::StringLiterals;
using kvlens::test::patience;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}}})";

EntryView *shown(WindowTest &test)
{
    return test.window().findChild<EntryTabs *>()->current();
}

QString selectedKey(const WindowTest &test)
{
    const QModelIndexList rows = test.tree()->selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.first().data().toString() : QString();
}

// What the tree selects is what is shown.
bool agreeOn(WindowTest &test, const QString &key)
{
    return QTest::qWaitFor(
        [&] {
            const EntryView *view = shown(test);
            return selectedKey(test) == key && view && view->title() == key;
        },
        int(patience));
}

void addKey(WindowTest &test, const QString &key)
{
    QVERIFY(test.trigger(u"New key"_s));
    QTRY_VERIFY(WindowTest::find<QLineEdit>(u"Key"_s));
    WindowTest::find<QLineEdit>(u"Key"_s)->setText(key);
    QVERIFY(WindowTest::click(u"Add"_s));
    QTRY_VERIFY(shown(test) && shown(test)->title() == key);
}

QAction *newStore(WindowTest &test, const BackendInfo &kind)
{
    for (const QMenu *menu : test.window().findChildren<QMenu *>()) {
        if (menu->title() != u"&New store"_s)
            continue;
        for (QAction *action : menu->actions()) {
            if (action->text().startsWith(labelOf(kind)))
                return action;
        }
    }
    return nullptr;
}

bool runIn(const QString &folder, const QByteArray &command)
{
    return std::system(("cd '" + QFile::encodeName(folder) + "' && " + command).constData()) == 0;
}

} // namespace

class TestAgreement : public QObject
{
    Q_OBJECT

private slots:
    void aPastedKeyIsShownWhereItIsSelected();
    void aKeyThatIsTakenBackLeavesNoTab();
    void whoGoesToAKeyTypesIntoIt();
    void aNewStoreIsTheOneActedOn_data();
    void aNewStoreIsTheOneActedOn();
    void aScreenReaderReadsEachCell();
    void typesAndSizesOfWhatIsInViewAreRead();
    void whatLeavesContentsAloneIsNotTold();
    void reloadingOntoDamageTellsIt_data();
    void reloadingOntoDamageTellsIt();
    void messagesFollowWhatIsStaged();
    void theFocusGoesBackToWhereItWas();
    void aButtonThatIsDoneGivesTheFocusToItsField();
};

void TestAgreement::aPastedKeyIsShownWhereItIsSelected()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"beta"_s));
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_VERIFY(test.action(u"Paste entries"_s)->isEnabled());
    QVERIFY(test.choose(u"alpha"_s));
    QVERIFY(test.trigger(u"Paste entries"_s));
    QVERIFY(WindowTest::click(u"Keep both"_s));
    QTRY_COMPARE(test.changes(), 1);
    const QString pasted = QString::fromUtf8(test.session()->changes().edits().at(0).mine.key);
    QVERIFY(agreeOn(test, pasted));
    // Gone again: another one is chosen, and shown.
    QVERIFY(test.trigger(u"Delete"_s));
    QTRY_COMPARE(test.changes(), 0);
    QTRY_VERIFY(!selectedKey(test).isEmpty());
    QVERIFY(selectedKey(test) != pasted);
    QVERIFY(agreeOn(test, selectedKey(test)));
}

void TestAgreement::aKeyThatIsTakenBackLeavesNoTab()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    addKey(test, u"fresh"_s);
    QVERIFY(test.trigger(u"Undo"_s));
    QTRY_VERIFY(shown(test) && shown(test)->title() != u"fresh"_s);
    QVERIFY(agreeOn(test, shown(test)->title()));
    QCOMPARE(test.changes(), 0);
    // One that is persisted stays, and one that is put again is there again.
    addKey(test, u"kept"_s);
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.persist());
    QVERIFY(agreeOn(test, u"kept"_s));
    QVERIFY(test.read(u"kv.json"_s).contains("kept"));
}

void TestAgreement::whoGoesToAKeyTypesIntoIt()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.editor()->setFocus();
    QVERIFY(test.trigger(u"Go to key"_s));
    QTRY_VERIFY(WindowTest::find<QLineEdit>(u"Key"_s));
    WindowTest::find<QLineEdit>(u"Key"_s)->setText(u"beta"_s);
    QVERIFY(WindowTest::click(u"Go"_s));
    QTRY_VERIFY(shown(test) && shown(test)->title() == u"beta"_s);
    QTRY_COMPARE(test.window().focusWidget(), test.editor());
}

void TestAgreement::aNewStoreIsTheOneActedOn_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("collection"); // that its library uses
    QTest::newRow("file") << u"json"_s << QByteArray("data");
    QTest::newRow("memory") << u"memory"_s << QByteArray("data");
}

void TestAgreement::aNewStoreIsTheOneActedOn()
{
    QFETCH(const QString, scheme);
    QFETCH(const QByteArray, collection);
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    newStore(test, *findBackend(scheme))->trigger();
    if (findBackend(scheme)->home != StoreHome::Nowhere) {
        QWidget *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        QMetaObject::invokeMethod(dialog, "fileSelected", Q_ARG(QString, test.path(u"new.json"_s)));
        dialog->close();
    }
    QTRY_COMPARE(test.workspace().sessions().size(), 2);
    QTRY_COMPARE(test.session(1)->state(), SessionState::Ready);
    QVERIFY(test.trigger(u"New key"_s));
    QTRY_VERIFY(WindowTest::find<QLineEdit>(u"Collection"_s));
    QCOMPARE(WindowTest::find<QLineEdit>(u"Collection"_s)->text().toUtf8(), collection);
    auto *key = WindowTest::find<QLineEdit>(u"Key"_s);
    QCOMPARE(key->window()->focusWidget(), key);
    // Without a name it is asked for first, and Enter goes on to the key.
    auto *name = WindowTest::find<QLineEdit>(u"Collection"_s);
    name->clear();
    name->setFocus();
    name->setText(u"notes"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(key->window()->focusWidget(), key);
    key->setText(u"first"_s);
    QVERIFY(WindowTest::click(u"Add"_s));
    QTRY_COMPARE(test.session(1)->changes().count(), 1);
    QVERIFY(test.session(0)->changes().isEmpty());
}

void TestAgreement::aScreenReaderReadsEachCell()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QTRY_VERIFY(test.key(u"alpha"_s).isValid());
    const QAbstractItemModel &model = *test.tree()->model();
    const QModelIndex store = model.index(0, 0);
    for (const QModelIndex &row : {store, model.index(0, 0, store), test.key(u"alpha"_s)}) {
        QVERIFY(row.isValid());
        for (int column = 1; column < model.columnCount(); ++column) {
            const QModelIndex cell = row.siblingAtColumn(column);
            QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), cell.data().toString());
        }
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), row.data().toString());
    }
}

void TestAgreement::typesAndSizesOfWhatIsInViewAreRead()
{
    for (const char *scheme : {"filetree", "diskcache"}) {
        WindowTest test;
        const QString path = test.path(u"store"_s);
        {
            const auto made
                = openStore({{QString::fromLatin1(scheme), path, {}}, OpenMode::Create});
            QVERIFY(made);
            QVERIFY(writeOne(**made, {{{"c"}, "k"}, "{\"a\": 1}"}));
        }
        QVERIFY(test.open(QString::fromLatin1(scheme) + u':' + path));
        QTRY_VERIFY(test.key(u"k"_s).isValid());
        const QModelIndex key = test.key(u"k"_s);
        const auto cell
            = [&key](int column) { return key.siblingAtColumn(column).data().toString(); };
        QTRY_COMPARE(cell(StoreTreeModel::TypeColumn), u"object"_s);
        QTRY_VERIFY(!cell(StoreTreeModel::SizeColumn).isEmpty());
        // A staged value does not take its size away.
        QVERIFY(test.choose(u"k"_s));
        QTRY_VERIFY(!test.text().isEmpty());
        test.setText("[1, 2]");
        QTRY_COMPARE(test.changes(), 1);
        QCOMPARE(cell(StoreTreeModel::TypeColumn), u"array"_s);
        QVERIFY(!cell(StoreTreeModel::SizeColumn).isEmpty());
        addKey(test, u"fresh"_s);
        QTRY_VERIFY(test.key(u"fresh"_s).isValid());
        const QModelIndex fresh = test.key(u"fresh"_s);
        QVERIFY(!fresh.siblingAtColumn(StoreTreeModel::SizeColumn).data().toString().isEmpty());
    }
}

void TestAgreement::whatLeavesContentsAloneIsNotTold()
{
    WindowTest test;
    const QString path = test.write(u"kv.json"_s, content);
    QVERIFY(test.open(path));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": 5}");
    QTRY_COMPARE(test.changes(), 1);
    const auto look = [&test] { // the answer to a question that was asked after this
        const auto fresh = test.session()->run([](Store &store, const std::stop_token &) {
            return store.load(LoadMode::Peek, std::chrono::seconds(60), {});
        });
        bool isDone = false;
        onFinished(fresh, test.session(), [&isDone](const Result<LoadReport> &) { isDone = true; });
        return QTest::qWaitFor([&isDone] { return isDone; }, int(patience));
    };
    QVERIFY(look());
    for (const char *act :
        {"chmod 600 kv.json", "touch -d 2001-02-03 kv.json", "ln kv.json other"}) {
        QVERIFY(runIn(QFileInfo(path).path(), act));
        QVERIFY(look());
        test.session()->checkFreshness();
        QVERIFY(look());
        QCOMPARE(test.session()->freshness(), Freshness::Current);
    }
    QVERIFY(runIn(QFileInfo(path).path(), "rm other"));
    QVERIFY(test.persist());
    QVERIFY(test.read(u"kv.json"_s).contains("{\"n\": 5}"));
}

void TestAgreement::reloadingOntoDamageTellsIt_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<bool>("isEdited");
    QTest::newRow("half of it") << content.left(content.indexOf("\"beta\"") + 12) << false;
    QTest::newRow("half of it, with an edit")
        << content.left(content.indexOf("\"beta\"") + 12) << true;
    QTest::newRow("nothing of it, with an edit") << QByteArray("broken") << true;
}

void TestAgreement::reloadingOntoDamageTellsIt()
{
    QFETCH(const QByteArray, left);
    QFETCH(const bool, isEdited);
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    if (isEdited) {
        test.setText("{\"n\": 5}");
        QTRY_COMPARE(test.changes(), 1);
    }
    test.write(u"kv.json"_s, left);
    QSignalSpy failed(test.session(), &StoreSession::couldNotList);
    QSignalSpy reloaded(test.session(), &StoreSession::reloadFinished);
    QVERIFY(test.trigger(u"Reload"_s));
    QVERIFY(reloaded.wait(int(patience)));
    QTRY_VERIFY2(test.message().contains(u"is damaged"_s), qPrintable(test.message()));
    QCOMPARE(test.message().contains(u"Your 1 change is kept."_s), isEdited);
    // Whoever looks for what is shown and staged is told nothing else.
    QTRY_COMPARE(test.session()->state(), SessionState::Ready);
    QTest::qWait(200);
    QCOMPARE(failed.count(), 0);
    QVERIFY2(test.message().contains(u"is damaged"_s), qPrintable(test.message()));
}

void TestAgreement::messagesFollowWhatIsStaged()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.session()->editor().remove({{{"data"}, "beta"}});
    QTRY_COMPARE(test.changes(), 1);
    test.setText("{\"n\": 10}");
    QTRY_COMPARE(test.changes(), 2);
    test.write(u"kv.json"_s, QByteArray(content).replace("{\"n\": 1}", "{\"n\": 777}"));
    test.session()->checkFreshness();
    QTRY_VERIFY2(
        test.message().contains(u"Your 2 changes are kept."_s), qPrintable(test.message()));
    test.session()->editor().revert({{{"data"}, "beta"}});
    QTRY_VERIFY2(test.message().contains(u"Your 1 change is kept."_s), qPrintable(test.message()));
    QVERIFY(test.trigger(u"Revert all"_s));
    QTRY_VERIFY2(!test.message().contains(u"kept"_s), qPrintable(test.message()));
    QVERIFY(test.message().startsWith(u"Another program rewrote kv.json."_s));
    QVERIFY(!WindowTest::button(u"Review and merge"_s));
    QVERIFY(WindowTest::button(u"Reload"_s));
    // The only change: there are no others.
    QVERIFY(test.trigger(u"Undo"_s));
    QTRY_COMPARE(test.changes(), 1);
    test.session()->reload();
    QVERIFY(WindowTest::click(u"Review and merge"_s));
    QVERIFY(WindowTest::click(u"Keep mine"_s));
    const auto *dialog = QApplication::activeModalWidget();
    QVERIFY(dialog);
    bool isTold = false;
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        QVERIFY2(!label->text().contains(u"other changes"_s), qPrintable(label->text()));
        isTold = isTold || label->text() == u"Nothing is left to decide."_s;
    }
    QVERIFY(isTold);
    QVERIFY(WindowTest::click(u"Done"_s));
}

void TestAgreement::theFocusGoesBackToWhereItWas()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    auto *bar = test.window().findChild<MessageBar *>();
    test.editor()->setFocus();
    QTRY_COMPARE(test.window().focusWidget(), test.editor());
    QWidget *within = nullptr; // the focus, while the answer is given
    bar->show({.happened = u"What happened."_s,
        .buttons = {{u"Answer"_s, [&] { within = test.window().focusWidget(); }}}});
    QTRY_VERIFY(WindowTest::button(u"Answer"_s));
    WindowTest::button(u"Answer"_s)->setFocus();
    QTRY_VERIFY(bar->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(WindowTest::click(u"Answer"_s));
    QCOMPARE(within, test.editor());
    QVERIFY(!bar->isVisible());
}

void TestAgreement::aButtonThatIsDoneGivesTheFocusToItsField()
{
    ExpiryField field;
    field.setExpiry(QDateTime::currentDateTimeUtc().addDays(1), true);
    field.show();
    field.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    connect(&field, &ExpiryField::changed, &field,
        [&field](const std::optional<QDateTime> &at) { field.setExpiry(at, false); });
    for (auto *button : field.findChildren<QAbstractButton *>()) {
        if (button->text() != u"Never"_s)
            continue;
        button->setFocus();
        button->click();
        QVERIFY(!button->isEnabled());
    }
    QCOMPARE(field.focusWidget(), field.findChild<QLineEdit *>());
}

QTEST_MAIN(TestAgreement)
#include "tst_agreement.moc"
