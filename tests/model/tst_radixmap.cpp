// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/hashedmap.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using namespace kvlens;

namespace {

// How often it is held can be asked.
struct Item : QSharedData
{
    explicit Item(int which)
        : number(which)
    {
    }
    int number;
};

using Value = QExplicitlySharedDataPointer<Item>;
using Numbers = QMap<quint64, int>;

Value value(int number)
{
    return Value(new Item(number));
}

template <class Map> QList<int> numbersOf(const Map &map)
{
    QList<int> numbers;
    for (const Value &value : map)
        numbers.append(value->number);
    return numbers;
}

struct Difference
{
    qsizetype at;
    int before; // -1: none
    int after;
    bool operator==(const Difference &) const = default;
};

QList<Difference> differences(const RadixMap<Value> &before, const RadixMap<Value> &after)
{
    QList<Difference> all;
    RadixMap<Value>::differences(
        before, after, [&all](qsizetype at, const Value *was, const Value *is) {
            all.append({at, was ? (*was)->number : -1, is ? (*is)->number : -1});
            return true;
        });
    return all;
}

QList<Difference> expectedDifferences(const Numbers &before, const Numbers &after)
{
    QList<Difference> all;
    Numbers keys = before;
    keys.insert(after);
    for (const quint64 key : keys.keys()) {
        const Difference difference {std::distance(before.begin(), before.lowerBound(key)),
            before.value(key, -1), after.value(key, -1)};
        if (difference.before != difference.after)
            all.append(difference);
    }
    return all;
}

// A few near each other, a few far away, and those at both ends.
quint64 someKey(QRandomGenerator &random)
{
    switch (random.bounded(4)) {
    case 0:
        return random.generate64();
    case 1:
        return random.bounded(2) ? 0 : ~quint64(0);
    default:
        return quint64(random.bounded(200));
    }
}

} // namespace

class TestRadixMap : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyAtFirst();
    void doesWhatASortedMapDoes_data();
    void doesWhatASortedMapDoes();
    void aChangeToACopyCopiesOnlyThePath();
    void goesOnUntilTheSinkHasEnough();
    void tellsApartWhatHasOneHash();
};

void TestRadixMap::isEmptyAtFirst()
{
    RadixMap<Value> map;
    QVERIFY(map.isEmpty());
    QVERIFY(!map.find(0));
    QCOMPARE(map.rank(7), 0);
    QVERIFY(map.begin() == map.end());
    map.remove(0);
    QVERIFY(map.isSameAs({}));
}

void TestRadixMap::doesWhatASortedMapDoes_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 10; ++seed)
        QTest::newRow(QByteArray::number(seed).constData()) << seed;
}

void TestRadixMap::doesWhatASortedMapDoes()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    RadixMap<Value> map;
    Numbers numbers;
    RadixMap<Value> keptMap;
    Numbers keptNumbers;
    for (int step = 0; step < 1500; ++step) {
        const quint64 key = someKey(random);
        if (random.bounded(step < 750 ? 4 : 2) == 0) {
            map.remove(key);
            numbers.remove(key);
        } else {
            map.insert(key, value(step));
            numbers.insert(key, step);
        }
        const quint64 other = someKey(random);
        const Value *found = map.find(other);
        QCOMPARE(found ? (*found)->number : -1, numbers.value(other, -1));
        QCOMPARE(map.rank(other), std::distance(numbers.begin(), numbers.lowerBound(other)));
        if (random.bounded(30) != 0)
            continue;
        QCOMPARE(map.count(), numbers.size());
        QCOMPARE(numbersOf(map), numbers.values());
        QCOMPARE(numbersOf(keptMap), keptNumbers.values());
        for (qsizetype i = 0; i < map.count(); ++i)
            QCOMPARE(map.at(i)->number, numbers.values().at(i));
        QCOMPARE(differences(keptMap, map), expectedDifferences(keptNumbers, numbers));
        keptMap = map;
        keptNumbers = numbers;
    }
}

// How much two maps share shows in how often their values are held.
void TestRadixMap::aChangeToACopyCopiesOnlyThePath()
{
    constexpr int many = 100'000;
    const Value one = value(0);
    RadixMap<Value> map;
    for (int i = 0; i < many; ++i)
        map.insert(quint64(i), one);
    QCOMPARE(one->ref.loadRelaxed(), many + 1);
    RadixMap<Value> copy = map;
    QVERIFY(copy.isSameAs(map));
    QCOMPARE(one->ref.loadRelaxed(), many + 1);
    copy.insert(many / 2, value(1));
    QCOMPARE(one->ref.loadRelaxed(), many + 32); // the other values of one node
    QVERIFY(!copy.isSameAs(map));
    int compared = 0;
    RadixMap<Value>::differences(map, copy, [&compared](qsizetype at, auto, auto) {
        ++compared;
        return at == many / 2;
    });
    QCOMPARE(compared, 1);
    map = copy;
    QCOMPARE(one->ref.loadRelaxed(), many);
}

void TestRadixMap::goesOnUntilTheSinkHasEnough()
{
    RadixMap<Value> map;
    for (int i = 0; i < 1000; ++i)
        map.insert(quint64(i), value(i));
    int told = 0;
    RadixMap<Value>::differences({}, map, [&told](qsizetype, auto, auto) { return ++told < 10; });
    QCOMPARE(told, 10);
    RadixMap<Value>::differences(map, {}, [&told](qsizetype, auto, auto) { return --told > 0; });
    QCOMPARE(told, 0);
}

void TestRadixMap::tellsApartWhatHasOneHash()
{
    const auto hashOf = [](const Value &value) { return ~quint64(0) - quint64(value->number % 3); };
    const auto is = [](int number) {
        return [number](const Value &value) { return value->number == number; };
    };
    QRandomGenerator random(3);
    HashedMap<Value> map;
    QSet<int> numbers;
    for (int step = 0; step < 2000; ++step) {
        const int number = random.bounded(20);
        const Value given = value(number);
        if (random.bounded(2)) {
            map.insert(hashOf(given), is(number), given);
            numbers.insert(number);
        } else {
            const Value taken = map.take(hashOf(given), is(number), hashOf);
            QCOMPARE(bool(taken), numbers.remove(number));
        }
        QCOMPARE(map.count(), numbers.size());
        for (int other = 0; other < 20; ++other)
            QCOMPARE(map.find(hashOf(value(other)), is(other)) != nullptr, numbers.contains(other));
    }
}

QTEST_GUILESS_MAIN(TestRadixMap)
#include "tst_radixmap.moc"
