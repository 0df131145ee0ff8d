// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/keylist.h"

#include <QTest>

using namespace kvlens;

namespace {

KeyList listOf(const QList<QByteArray> &keys)
{
    KeyList list;
    for (const QByteArray &key : keys)
        list.append(key);
    if (!list.sort())
        qFatal("cannot sort");
    return list;
}

QList<QByteArray> keysOf(const KeyList &list)
{
    QList<QByteArray> keys;
    for (qsizetype i = 0; i < list.count(); ++i)
        keys.append(list.at(i).toByteArray());
    return keys;
}

} // namespace

class TestKeyList : public QObject
{
    Q_OBJECT

private slots:
    void sortsByUnsignedBytes();
    void findsWhereAKeyIsOrWouldBe();
    void takesWhatWasAddedAndRemoved();
    void ignoresKeysAddedTwiceAndRemovedForNothing();
    void goesOnBehindAKeyThatIsGone();
    void saysThatNothingFollows();
    void keepsTheLongestKeys();
};

void TestKeyList::sortsByUnsignedBytes()
{
    QCOMPARE(keysOf(listOf({"b", "\xC3\xA9", "", "a b", "a", "B"})),
        QList<QByteArray>({"", "B", "a", "a b", "b", "\xC3\xA9"}));
    QCOMPARE(keysOf(listOf({})), QList<QByteArray>());
}

void TestKeyList::findsWhereAKeyIsOrWouldBe()
{
    const KeyList list = listOf({"a", "c"});
    QCOMPARE(list.lowerBound(""), 0);
    QCOMPARE(list.lowerBound("a"), 0);
    QCOMPARE(list.lowerBound("b"), 1);
    QCOMPARE(list.lowerBound("d"), 2);
    QVERIFY(list.contains("c"));
    QVERIFY(!list.contains("b"));
}

void TestKeyList::takesWhatWasAddedAndRemoved()
{
    KeyList list = listOf({"b", "d", "f"});
    list.update({"a", "g", "c"}, {"d"});
    QCOMPARE(keysOf(list), QList<QByteArray>({"a", "b", "c", "f", "g"}));
}

void TestKeyList::ignoresKeysAddedTwiceAndRemovedForNothing()
{
    KeyList list = listOf({"a", "b"});
    list.update({"b", "c", "c"}, {"x"});
    QCOMPARE(keysOf(list), QList<QByteArray>({"a", "b", "c"}));
}

void TestKeyList::goesOnBehindAKeyThatIsGone()
{
    KeyList list = listOf({"a", "b", "c"});
    const KeyCursor cursor = cursorAt(2, list, {});
    list.update({}, {"a", "b"});
    QCOMPARE(positionOf(cursor, list), 0);
    list.update({"b"}, {});
    QCOMPARE(positionOf(cursor, list), 1);
    QCOMPARE(positionOf(KeyCursor::atPosition(1), list), 1);
    QCOMPARE(positionOf(KeyCursor::atPosition(9), list), 2);
}

void TestKeyList::saysThatNothingFollows()
{
    const KeyList list = listOf({"a1", "a2", "b"});
    QVERIFY(!cursorAt(1, list, "a").atEnd);
    QVERIFY(cursorAt(2, list, "a").atEnd);
    QVERIFY(!cursorAt(2, list, {}).atEnd);
    QVERIFY(cursorAt(3, list, {}).atEnd);
    QVERIFY(cursorAt(0, listOf({}), {}).atEnd);
}

void TestKeyList::keepsTheLongestKeys()
{
    const QByteArray longest(KeyList::longestKey, 'k');
    QList<QByteArray> keys;
    for (int i = 0; i < 5000; ++i)
        keys.append(QByteArray::number(i).rightJustified(4, '0'));
    for (const int at : {5000, 4097, 4096, 4095, 0})
        keys.insert(at, QByteArray::number(at).rightJustified(4, '0') + longest);
    std::sort(keys.begin(), keys.end());
    QCOMPARE(keysOf(listOf(keys)), keys);
}

QTEST_GUILESS_MAIN(TestKeyList)
#include "tst_keylist.moc"
