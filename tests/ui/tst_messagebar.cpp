// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/elidedlabel.h"
#include "ui/messagebar.h"
#include "ui/palette.h"
#include "windowtest.h"

#include <QAccessible>
#include <QPushButton>

using namespace kvlens;
using namespace Qt::StringLiterals;
using Matter = Message::Matter;

namespace {

Message message(const QString &happened, const QString &about = {}, Matter matter = Matter::Other)
{
    return {.happened = happened, .kept = {}, .about = about, .matter = matter};
}

} // namespace

class TestMessageBar : public QObject
{
    Q_OBJECT

private slots:
    void aMatterIsToldOnce();
    void whatIsSettledGoes();
    void whoLooksAtAnotherGoesOnLookingAtIt();
    void goesRoundInARing();
    void theBarSaysHowManyThereAre();
    void aButtonStaysUnderTheFocus();
    void eachPathThatFailsIsTold();
    void aLineThatIsCutHasAnEllipsis_data();
    void aLineThatIsCutHasAnEllipsis();
    void aNameFromTheRightTurnsNoLabelRound();
    void buttonsLeaveTheTextItsRoom();
    void whatIsWrittenFromTheLeftIsSoInEveryWindow();
};

void TestMessageBar::aMatterIsToldOnce()
{
    Messages all;
    all.add(message(u"first"_s, u"a"_s, Matter::Persisting));
    all.add(message(u"other store"_s, u"b"_s, Matter::Persisting));
    all.add(message(u"other matter"_s, u"a"_s, Matter::Copying));
    all.add(message(u"again"_s, u"a"_s, Matter::Persisting));
    QCOMPARE(all.count(), 3);
    QCOMPARE(all.current().happened, u"again"_s);
    all.step(1);
    QCOMPARE(all.current().happened, u"other store"_s);
}

void TestMessageBar::whatIsSettledGoes()
{
    Messages all;
    all.settle(u"a"_s); // nothing to settle
    all.dismiss();
    all.add(message(u"1"_s, u"a"_s, Matter::Persisting));
    all.add(message(u"2"_s, u"a"_s, Matter::Copying));
    all.add(message(u"3"_s, u"b"_s, Matter::Copying));
    all.settle(u"a"_s, Matter::Copying);
    QCOMPARE(all.count(), 2);
    all.settle(u"a"_s);
    QCOMPARE(all.count(), 1);
    QCOMPARE(all.current().happened, u"3"_s);
    all.dismiss();
    QVERIFY(all.isEmpty());
}

void TestMessageBar::whoLooksAtAnotherGoesOnLookingAtIt()
{
    Messages all;
    for (const QString &about : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        all.add(message(about, about));
    all.step(-1);
    QCOMPARE(all.current().happened, u"c"_s);
    all.settle(u"a"_s);
    QCOMPARE(all.current().happened, u"c"_s);
    all.settle(u"d"_s);
    QCOMPARE(all.current().happened, u"c"_s);
    all.settle(u"c"_s);
    QCOMPARE(all.current().happened, u"b"_s);
}

void TestMessageBar::goesRoundInARing()
{
    Messages all;
    all.step(1); // there is none
    for (const QString &about : {u"a"_s, u"b"_s, u"c"_s})
        all.add(message(about, about));
    QStringList seen;
    for (int i = 0; i < 4; ++i) {
        all.step(1);
        seen << all.current().happened;
    }
    QCOMPARE(seen, QStringList({u"a"_s, u"b"_s, u"c"_s, u"a"_s}));
    all.step(-1);
    QCOMPARE(all.current().happened, u"c"_s);
}

void TestMessageBar::theBarSaysHowManyThereAre()
{
    MessageBar bar;
    bar.show(message(u"one"_s, u"a"_s));
    QCOMPARE(bar.accessibleDescription(), u"one"_s);
    bar.show(message(u"two"_s, u"b"_s));
    QCOMPARE(bar.text(), u"two"_s);
    QCOMPARE(bar.accessibleDescription(), u"two (message 2 of 2)"_s);
    bar.settle(u"b"_s);
    QCOMPARE(bar.text(), u"one"_s);
    QCOMPARE(bar.accessibleDescription(), u"one"_s);
    bar.settle(u"a"_s);
    QVERIFY(bar.isHidden());
    QCOMPARE(bar.text(), QString());
}

void TestMessageBar::aButtonStaysUnderTheFocus()
{
    MessageBar bar;
    bar.show(message(u"one"_s, u"a"_s));
    int acted = 0;
    bar.show({.happened = u"two"_s, .kept = {}, .buttons = {{u"Act"_s, [&acted] { ++acted; }}}});
    const QPointer<QPushButton> button = bar.findChild<QPushButton *>();
    QVERIFY(button && button->text() == u"Act"_s);
    bar.settle(u"a"_s);
    QCOMPARE(bar.findChildren<QPushButton *>(), QList<QPushButton *>({button}));
    button->click();
    QCOMPARE(acted, 1);
    QVERIFY(bar.isHidden());
}

// None is covered by the next.
void TestMessageBar::eachPathThatFailsIsTold()
{
    WindowTest test;
    const QString damaged = test.write(u"damaged.json"_s, R"({"data": {"k": 1, "l")");
    test.window().open({test.path(u"a.json"_s), test.path(u"b.json"_s), damaged});
    auto *bar = test.window().findChild<MessageBar *>();
    QTRY_VERIFY2(bar->accessibleDescription().contains(u"of 3)"_s),
        qPrintable(bar->accessibleDescription()));
    QString seen;
    for (int i = 0; i < 3; ++i) {
        seen += bar->text();
        QVERIFY(WindowTest::find<QAbstractButton>(u"Next message"_s));
        WindowTest::find<QAbstractButton>(u"Next message"_s)->click();
    }
    for (const QString &name : {u"a.json"_s, u"b.json"_s, u"damaged.json"_s})
        QVERIFY2(seen.contains(name), qPrintable(seen));
}

void TestMessageBar::aLineThatIsCutHasAnEllipsis_data()
{
    QTest::addColumn<Qt::TextElideMode>("mode");
    QTest::newRow("at the end") << Qt::ElideRight;
    QTest::newRow("in the middle") << Qt::ElideMiddle;
}

void TestMessageBar::aLineThatIsCutHasAnEllipsis()
{
    const QString text = u"A comma, or the bracket that closes, is missing here"_s;
    QFETCH(const Qt::TextElideMode, mode);
    QWidget window;
    window.resize(400, 60);
    ElidedLabel label(&window, mode);
    label.setText(text);
    label.resize(120, 20);
    QLabel expected(label.fontMetrics().elidedText(text, mode, 120), &window);
    expected.resize(120, 20);
    QCOMPARE(label.grab().toImage(), expected.grab().toImage());
    QCOMPARE(QAccessible::queryAccessibleInterface(&label)->text(QAccessible::Name), text);
}

void TestMessageBar::buttonsLeaveTheTextItsRoom()
{
    MessageBar bar;
    Message told = message(u"/some/folder/nosuch.json could not be opened: there is no such file "
                           "or folder. Check the path; nothing was created."_s);
    told.details = u"more"_s;
    told.buttons = {{u"Try again"_s, [] {}}, {u"Choose another…"_s, [] {}}};
    bar.show(told);
    bar.show(message(u"another"_s, u"b"_s));
    bar.show(told);
    bar.resize(bar.fontMetrics().averageCharWidth() * 70, 10);
    bar.resize(bar.width(), bar.heightForWidth(bar.width()));
    QVERIFY(QTest::qWaitForWindowExposed(&bar));
    const auto labels = bar.findChildren<QLabel *>();
    const auto text = std::find_if(labels.begin(), labels.end(),
        [&](const QLabel *label) { return label->text() == told.happened; });
    QVERIFY(text != labels.end());
    QVERIFY2((*text)->width() >= 44 * bar.fontMetrics().averageCharWidth(),
        qPrintable(QString::number((*text)->width())));
}

// As they are drawn from the left, on the other side.
void TestMessageBar::whatIsWrittenFromTheLeftIsSoInEveryWindow()
{
    applyTheme(Theme::Light); // with our style
    const QString text = u"?encoding=NAME (1 of 2)"_s;
    ElidedLabel label(nullptr);
    label.setText(text);
    label.resize(300, 20);
    label.setLayoutDirection(Qt::RightToLeft);
    const QImage fromRight = label.grab().toImage();
    label.setLayoutDirection(Qt::LeftToRight);
    label.setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QCOMPARE(fromRight, label.grab().toImage());
}

void TestMessageBar::aNameFromTheRightTurnsNoLabelRound()
{
    const QString name = u"\u05e9\u05dc\u05d5\u05dd.json"_s;
    MessageBar bar;
    bar.show(message(name + u" could not be opened."_s));
    bool isShown = false;
    for (const QLabel *label : bar.findChildren<QLabel *>()) {
        isShown = isShown || label->text().endsWith(name + u" could not be opened."_s);
        QVERIFY(!label->text().isRightToLeft());
    }
    QVERIFY(isShown);
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
