// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/keypage.h"

#include <QTest>

#include <limits>

using namespace kvlens;

class TestKeyPage : public QObject
{
    Q_OBJECT
private slots:
    void isEmptyAtFirst();
    void givesBackWhatWasAppended();
    void keepsEveryByteOfAKey_data();
    void keepsEveryByteOfAKey();
    void aKeyOfThePageItselfCanBeAppended();
    void aCopyIsAValue();
    void aPositionComesBackFromItsCursor_data();
    void aPositionComesBackFromItsCursor();
    void theBeginningIsPositionZero();
    void anotherStoresTokenIsNoPosition_data();
    void anotherStoresTokenIsNoPosition();
};

void TestKeyPage::isEmptyAtFirst()
{
    const KeyPage page;
    QVERIFY(page.isEmpty());
    QCOMPARE(page.count(), 0);
    QVERIFY(page.next.token.isEmpty());
    QVERIFY(!page.next.atEnd);
}

void TestKeyPage::givesBackWhatWasAppended()
{
    KeyPage page;
    page.append({"first", 12, ValueKind::Object, 0});
    page.append({"", 0, ValueKind::Null, 0});
    page.append({"first", -1, ValueKind::Unknown, 2});
    QCOMPARE(page.count(), 3);

    QCOMPARE(page.at(0).key, QByteArrayView("first"));
    QCOMPARE(page.at(0).size, 12);
    QCOMPARE(page.at(0).kind, ValueKind::Object);
    QVERIFY(page.at(1).key.isEmpty());
    QCOMPARE(page.at(1).kind, ValueKind::Null);
    QCOMPARE(page.at(2).key, QByteArrayView("first"));
    QCOMPARE(page.at(2).size, -1);
    QCOMPARE(page.at(2).shadow, 2U);
}

void TestKeyPage::keepsEveryByteOfAKey_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addRow("with NUL") << QByteArray("a\0b", 3);
    QTest::addRow("not UTF-8") << QByteArray("\xff\xfe");
    QTest::addRow("a lone surrogate") << QByteArray("\xed\xa0\x80");
    QTest::addRow("a megabyte") << QByteArray(1 << 20, 'x');
}

void TestKeyPage::keepsEveryByteOfAKey()
{
    QFETCH(const QByteArray, key);
    KeyPage page;
    page.append({"before", 1, ValueKind::Number, 0});
    page.append({key, 1, ValueKind::Number, 0});
    page.append({"after", 1, ValueKind::Number, 0});
    QCOMPARE(page.at(1).key.toByteArray(), key);
    QCOMPARE(page.at(2).key, QByteArrayView("after"));
}

void TestKeyPage::aKeyOfThePageItselfCanBeAppended()
{
    KeyPage page;
    page.append({"key", 1, ValueKind::Number, 0});
    for (int i = 0; i < 100; ++i)
        page.append(page.at(i));
    QCOMPARE(page.at(100).key, QByteArrayView("key"));
}

void TestKeyPage::aCopyIsAValue()
{
    KeyPage page;
    page.reserve(2, 10);
    page.append({"one", 1, ValueKind::Number, 0});
    const KeyPage copy = page;
    page.append({"two", 1, ValueKind::Number, 0});
    QCOMPARE(copy.count(), 1);
    QCOMPARE(page.count(), 2);
}

void TestKeyPage::aPositionComesBackFromItsCursor_data()
{
    QTest::addColumn<qint64>("position");
    for (const qint64 position :
        {qint64(0), qint64(1), qint64(50'000), std::numeric_limits<qint64>::max()})
        QTest::addRow("%lld", static_cast<long long>(position)) << position;
}

void TestKeyPage::aPositionComesBackFromItsCursor()
{
    QFETCH(const qint64, position);
    const KeyCursor cursor = KeyCursor::atPosition(position);
    QVERIFY(!cursor.atEnd);
    QCOMPARE(cursor.position().value_or(-1), position);
}

void TestKeyPage::theBeginningIsPositionZero()
{
    QCOMPARE(KeyCursor {}.position().value_or(-1), 0);
}

void TestKeyPage::anotherStoresTokenIsNoPosition_data()
{
    QTest::addColumn<QByteArray>("token");
    for (const char *token : {"#", "#x", "#1x", "1", "key", "#-1", "#99999999999999999999"})
        QTest::addRow("%s", token) << QByteArray(token);
}

void TestKeyPage::anotherStoresTokenIsNoPosition()
{
    QFETCH(const QByteArray, token);
    QVERIFY(!(KeyCursor {token, false}.position().has_value()));
}

QTEST_GUILESS_MAIN(TestKeyPage)
#include "tst_keypage.moc"
