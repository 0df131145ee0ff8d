// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changesmodel.h"
#include "report/wording.h"
#include "tests/ui/windowtest.h"
#include "ui/expiryfield.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace kvlens;
using namespace Qt::StringLiterals;

using Expiry = std::optional<QDateTime>;

class TestExpiryField : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void saysWhatIsStored();
    void takesWhatPeopleWrite();
    void whatIsNotUnderstoodIsNotTaken();
    void saysWhyItIsNoMoment_data();
    void saysWhyItIsNoMoment();
    void warnsOfThePast();
    void escapeTakesBackWhatIsTyped();
    void whatIsTypedStaysUntilAnotherEntryIsShown();
    void anEmptiedFieldTakesTheExpiryAway();
    void anEmptyFieldOfWhatDoesNotExpireChangesNothing();
    void never();
    void whatItMeansIsReadAloud();
    void isToldAmongTheChanges();

private:
    QLineEdit *text() const { return m_field->findChild<QLineEdit *>(); }
    QString note() const { return m_field->findChild<QLabel *>()->text(); }
    QPushButton *button(const QString &name) const
    {
        const QList<QPushButton *> all = m_field->findChildren<QPushButton *>();
        const auto found = std::find_if(all.begin(), all.end(),
            [&name](const QPushButton *one) { return one->text() == name; });
        return found == all.end() ? nullptr : *found;
    }
    void type(const QString &words)
    {
        text()->selectAll();
        QTest::keyClicks(text(), words);
    }

    std::unique_ptr<ExpiryField> m_field;
    const QDateTime m_stored = QDateTime::currentDateTimeUtc().addSecs(3 * 3600 + 60);
};

void TestExpiryField::init()
{
    m_field = std::make_unique<ExpiryField>();
    m_field->setExpiry(m_stored, true);
}

void TestExpiryField::saysWhatIsStored()
{
    QVERIFY(text()->text().startsWith(m_stored.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)));
    QVERIFY2(note().endsWith(u"in 3 hours"_s), qPrintable(note()));
    QVERIFY(!button(u"Set expiry"_s)->isEnabled());
    m_field->setExpiry(std::nullopt, false);
    QCOMPARE(text()->text(), QString());
    QCOMPARE(note(), u"It does not expire."_s);
}

void TestExpiryField::takesWhatPeopleWrite()
{
    QSignalSpy changed(m_field.get(), &ExpiryField::changed);
    type(u"+10h"_s);
    QVERIFY2(note().endsWith(u"in 10 hours"_s), qPrintable(note()));
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(10 * 3600 - 1);
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    const auto at = changed.first().first().value<Expiry>();
    QVERIFY(at && at->timeSpec() == Qt::UTC);
    QVERIFY(*at >= before && *at <= before.addSecs(60));
    QTest::keyClick(text(), Qt::Key_Return); // once is enough
    QCOMPARE(changed.size(), 1);
}

void TestExpiryField::whatIsNotUnderstoodIsNotTaken()
{
    QSignalSpy changed(m_field.get(), &ExpiryField::changed);
    type(u"2027-01-"_s);
    QVERIFY2(note().startsWith(u"Not understood"_s), qPrintable(note()));
    QVERIFY(!button(u"Set expiry"_s)->isEnabled());
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(text()->text(), u"2027-01-"_s);
}

void TestExpiryField::saysWhyItIsNoMoment_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("a short number") << u"60"_s << u"Seconds since 1970"_s;
    QTest::newRow("no such day") << u"2026-02-30"_s << u"There is no such day"_s;
    QTest::newRow("no such time") << u"2026-02-28 25:00"_s << u"There is no such day"_s;
    QTest::newRow("not whole yet") << u"2027-01-"_s << u"Not understood"_s;
}

void TestExpiryField::saysWhyItIsNoMoment()
{
    QFETCH(const QString, text);
    QFETCH(const QString, why);
    type(text);
    QVERIFY2(note().startsWith(why), qPrintable(note()));
    QVERIFY(!button(u"Set expiry"_s)->isEnabled());
}

void TestExpiryField::warnsOfThePast()
{
    type(u"2020-01-01"_s);
    QVERIFY2(note().contains(u"ago: it is expired at once"_s), qPrintable(note()));
    QVERIFY(button(u"Set expiry"_s)->isEnabled());
}

void TestExpiryField::escapeTakesBackWhatIsTyped()
{
    const QString before = text()->text();
    type(u"+1d"_s);
    QTest::keyClick(text(), Qt::Key_Escape);
    QCOMPARE(text()->text(), before);
    QVERIFY(!button(u"Set expiry"_s)->isEnabled());
}

void TestExpiryField::whatIsTypedStaysUntilAnotherEntryIsShown()
{
    type(u"+1d"_s);
    m_field->setExpiry(m_stored.addSecs(60), false);
    QCOMPARE(text()->text(), u"+1d"_s);
    m_field->setExpiry(std::nullopt, true);
    QCOMPARE(text()->text(), QString());
}

// It says so before, and a press of Return does it, for one entry and for many.
void TestExpiryField::anEmptiedFieldTakesTheExpiryAway()
{
    for (const bool isOfMany : {false, true}) {
        if (isOfMany)
            m_field->setMany(true);
        QSignalSpy changed(m_field.get(), &ExpiryField::changed);
        type(u"+1d"_s);
        text()->selectAll();
        QTest::keyClick(text(), Qt::Key_Delete);
        QCOMPARE(note(), u"Empty: Set expiry takes the expiry away."_s);
        QVERIFY(button(u"Set expiry"_s)->isEnabled());
        QCOMPARE(changed.size(), 0);
        QTest::keyClick(text(), Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!changed.first().first().value<Expiry>());
        QTest::keyClick(text(), Qt::Key_Return); // once is enough
        QCOMPARE(changed.size(), 1);
    }
    m_field->setExpiry(std::nullopt, false); // as it is staged now
    QCOMPARE(note(), u"It does not expire."_s);
    QVERIFY(!button(u"Set expiry"_s)->isEnabled());
}

void TestExpiryField::anEmptyFieldOfWhatDoesNotExpireChangesNothing()
{
    m_field->setExpiry(std::nullopt, true);
    QSignalSpy changed(m_field.get(), &ExpiryField::changed);
    type(u"+1d"_s);
    text()->selectAll();
    QTest::keyClick(text(), Qt::Key_Delete);
    QCOMPARE(note(), u"It does not expire."_s);
    QVERIFY(!button(u"Set expiry"_s)->isEnabled());
    QTest::keyClick(text(), Qt::Key_Return);
    QCOMPARE(changed.size(), 0);
}

void TestExpiryField::never()
{
    QSignalSpy changed(m_field.get(), &ExpiryField::changed);
    QTest::mouseClick(button(u"Never"_s), Qt::LeftButton);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!changed.first().first().value<Expiry>());
    m_field->setExpiry(std::nullopt, false);
    QVERIFY(!button(u"Never"_s)->isEnabled());
}

void TestExpiryField::whatItMeansIsReadAloud()
{
    type(u"rubbish"_s);
    auto *label = m_field->findChild<QLabel *>();
    QCOMPARE(QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name), note());
}

void TestExpiryField::isToldAmongTheChanges()
{
    m_field.reset();
    WindowTest test;
    QVERIFY(test.open(u"memory:"_s));
    const EntryRef ref {{"data"}, "k"};
    test.session()->editor().newKey(ref.collection, ref.key, "{}");
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.persist());
    test.session()->editor().setExpiry({ref}, m_stored);
    QTRY_COMPARE(test.changes(), 1);
    const auto *changes = WindowTest::find<QTreeView>(u"Changed entries"_s);
    const QModelIndex row = changes->model()->index(0, 0);
    QCOMPARE(row.siblingAtColumn(ChangesModel::ChangeColumn).data().toString(), u"expiry"_s);
    QVERIFY(!row.data(ChangesModel::BytesRole).isValid());
    const auto *diff = WindowTest::find<QPlainTextEdit>(u"Difference"_s);
    const QString at = timeText(m_stored);
    QCOMPARE(diff->toPlainText(),
        u"\u2212 Expires: never\n+ Expires: %1\n  The value stays as it is."_s.arg(at));
}

QTEST_MAIN(TestExpiryField)
#include "tst_expiryfield.moc"
