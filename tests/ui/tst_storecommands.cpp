// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening by address, making new stores, persisting to another kind: what the window offers for
// every kind of store, from the kinds' own descriptions.

#include "report/backendtext.h"
#include "stores/catalog.h"
#include "tests/ui/windowtest.h"
#include "ui/addressdialog.h"
#include "ui/reviewdialog.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTreeWidget>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

template <class Dialog> Dialog *openDialog()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<Dialog *>(top); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

// Of the dialog; the tool bar has one of that name too.
QAbstractButton *openButton()
{
    for (auto *button : openDialog<AddressDialog>()->findChildren<QAbstractButton *>()) {
        if (button->text() == u"Open"_s)
            return button;
    }
    return nullptr;
}

QAction *newAction(WindowTest &test, const BackendInfo &kind)
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

void typeKey(const QString &collection, const QString &key)
{
    WindowTest::find<QLineEdit>(u"Collection"_s)->setText(collection);
    WindowTest::find<QLineEdit>(u"Key"_s)->setText(key);
}

QByteArray stagedValue(const WindowTest &test)
{
    return test.session()->changes().edits().at(0).mine.value;
}

} // namespace

class TestStoreCommands : public QObject
{
    Q_OBJECT
private slots:
    void theEmptyWindowTellsWhatCanBeOpened()
    {
        WindowTest test;
        QStringList texts;
        for (const QLabel *label : test.window().findChildren<QLabel *>())
            texts << label->text();
        const QString all = texts.join(u'\n');
        QVERIFY2(all.contains(openableText().sliced(1)), qPrintable(all));
        QVERIFY(WindowTest::click(u"Open address…"_s));
        QVERIFY(openDialog<AddressDialog>());
    }

    // One review over all stores that have changes; each is written by itself.
    void allStoresArePersistedAtOnce()
    {
        WindowTest test;
        for (const QString &name : {u"a.json"_s, u"b.json"_s, u"c.json"_s})
            QVERIFY(test.open(test.write(name, R"({"data": {"k": 1, "l": 2}})")));
        const auto stage = [&test](int number, const QByteArray &key) {
            test.session(number)->editor().newKey({.name = "data"}, key, "7");
        };
        stage(0, "new");
        QVERIFY(!test.action(u"Persist all"_s)->isEnabled());
        stage(2, "new");
        stage(2, "more");
        QTRY_COMPARE(test.changes(), 3);
        QVERIFY(test.trigger(u"Persist all"_s));
        const auto *review = openDialog<ReviewDialog>();
        QVERIFY(review);
        const QString text = review->findChild<QLabel *>()->text();
        QVERIFY2(text.startsWith(u"3 changes will be written to a.json (1), c.json (2)."_s),
            qPrintable(text));
        QVERIFY(WindowTest::click(u"Persist 3 changes to 2 stores"_s));
        QTRY_COMPARE(test.changes(), 0);
        QCOMPARE(test.read(u"a.json"_s), R"({"data": {"k": 1, "l": 2, "new": 7}})");
        QCOMPARE(test.read(u"b.json"_s), R"({"data": {"k": 1, "l": 2}})");
        QCOMPARE(test.read(u"c.json"_s), R"({"data": {"k": 1, "l": 2, "new": 7, "more": 7}})");
    }

    void filesAreOfferedByTheirKinds()
    {
        WindowTest test;
        QVERIFY(test.trigger(u"Open"_s));
        auto *dialog = openDialog<QFileDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->nameFilters(), fileFilters());
        dialog->reject();
    }

    void whatACompareWithIsForStandsAboveItsDialog()
    {
        WindowTest test;
        QVERIFY(test.open(test.write(u"kv.json"_s, R"({"data": {"a": {}}})")));
        QTRY_VERIFY(test.trigger(u"Compare with"_s));
        auto *dialog = openDialog<QFileDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->windowTitle(), u"Compare kv.json with"_s);
        dialog->reject();
    }

    void aFolderThatIsNothingByItselfIsOfferedAsWhatItMayBe()
    {
        WindowTest test;
        QVERIFY(QDir(test.path({})).mkpath(u"files"_s));
        test.write(u"files/notes.txt"_s, "anything");
        test.window().open({test.path(u"files"_s)});
        QTRY_VERIFY2(test.message().contains(u"localfiles:DIR"_s), qPrintable(test.message()));
        QTRY_VERIFY(test.workspace().sessions().isEmpty());
        QVERIFY(WindowTest::click(u"Open as LocalFileStore folder"_s));
        QTRY_COMPARE(test.keys(), QStringList(u"notes.txt"_s));
    }

    void theLockIsCalledAsItIsWritten()
    {
        WindowTest test;
        QVERIFY(test.open(test.write(u"kv.json"_s, R"({"data": {"a": {}}})")));
        QTRY_VERIFY(WindowTest::find<QAbstractButton>(u"Editable; Read-only"_s));
        WindowTest::find<QAbstractButton>(u"Editable; Read-only"_s)->click();
        QTRY_VERIFY(WindowTest::find<QAbstractButton>(u"Read-only"_s));
    }

    void anAddressIsOpened()
    {
        WindowTest test;
        const QString path = test.write(u"kv.json"_s, R"({"data": {"a": {}}})");
        QVERIFY(test.trigger(u"Open address"_s));
        auto *address = WindowTest::find<QLineEdit>(u"Address"_s);
        QVERIFY(address);
        QVERIFY(!openButton()->isEnabled());
        address->setText(u"nosuchkind:there"_s);
        QVERIFY(!openButton()->isEnabled());
        for (const char *wrong : {"filetree:/there?keys=v3", "filetree:/there?foo=v3",
                 "json:/there?encoding=klingon", "filetree:", "json:", "memory:?max_entries=many",
                 "memory:?seed=nosuchkind:there", "filetree:/there?keys"}) {
            address->setText(QLatin1String(wrong));
            QVERIFY2(!openButton()->isEnabled(), wrong);
            const auto *reason = WindowTest::find<QLabel>(u"What is wrong with the address"_s);
            QVERIFY(reason);
            QVERIFY2(!reason->text().isEmpty(), wrong);
        }
        address->setText(u"filetree:/there?keys=v1"_s);
        QVERIFY(openButton()->isEnabled());
        address->setText(u"memory:?seed="_s + path);
        openButton()->click();
        QTRY_COMPARE(test.keys(), QStringList(u"a"_s));
        QCOMPARE(test.session()->address().scheme, u"memory"_s);
    }

    void everyKindShowsTheFormOfItsAddress()
    {
        WindowTest test;
        QVERIFY(test.trigger(u"Open address"_s));
        const auto *forms = WindowTest::find<QTreeWidget>(u"Kinds of address"_s);
        QVERIFY(forms);
        QCOMPARE(forms->topLevelItemCount(), catalog().size());
        for (int i = 0; i < forms->topLevelItemCount(); ++i) {
            const BackendInfo &kind = catalog().at(i);
            QTreeWidgetItem *item = forms->topLevelItem(i);
            QVERIFY(item->text(0).startsWith(kind.scheme + u':'));
            QCOMPARE(item->childCount(), kind.options.size());
            emit const_cast<QTreeWidget *>(forms)->itemClicked(item, 0);
            QCOMPARE(WindowTest::find<QLineEdit>(u"Address"_s)->text(), kind.scheme + u':');
        }
    }

    void everyKindThatCanBeNewTakesItsFirstKey_data()
    {
        QTest::addColumn<QString>("scheme");
        for (const BackendInfo &kind : catalog()) {
            if (kind.canBeNew)
                QTest::newRow(qPrintable(kind.scheme)) << kind.scheme;
        }
    }

    void everyKindThatCanBeNewTakesItsFirstKey()
    {
        QFETCH(const QString, scheme);
        const BackendInfo &kind = *findBackend(scheme);
        WindowTest test;
        QAction *make = newAction(test, kind);
        QVERIFY(make);
        make->trigger();
        if (kind.home != StoreHome::Nowhere) {
            auto *dialog = openDialog<QFileDialog>();
            QVERIFY(dialog);
            emit dialog->fileSelected(test.path(u"new.json"_s));
            dialog->reject();
        }
        QTRY_VERIFY(test.session());
        QTRY_COMPARE(test.session()->state(), SessionState::Ready);
        QTRY_VERIFY(test.trigger(u"New key"_s));
        typeKey({}, u"first"_s);
        QVERIFY(!WindowTest::button(u"Add"_s)->isEnabled());
        typeKey(u"notes"_s, u"first"_s);
        QVERIFY(WindowTest::click(u"Add"_s));
        QTRY_COMPARE(test.changes(), 1);
        QCOMPARE(stagedValue(test), kind.newValue);
        QVERIFY(test.persist());
        QTRY_COMPARE(test.keys(), QStringList(u"first"_s));
    }

    void whereAnyBytesAreTakenTheFirstKeyBeginsEmpty()
    {
        WindowTest test;
        QVERIFY(test.open(u"memory:?values=bytes"_s));
        QTRY_VERIFY(test.trigger(u"New key"_s));
        typeKey(u"notes"_s, u"first"_s);
        QVERIFY(WindowTest::click(u"Add"_s));
        QTRY_COMPARE(test.changes(), 1);
        QCOMPARE(stagedValue(test), QByteArray());
    }

    void noStoreIsMadeWhereSomethingIs()
    {
        WindowTest test;
        const QString path = test.write(u"kv.json"_s, "{}");
        newAction(test, *findBackend(u"json"_s))->trigger();
        auto *dialog = openDialog<QFileDialog>();
        QVERIFY(dialog);
        emit dialog->fileSelected(path);
        dialog->reject();
        QVERIFY2(test.message().contains(u"already"_s), qPrintable(test.message()));
        QVERIFY(test.workspace().sessions().isEmpty());
        QCOMPARE(test.read(u"kv.json"_s), QByteArray("{}"));
    }

    void persistAsOffersTheKindsThatCanBeNew()
    {
        WindowTest test;
        QVERIFY(test.open(test.write(u"kv.json"_s, R"({"data": {"a": {}}})")));
        QTRY_VERIFY(test.trigger(u"Persist as"_s));
        auto *dialog = openDialog<QFileDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->nameFilters().size(), kindsToMakeAtPath().size());
        const BackendInfo &last = *kindsToMakeAtPath().last();
        dialog->selectNameFilter(targetFilter(last));
        emit dialog->fileSelected(test.path(u"copy"_s));
        dialog->reject();
        const auto isCopied = [&] {
            const Result<StoreAddress> copy = recognise(test.path(u"copy"_s));
            return copy && copy->scheme == last.scheme;
        };
        QTRY_VERIFY(isCopied());
    }
};

QTEST_MAIN(TestStoreCommands)
#include "tst_storecommands.moc"
