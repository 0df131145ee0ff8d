// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/placehistory.h"
#include "model/storesession.h"

#include <QTest>

using namespace kvlens;

namespace {

EntryRef ref(const QByteArray &key)
{
    return {{"data"}, key};
}

struct Places
{
    void visit(const QByteArray &key, PlaceHistory::Stay before = PlaceHistory::Stay::Staying)
    {
        history.visit({&one, ref(key)}, before);
    }
    QByteArray back() const { return history.back() ? history.back()->ref.key : QByteArray(); }
    QByteArray forward() const
    {
        return history.forward() ? history.forward()->ref.key : QByteArray();
    }

    StoreSession one {StoreAddress {QStringLiteral("memory"), {}, {}}, OpenMode::ReadWrite};
    StoreSession other {StoreAddress {QStringLiteral("memory"), {}, {}}, OpenMode::ReadWrite};
    PlaceHistory history;
};

} // namespace

class TestPlaceHistory : public QObject
{
    Q_OBJECT

private slots:
    void goesBackAndForward();
    void whatIsAheadGoesWithTheNextPlace();
    void whatWasPassedByIsNoPlace();
    void forgetsAStoreAndKeepsItsPlace();
    void followsARename();
    void keepsTwoHundred();
};

void TestPlaceHistory::goesBackAndForward()
{
    Places places;
    QVERIFY(!places.history.back() && !places.history.forward());
    for (const char *key : {"a", "b", "b", "c"})
        places.visit(key);
    QCOMPARE(places.back(), "b");
    places.history.goBack();
    places.visit("b"); // it is shown now
    QCOMPARE(places.forward(), "c");
    places.history.goBack();
    QVERIFY(!places.history.back());
    places.history.goBack(); // no further
    places.history.goForward();
    places.history.goForward();
    QCOMPARE(places.back(), "b");
    QVERIFY(!places.history.forward());
}

void TestPlaceHistory::whatIsAheadGoesWithTheNextPlace()
{
    Places places;
    for (const char *key : {"a", "b", "c"})
        places.visit(key);
    places.history.goBack();
    places.visit("d");
    QVERIFY(!places.history.forward());
    QCOMPARE(places.back(), "b");
}

void TestPlaceHistory::whatWasPassedByIsNoPlace()
{
    Places places;
    places.visit("a");
    places.visit("b");
    places.visit("c", PlaceHistory::Stay::Passing);
    QCOMPARE(places.back(), "a");
    places.visit("a", PlaceHistory::Stay::Passing); // and back where it began
    QVERIFY(!places.history.back());
}

void TestPlaceHistory::forgetsAStoreAndKeepsItsPlace()
{
    Places places;
    places.visit("a");
    places.history.visit({&places.other, ref("x")});
    places.visit("b");
    places.visit("c");
    places.history.goBack();
    places.history.forget(&places.other);
    QCOMPARE(places.back(), "a");
    QCOMPARE(places.forward(), "c");
    places.history.forget(&places.one);
    QVERIFY(!places.history.back() && !places.history.forward());
}

void TestPlaceHistory::followsARename()
{
    Places places;
    places.visit("a");
    places.visit("b");
    places.history.follow(&places.other, {{ref("a"), ref("y")}});
    QCOMPARE(places.back(), "a");
    places.history.follow(&places.one, {{ref("a"), ref("z")}});
    QCOMPARE(places.back(), "z");
}

void TestPlaceHistory::keepsTwoHundred()
{
    Places places;
    for (int i = 0; i < 300; ++i)
        places.visit(QByteArray::number(i));
    for (int i = 0; i < 300; ++i)
        places.history.goBack();
    QCOMPARE(places.forward(), "101");
}

QTEST_GUILESS_MAIN(TestPlaceHistory)
#include "tst_placehistory.moc"
