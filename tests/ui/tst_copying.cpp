// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries are copied, pasted, duplicated and dragged; and how other programs read them is copied.

#include "tests/ui/windowtest.h"
#include "ui/clipmime.h"
#include "ui/jsontextedit.h"

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QMessageBox>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray first = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}, "gamma": {"n": 3}}})";
const QByteArray second = R"({"more": {"beta": {"n": 20}}})";

QStringList staged(const StoreSession &session)
{
    QStringList lines;
    for (const Edit &edit : session.changes().edits())
        lines << QString::fromUtf8(
            edit.ref().collection.name + '/' + edit.mine.key + '=' + edit.mine.value);
    lines.sort();
    return lines;
}

void select(WindowTest &test, const QStringList &keys)
{
    test.tree()->clearSelection();
    for (const QString &key : keys) {
        QTRY_VERIFY2(test.key(key).isValid(), qPrintable(key));
        test.tree()->selectionModel()->setCurrentIndex(
            test.key(key), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    test.tree()->setFocus();
}

// The collection's row of a store.
QModelIndex collectionOf(WindowTest &test, int store)
{
    const QAbstractItemModel &model = *test.tree()->model();
    return model.index(0, 0, model.index(store, 0));
}

void choose(WindowTest &test, const QModelIndex &row)
{
    test.tree()->selectionModel()->setCurrentIndex(
        row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    test.tree()->setFocus();
}

bool hasClip()
{
    return holdsClip(QGuiApplication::clipboard()->mimeData());
}

template <class Condition> void waitFor(const Condition &condition, int patience = 5000)
{
    [[maybe_unused]] const bool held = QTest::qWaitFor(condition, patience);
}

QMessageBox *question()
{
    return qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
}

} // namespace

class TestCopying : public QObject
{
    Q_OBJECT
private slots:
    void init() { QGuiApplication::clipboard()->clear(); }
    void copiesToAnotherStore();
    void asksOnceForKeysThatAreThere();
    void sameNamesWhereNoCollectionIsChosen();
    void allOfACollectionIsCopied();
    void tellsWhatWasRenamedAndRefused();
    void whatWasTypedIsCopied();
    void whatIsDeletedIsLeftOutAndTold();
    void severalAreDuplicatedBesideThemselves();
    void theKeysBelongToATextWhileOneIsEdited();
    void everyActionSaysWhyItCannot();
    void otherProgramsGetJsonAndTheirsIsTaken();
    void droppedOnAnotherCollection();
    void nothingIsDroppedWhereItCannotBe();
    void copiesCommandAndPython();
};

void TestCopying::copiesToAnotherStore()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    QVERIFY(test.open(test.write(u"second.json"_s, second)));
    select(test, {u"alpha"_s, u"gamma"_s});
    QTest::keyClick(test.tree(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(hasClip());
    choose(test, collectionOf(test, 1));
    QTRY_COMPARE(test.action(u"Paste entries"_s)->whatsThis(),
        u"Add the entries that were copied to more"_s);
    QTest::keyClick(test.tree(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(test.changes(), 2);
    QCOMPARE(staged(*test.session(1)),
        (QStringList {u"more/alpha={\"n\": 1}"_s, u"more/gamma={\"n\": 3}"_s}));
    QCOMPARE(test.message(), QString()); // as it was asked for: told in the status line
    QTRY_COMPARE(test.tree()->currentIndex().data().toString(), u"alpha"_s);
    QCOMPARE(test.tree()->selectionModel()->selectedRows().size(), 1);
    QVERIFY(test.persist());
    QCOMPARE(test.read(u"second.json"_s),
        R"({"more": {"beta": {"n": 20}, "alpha": {"n": 1}, "gamma": {"n": 3}}})");
    QVERIFY(test.trigger(u"Undo"_s));
    QCOMPARE(test.changes(), 2);
}

void TestCopying::asksOnceForKeysThatAreThere()
{
    const auto after = [](const QString &button) {
        WindowTest test;
        test.open(test.write(u"first.json"_s, first));
        test.open(test.write(u"second.json"_s, second));
        select(test, {u"alpha"_s, u"beta"_s});
        test.trigger(u"Copy entries"_s);
        waitFor(hasClip);
        choose(test, collectionOf(test, 1));
        test.trigger(u"Paste entries"_s);
        waitFor([] { return question() != nullptr; });
        const QString text = question()->text() + u'|' + question()->informativeText();
        WindowTest::click(button);
        waitFor([&test] { return test.changes() > 0; }, button == u"Cancel"_s ? 100 : 5000);
        QStringList all {text, test.message()};
        return all + staged(*test.session(1));
    };
    const QString asked = u"1 of the keys is in second.json \u25b8 more already.|beta"_s;
    QCOMPARE(after(u"Keep both"_s),
        (QStringList {asked,
            u"2 entries are staged in second.json \u25b8 more. 1 got another key, as its own is taken."_s,
            u"more/alpha={\"n\": 1}"_s, u"more/beta-2={\"n\": 2}"_s}));
    QCOMPARE(after(u"Replace"_s),
        (QStringList {asked, QString(), u"more/alpha={\"n\": 1}"_s, u"more/beta={\"n\": 2}"_s}));
    QCOMPARE(after(u"Skip"_s),
        (QStringList {asked,
            u"1 entry is staged in second.json \u25b8 more. 1 was left out, as its key is there already."_s,
            u"more/alpha={\"n\": 1}"_s}));
    QCOMPARE(after(u"Cancel"_s), (QStringList {asked, QString()}));
}

void TestCopying::sameNamesWhereNoCollectionIsChosen()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    QVERIFY(test.open(test.write(u"second.json"_s, second)));
    select(test, {u"alpha"_s});
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_VERIFY(hasClip());
    choose(test, test.tree()->model()->index(1, 0));
    QVERIFY(test.trigger(u"Paste entries"_s));
    QTRY_COMPARE(test.changes(), 1);
    QCOMPARE(staged(*test.session(1)), QStringList {u"data/alpha={\"n\": 1}"_s});
}

void TestCopying::allOfACollectionIsCopied()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    QVERIFY(test.open(test.write(u"second.json"_s, second)));
    test.session()->editor().remove({{{"data"}, "beta"}});
    test.session()->editor().newKey({"data"}, "delta", "4");
    QTRY_COMPARE(test.changes(), 2);
    choose(test, collectionOf(test, 0));
    QCOMPARE(test.action(u"Copy entries"_s)->whatsThis(), u"Copy all entries of data"_s);
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_VERIFY(hasClip());
    choose(test, test.tree()->model()->index(1, 0));
    QVERIFY(test.trigger(u"Paste entries"_s));
    QTRY_COMPARE(test.changes(), 5);
    QCOMPARE(staged(*test.session(1)),
        (QStringList {u"data/alpha={\"n\": 1}"_s, u"data/delta=4"_s, u"data/gamma={\"n\": 3}"_s}));
}

void TestCopying::tellsWhatWasRenamedAndRefused()
{
    WindowTest test;
    QVERIFY(test.open(test.write(
        u"first.json"_s, R"({"data": {"a/b": {"n": 1}, "plain": {"n": 2}, "number": 7}})")));
    QDir(test.path({})).mkpath(u"tree/data"_s);
    test.write(u"tree/data-info.json"_s, "{}");
    test.write(u"tree/data/old.json"_s, R"({"value": {}, "version": 1})");
    QVERIFY(test.open(u"filetree:"_s + test.path(u"tree"_s)));
    select(test, {u"a/b"_s, u"plain"_s, u"number"_s});
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_VERIFY(hasClip());
    choose(test, collectionOf(test, 1));
    QVERIFY(test.trigger(u"Paste entries"_s));
    QTRY_COMPARE(test.changes(), 2);
    QVERIFY2(test.message().startsWith(u"2 entries are staged in tree \u25b8 data."_s),
        qPrintable(test.message()));
    QVERIFY(test.message().contains(u"1 got a key that can be stored there."_s));
    QVERIFY(test.message().contains(u"1 cannot be stored there."_s));
    QVERIFY(WindowTest::click(u"Details"_s));
    QVERIFY(WindowTest::click(u"Copy details"_s));
    const QString details = QGuiApplication::clipboard()->text();
    QVERIFY2(details.contains(u"a/b \u2192 S_a_b-c14cddc0: "_s), qPrintable(details));
    QVERIFY2(details.contains(u"data: number: "_s), qPrintable(details));
    QVERIFY(test.persist());
    QVERIFY(!test.read(u"tree/data/S_a_b-c14cddc0.json"_s).isEmpty());
}

void TestCopying::whatWasTypedIsCopied()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    QVERIFY(test.choose(u"alpha"_s));
    test.editor()->setFocus();
    test.editor()->selectAll();
    QTest::keyClicks(test.editor(), u"[4]"_s);
    select(test, {u"alpha"_s});
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_VERIFY(hasClip());
    QCOMPARE(
        clipIn(QGuiApplication::clipboard()->mimeData())->entries.first().value, QByteArray("[4]"));
}

void TestCopying::whatIsDeletedIsLeftOutAndTold()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    select(test, {u"beta"_s});
    QVERIFY(test.trigger(u"Delete"_s));
    QTRY_COMPARE(test.changes(), 1);
    select(test, {u"alpha"_s, u"beta"_s});
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_COMPARE(test.message(), u"1 entry could not be copied. 1 other was."_s);
}

void TestCopying::severalAreDuplicatedBesideThemselves()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    select(test, {u"alpha"_s, u"beta"_s});
    QVERIFY(test.trigger(u"Duplicate"_s));
    QTRY_COMPARE(test.changes(), 2);
    QCOMPARE(staged(*test.session()),
        (QStringList {u"data/alpha-2={\"n\": 1}"_s, u"data/beta-2={\"n\": 2}"_s}));
    QVERIFY(test.trigger(u"Undo"_s));
    QCOMPARE(test.changes(), 0);
}

void TestCopying::theKeysBelongToATextWhileOneIsEdited()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    QVERIFY(test.choose(u"alpha"_s));
    test.editor()->setFocus();
    test.editor()->selectAll();
    QTest::keyClick(test.editor(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    QVERIFY(!hasClip());
}

void TestCopying::everyActionSaysWhyItCannot()
{
    WindowTest test;
    const auto why = [&test](const QString &name) {
        const QAction *action = test.action(name);
        return action->isEnabled() ? QString() : action->whatsThis();
    };
    QCOMPARE(why(u"Paste entries"_s), u"Nothing is open"_s);
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    choose(test, test.tree()->model()->index(0, 0));
    QCOMPARE(why(u"Copy entries"_s), u"Choose a key or a collection first"_s);
    QCOMPARE(why(u"Paste entries"_s), u"No entries were copied"_s);
    select(test, {u"alpha"_s});
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_COMPARE(why(u"Paste entries"_s), QString());
    test.session()->editor().setLocked(true);
    QTRY_COMPARE(why(u"Paste entries"_s), u"This store is read-only now"_s);
    select(test, {u"alpha"_s, u"beta"_s});
    QCOMPARE(why(u"Copy as Python"_s), u"Choose one key first"_s);
}

void TestCopying::otherProgramsGetJsonAndTheirsIsTaken()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    select(test, {u"alpha"_s});
    QVERIFY(test.trigger(u"Copy entries"_s));
    QTRY_VERIFY(hasClip());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"{\"alpha\": {\"n\": 1}}"_s);
    auto *foreign = new QMimeData; // of another window of the program
    foreign->setData(u"application/x-kvlens-entries"_s,
        packedClip({.source = {}, .isJson = true, .entries = {{{"elsewhere"}, "new", "[5]"}}}));
    QGuiApplication::clipboard()->setMimeData(foreign);
    choose(test, collectionOf(test, 0));
    QTRY_VERIFY(test.trigger(u"Paste entries"_s));
    QTRY_COMPARE(test.changes(), 1);
    QCOMPARE(staged(*test.session()), QStringList {u"data/new=[5]"_s});
    auto *strange = new QMimeData;
    strange->setData(u"application/x-kvlens-entries"_s, "nonsense");
    QGuiApplication::clipboard()->setMimeData(strange);
    QVERIFY(test.trigger(u"Paste entries"_s));
    QTRY_VERIFY2(test.message().contains(u"no copied entries"_s), qPrintable(test.message()));
    QCOMPARE(test.changes(), 1);
}

// What the mouse would drop on a row.
bool drop(WindowTest &test, const QModelIndex &row, const QMimeData &data)
{
    test.tree()->scrollTo(row);
    const QPoint place = test.tree()->visualRect(row).center();
    QWidget *viewport = test.tree()->viewport();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(viewport, &enter);
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(viewport, &move);
    if (!move.isAccepted())
        return false;
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(viewport, &drop);
    return drop.isAccepted();
}

void TestCopying::droppedOnAnotherCollection()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    QVERIFY(test.open(test.write(u"second.json"_s, second)));
    select(test, {u"alpha"_s, u"gamma"_s});
    const Target chosen {
        test.session(), CollectionRef {"data"}, {{{"data"}, "alpha"}, {{"data"}, "gamma"}}};
    const ChosenMime data(chosen);
    QCOMPARE(data.text(), u"alpha\ngamma"_s);
    QVERIFY(drop(test, collectionOf(test, 1), data));
    QTRY_COMPARE(test.changes(), 2);
    QCOMPARE(staged(*test.session(1)),
        (QStringList {u"more/alpha={\"n\": 1}"_s, u"more/gamma={\"n\": 3}"_s}));
    QVERIFY(!hasClip()); // what was copied before stays
}

void TestCopying::nothingIsDroppedWhereItCannotBe()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    QVERIFY(test.open(test.write(u"second.json"_s, second)));
    select(test, {u"alpha"_s});
    const ChosenMime data({test.session(), CollectionRef {"data"}, {{{"data"}, "alpha"}}});
    QVERIFY(!drop(test, collectionOf(test, 0), data)); // where it is
    QVERIFY(!drop(test, test.key(u"beta"_s), data));
    test.session(1)->editor().setLocked(true);
    QVERIFY(!drop(test, collectionOf(test, 1), data));
    QMimeData text;
    text.setText(u"text"_s);
    test.session(1)->editor().setLocked(false);
    QVERIFY(!drop(test, collectionOf(test, 1), text));
    QCOMPARE(test.changes(), 0);
}

void TestCopying::copiesCommandAndPython()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"first.json"_s, first)));
    select(test, {u"alpha"_s, u"beta"_s});
    QVERIFY(test.trigger(u"Copy as command"_s));
    const QString get = u"kvlens get json:"_s + test.path(u"first.json"_s) + u" data "_s;
    QCOMPARE(QGuiApplication::clipboard()->text(), get + u"alpha\n"_s + get + u"beta"_s);
    select(test, {u"alpha"_s});
    QVERIFY(test.trigger(u"Copy as Python"_s));
    const QString lines = QGuiApplication::clipboard()->text();
    QVERIFY2(lines.contains(u"SimpleKVStore.from_persist_path(\""_s), qPrintable(lines));
    QVERIFY2(lines.endsWith(u".get_all(\"data\")[\"alpha\"]\n"_s), qPrintable(lines));
}

QTEST_MAIN(TestCopying)
#include "tst_copying.moc"
