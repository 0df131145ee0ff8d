// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file that is not UTF-8, in the window: what is offered where it cannot be repaired.

#include "model/storesession.h"
#include "model/treetext.h"
#include "tests/support/patience.h"
#include "windowtest.h"

#include <QAccessible>
#include <QMenu>
#include <QStringEncoder>
#include <QTimer>
#include <QToolButton>

using namespace kvlens;
using namespace Qt::StringLiterals;

class TestEncodings : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsReadAsItsProblemOffers_data();
    void aFileIsReadAsItsProblemOffers();
    void nothingIsOfferedWhereAllIsUtf8();
};

void TestEncodings::aFileIsReadAsItsProblemOffers_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("collection");
    QTest::addColumn<QString>("chosen"); // in the menu
    QTest::addRow("GBK") << u"GBK"_s << u"集合名称"_s << u"GBK, a guess by the text"_s;
    QTest::addRow("Big5") << u"Big5"_s << u"繁體成功"_s << u"Big5"_s; // with a backslash in it
}

void TestEncodings::aFileIsReadAsItsProblemOffers()
{
    QFETCH(QString, encoding);
    QFETCH(QString, collection);
    QFETCH(QString, chosen);
    const QString text = u"{\"%1\": {\"%1\": \"%1\"}}"_s.arg(collection);
    QStringEncoder encode(encoding.toLatin1().constData());
    WindowTest test;
    QVERIFY(test.open(test.write(u"old.json"_s, encode(text))));
    const auto *panel = test.window().findChild<QWidget *>(u"Problems"_s);
    auto *list = panel->findChild<QTreeView *>();
    const auto find = [list](const QString &rule) {
        const QAbstractItemModel &rows = *list->model();
        return rows.match(rows.index(0, 3), Qt::DisplayRole, rule, 1, Qt::MatchExactly).value(0);
    };
    QTRY_VERIFY(find(u"F4"_s).isValid());
    list->setCurrentIndex(find(u"F4"_s).siblingAtColumn(0));
    QToolButton *readAs = nullptr;
    for (auto *button : panel->findChildren<QToolButton *>())
        readAs = button->text() == u"Read as"_s ? button : readAs;
    QVERIFY(readAs && !readAs->isHidden());
    QAction *way = nullptr;
    for (QAction *action : readAs->menu()->actions())
        way = action->text() == chosen ? action : way;
    QVERIFY(way);
    // A screen reader gets its answer before the menu opens.
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(readAs);
    QCOMPARE(access->text(QAccessible::Name), u"Read as"_s);
    QVERIFY(access->state().hasPopup);
    QCOMPARE(access->actionInterface()->actionNames().constFirst(),
        QAccessibleActionInterface::pressAction()); // the first is what a reader does
    bool isAnswered = false;
    bool wasAnswered = false;
    QObject::connect(readAs->menu(), &QMenu::aboutToShow, readAs, [&] {
        wasAnswered = isAnswered;
        QTimer::singleShot(0, readAs->menu(), [menu = readAs->menu(), way] {
            way->trigger();
            menu->close();
        });
    });
    access->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    isAnswered = true;
    QTRY_VERIFY(wasAnswered);

    QTRY_COMPARE(test.workspace().sessions().size(), 2);
    StoreSession *read = test.session(1);
    QTRY_COMPARE(read->state(), SessionState::Ready);
    QCOMPARE(read->collections().constFirst().ref.name, collection.toUtf8());
    QCOMPARE(storeName(*read), u"old.json (%1)"_s.arg(encoding));
    QCOMPARE(storeName(*test.session(0)), u"old.json"_s);
    QVERIFY(!read->editor().canEdit());
    QTRY_COMPARE(read->problems().size(), 1);
    const bool isTold = test.message().contains(storeName(*read));
    QVERIFY2(!isTold, qPrintable(test.message())); // that it is damaged, which it is not
    QCOMPARE(test.read(u"old.json"_s), QByteArray(encode(text)));
}

void TestEncodings::nothingIsOfferedWhereAllIsUtf8()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"new.json"_s, R"({"data": {"a": [1,]}})")));
    const auto *panel = test.window().findChild<QWidget *>(u"Problems"_s);
    auto *list = panel->findChild<QTreeView *>();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    for (auto *button : panel->findChildren<QToolButton *>())
        QVERIFY(button->text() != u"Read as"_s || button->isHidden());
}

QTEST_MAIN(TestEncodings)
#include "tst_encodings.moc"
