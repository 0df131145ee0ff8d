// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/isotime.h"

#include <QTest>

using namespace kvlens;

class TestIsoTime : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPythonReads_data();
    void readsWhatPythonReads();
    void refusesWhatPythonRefuses_data();
    void refusesWhatPythonRefuses();
    void readsEveryPieceOfATimeOrNothing();
    void writesWhatPythonWrites_data();
    void writesWhatPythonWrites();
    void writesNoYearThatPythonDoesNotHave();
    void isShownInWholeMillisecondsBeforeItNotAfter();
    void readsWhatItWroteForAnyMicrosecond();
};

namespace {
constexpr qint64 second = 1'000'000;
constexpr qint64 hour = 3600 * second;
constexpr qint64 day = 24 * hour;
} // namespace

void TestIsoTime::readsWhatPythonReads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<bool>("hasOffset");
    const auto row = [](const char *text, qint64 microseconds, bool hasOffset) {
        QTest::newRow(text) << QString::fromUtf8(text) << microseconds << hasOffset;
    };
    row("1970-01-01T00:00:00+00:00", 0, true);
    row("1970-01-02T00:00:00.000001+00:00", day + 1, true);
    row("1969-12-31T23:59:59.999999+00:00", -1, true);
    row("1970-01-01T02:00:00+02:00", 0, true);
    row("1970-01-01T00:00:00-23:59", 24 * hour - 60 * second, true);
    row("1970-01-01T00:00:00+00:00:00.000001", -1, true);
    row("1970-01-01T00:00:00Z", 0, true);
    row("1970-01-01T00:00:00", 0, false);
    row("1970-01-01", 0, false);
    row("1970-01-01 01", hour, false);
    row("1970-01-01T01:30", hour + hour / 2, false);
    row("1970-01-01T00:00:00.1", second / 10, false);
    row("1970-01-01T00:00:00,123", 123'000, false);
    row("1970-01-01T00:00:00.1234569999", 123'456, false);
    row("19700102T013000Z", day + hour + hour / 2, true);
    row("19700101T000000.5+0100", second / 2 - hour, true);
    row("1970-W01-1", -3 * day, false);
    row("1970W014", 0, false);
    row("1970-W53-4T00:00:00", 364 * day, false);
    row("1970-01-01\xF0\x9F\x95\x92"
        "00:00",
        0, false);
    row("0001-01-01T00:00:00+00:00", -62'135'596'800 * second, true);
    row("9999-12-31T23:59:59.999999+00:00", 253'402'300'800 * second - 1, true);
}

void TestIsoTime::readsWhatPythonReads()
{
    QFETCH(QString, text);
    QFETCH(qint64, microseconds);
    QFETCH(bool, hasOffset);
    const std::optional<IsoTime> time = parseIsoTime(text);
    QVERIFY(time.has_value());
    QCOMPARE(time->microseconds, microseconds);
    QCOMPARE(time->hasOffset, hasOffset);
}

void TestIsoTime::refusesWhatPythonRefuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "soon", "2026", "2026-1-1", "2026-13-01", "2026-02-29",
             "0000-01-01", "2026-01-01T", "2026-01-01T24:00", "2026-01-01T00:60",
             "2026-01-01T00:00:60", "2026-01-01T00:00:00.", "2026-01-01T00:00:00 +00:00",
             "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+1", "2026-01-01T00:00:00z",
             "2026-01-01T00:00:00ZZ", "2026-01-01T0000:00", "2026-01-01T00:0000", "2026-0101",
             "202601-01", "2026-W54-1", "2025-W53", "2026-W00", "2026-W01-8",
             " 2026-01-01T00:00:00", "2026-01-01T00:00:00+00:00 ", "2026-01-01T00:00:00.1x"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestIsoTime::refusesWhatPythonRefuses()
{
    QFETCH(QString, text);
    QVERIFY(!parseIsoTime(text));
}

void TestIsoTime::readsEveryPieceOfATimeOrNothing()
{
    const QString whole = QStringLiteral("2026-11-20T15:30:47.070528+00:00");
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const std::optional<IsoTime> time = parseIsoTime(QStringView(whole).first(length));
        QVERIFY2(!time || length >= 10, qPrintable(whole.left(length)));
    }
}

void TestIsoTime::writesWhatPythonWrites_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no fraction") << qint64(0) << QByteArray("1970-01-01T00:00:00+00:00");
    QTest::newRow("six digits") << qint64(1000) << QByteArray("1970-01-01T00:00:00.001000+00:00");
    QTest::newRow("before 1970") << qint64(-1) << QByteArray("1969-12-31T23:59:59.999999+00:00");
    QTest::newRow("early") << -62'135'596'800 * second << QByteArray("0001-01-01T00:00:00+00:00");
}

void TestIsoTime::writesWhatPythonWrites()
{
    QFETCH(qint64, microseconds);
    QFETCH(QByteArray, text);
    QCOMPARE(isoTimeText(microseconds).value(), text);
}

void TestIsoTime::writesNoYearThatPythonDoesNotHave()
{
    QVERIFY(!isoTimeText(-62'135'596'800 * second - 1));
    QVERIFY(!isoTimeText(253'402'300'800 * second));
    QVERIFY(!isoTimeText(QDateTime()));
}

void TestIsoTime::isShownInWholeMillisecondsBeforeItNotAfter()
{
    QCOMPARE((IsoTime {1999, true}.toUtc().toMSecsSinceEpoch()), 1);
    QCOMPARE((IsoTime {-1, true}.toUtc().toMSecsSinceEpoch()), -1);
    QCOMPARE((IsoTime {0, true}.toUtc().timeSpec()), Qt::UTC);
}

void TestIsoTime::readsWhatItWroteForAnyMicrosecond()
{
    constexpr qint64 step = 7'777'777'777'777; // about 90 days, so that every part changes
    for (qint64 time = -40'000 * day; time < 80'000 * day; time += step) {
        const QByteArray text = isoTimeText(time).value();
        const std::optional<IsoTime> back = parseIsoTime(QString::fromLatin1(text));
        QVERIFY2(back == (IsoTime {time, true}), text.constData());
    }
}

QTEST_GUILESS_MAIN(TestIsoTime)
#include "tst_isotime.moc"
