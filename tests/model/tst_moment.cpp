// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/moment.h"

#include <QTest>
#include <QTimeZone>

using namespace kvlens;
using namespace Qt::StringLiterals;

// A Saturday in a zone that is two hours from UTC in summer, one in winter.
class TestMoment : public QObject
{
    Q_OBJECT

private slots:
    void isWhatPeopleMean_data();
    void isWhatPeopleMean();
    void isNothingElse_data();
    void isNothingElse();
    void keepsTheTimeOfDayOverAChangeOfTheClock();

private:
    const QTimeZone m_zone {"Europe/Berlin"};
    const QDateTime m_now {QDate(2026, 11, 28), QTime(22, 15, 30), m_zone};
};

void TestMoment::isWhatPeopleMean_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("moment"); // in UTC
    const std::pair<const char *, const char *> rows[] {
        {"now", "2026-11-28T21:15:30"},
        {"+1h", "2026-11-28T22:15:30"},
        {"1h", "2026-11-28T22:15:30"},
        {"+ 90 min", "2026-11-28T22:45:30"},
        {"in 2 weeks", "2026-12-12T21:15:30"},
        {"1d 12h", "2026-11-30T09:15:30"},
        {"1d12h30m", "2026-11-30T09:45:30"},
        {"3 months", "2027-02-28T21:15:30"},
        {"1 MO", "2026-12-28T21:15:30"},
        {"10y", "2036-11-28T21:15:30"},
        {"0s", "2026-11-28T21:15:30"},
        {"tomorrow", "2026-11-29T21:15:30"},
        {"Tomorrow 10:00", "2026-11-29T09:00:00"},
        {"today 10:00", "2026-11-28T09:00:00"},
        {"23:00", "2026-11-28T22:00:00"},
        {"9:05:07", "2026-11-29T08:05:07"}, // over for today
        {"2027-01-01", "2026-12-31T23:00:00"},
        {"2027-01-01 10:00", "2027-01-01T09:00:00"},
        {"2027-01-01  9:30", "2027-01-01T08:30:00"},
        {"2027-07-01 10:00:01", "2027-07-01T08:00:01"},
        {"2027-01-01T10:00:00.250", "2027-01-01T09:00:00.250"},
        {"2027-01-01T10:00:00Z", "2027-01-01T10:00:00"},
        {"2027-01-01 10:00 UTC", "2027-01-01T10:00:00"},
        {"2027-01-01T10:00:00.123456+00:00", "2027-01-01T10:00:00.123"}, // as Python writes it
        {"2027-01-01T10:00-0530", "2027-01-01T15:30:00"},
        {"2027-01-01T10:00+01", "2027-01-01T09:00:00"},
        {"1999-12-31 23:59", "1999-12-31T22:59:00"}, // the past is a moment, too
        {"1793000000", "2026-10-26T07:33:20"},
        {"1793000000.19", "2026-10-26T07:33:20.190"},
        {"1793000000500", "2026-10-26T07:33:20.500"},
    };
    for (const auto &[text, moment] : rows)
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(moment);
}

void TestMoment::isWhatPeopleMean()
{
    QFETCH(const QString, text);
    QFETCH(const QString, moment);
    const auto found = momentFrom(text, m_now);
    QVERIFY(found);
    const QDateTime expected = QDateTime::fromString(moment + u'Z', Qt::ISODateWithMs);
    QVERIFY(expected.isValid());
    QCOMPARE(found->toUTC(), expected);
}

void TestMoment::isNothingElse_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", " ", "today", "never", "h", "+", "-1h", "1", "12345678", "25:00",
             "10:60", "2027-13-01", "2027-02-30", "2027-01-01 24:00", "2027-01-01 10", "01.02.2027",
             "1.5h", "999999y", "9000y", "tomorrow tomorrow", "123456789012345", "1 fortnight",
             "2027-01-01 10:00 CET", "0000-01-01", "2027-01-01T10:00:00+25:00",
             "2027-01-01T10:00:00-24:00", "2027-01-01T10:00:00+2400", "2027-01-01 10:00+24",
             "2027-01-01T10:00:00+23:60"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestMoment::isNothingElse()
{
    QFETCH(const QString, text);
    QVERIFY(!momentFrom(text, m_now));
}

void TestMoment::keepsTheTimeOfDayOverAChangeOfTheClock()
{
    const QDateTime before(QDate(2027, 3, 27), QTime(12, 0), m_zone);
    QCOMPARE(momentFrom(u"+1d"_s, before)->time(), QTime(12, 0));
    QCOMPARE(momentFrom(u"+24h"_s, before)->time(), QTime(13, 0));
    QCOMPARE(momentFrom(u"tomorrow"_s, before)->time(), QTime(12, 0));
}

QTEST_GUILESS_MAIN(TestMoment)
#include "tst_moment.moc"
