// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/entries.h"
#include "stores/json/repeated.h"
#include "stores/json/scan.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

using namespace kvlens;
using namespace kvlens::json;

namespace {

constexpr int dealtElsewhere = 1 << 18; // keys that are worth a thread

// A collection for each count, with keys of which about one in `different` is new.
QByteArray fileOf(const QList<int> &counts, int different)
{
    QRandomGenerator random(7);
    QByteArray file = "{";
    for (qsizetype c = 0; c < counts.size(); ++c) {
        file += (c ? ", \"c" : "\"c") + QByteArray::number(c) + "\": {";
        for (int i = 0; i < counts[c]; ++i)
            file += (i ? ",\"" : "\"") + QByteArray::number(random.bounded(different)) + "\":0";
        file += '}';
    }
    return file + '}';
}

std::vector<quint32> repeatedSlowly(const Index &index, qint64 collection)
{
    std::vector<quint32> all;
    index.eachFingerprintRun(collection, [&](qint64, const quint32 *some, qint64 count) {
        all.insert(all.end(), some, some + count);
    });
    std::sort(all.begin(), all.end());
    std::vector<quint32> repeated;
    for (auto at = all.cbegin(); at != all.cend();) {
        const auto behind = std::upper_bound(at, all.cend(), *at);
        if (behind - at > 1)
            repeated.push_back(*at);
        at = behind;
    }
    return repeated;
}

void compareAll(const Index &index, Repeats &repeats)
{
    for (qint64 c = Index::topLevel; c < index.collections(); ++c)
        QCOMPARE(repeats.of(index, c), repeatedSlowly(index, c));
}

} // namespace

class TestJsonRepeats : public QObject
{
    Q_OBJECT
private slots:
    void theyAreThoseThatOccurTwice_data();
    void theyAreThoseThatOccurTwice();
    void aScanIsFollowed_data();
    void aScanIsFollowed();
    void theyLeadToTheShadowedEntries_data();
    void theyLeadToTheShadowedEntries();
    void itMayBeGivenUpAtAnyTime();
};

void TestJsonRepeats::theyAreThoseThatOccurTwice_data()
{
    QTest::addColumn<QList<int>>("counts");
    QTest::addColumn<int>("different");

    QTest::newRow("none") << QList<int> {0} << 1;
    QTest::newRow("one") << QList<int> {1} << 1;
    QTest::newRow("all alike") << QList<int> {5} << 1;
    QTest::newRow("few") << QList<int> {100, 4096} << 3000;
    QTest::newRow("more than few") << QList<int> {4097, 20000, 3} << 30000;
    QTest::newRow("many") << QList<int> {10, dealtElsewhere + 1} << 9 * dealtElsewhere;
    QTest::newRow("many alike") << QList<int> {dealtElsewhere + 9} << 2;
}

void TestJsonRepeats::theyAreThoseThatOccurTwice()
{
    QFETCH(const QList<int>, counts);
    QFETCH(const int, different);
    Scanner scanner;
    scanner.feed(fileOf(counts, different));
    scanner.finish();
    QVERIFY(!scanner.damage());
    QCOMPARE(scanner.index().collections(), counts.size());
    Repeats repeats;
    compareAll(scanner.index(), repeats);
    compareAll(scanner.index(), repeats); // asked again
}

void TestJsonRepeats::aScanIsFollowed_data()
{
    QTest::addColumn<QList<int>>("counts");
    QTest::addColumn<int>("blockBytes");

    QTest::newRow("one large") << QList<int> {2 * dealtElsewhere + 77} << (1 << 16);
    QTest::newRow("in large steps") << QList<int> {2 * dealtElsewhere} << (1 << 22);
    QTest::newRow("large and small")
        << QList<int> {9, dealtElsewhere, 5000, 0, dealtElsewhere + 1, 8} << (1 << 17);
}

void TestJsonRepeats::aScanIsFollowed()
{
    QFETCH(const QList<int>, counts);
    QFETCH(const int, blockBytes);
    const QByteArray file = fileOf(counts, 3 * dealtElsewhere);
    Scanner scanner;
    Repeats repeats;
    for (qsizetype at = 0; at < file.size(); at += blockBytes) {
        scanner.feed(
            QByteArrayView(file).sliced(at, qMin<qsizetype>(blockBytes, file.size() - at)));
        repeats.follow(scanner.index());
    }
    scanner.finish();
    repeats.follow(scanner.index());
    QVERIFY(!scanner.damage());
    const Index index = std::move(scanner).takeIndex(); // its tables stay where they are
    compareAll(index, repeats);
}

void TestJsonRepeats::theyLeadToTheShadowedEntries_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("different");

    QTest::newRow("few") << 50 << 20;
    QTest::newRow("thousands") << 9000 << 8000;
    QTest::newRow("many") << dealtElsewhere + 5 << 40 * dealtElsewhere;
}

void TestJsonRepeats::theyLeadToTheShadowedEntries()
{
    QFETCH(const int, count);
    QFETCH(const int, different);
    const QByteArray file = fileOf({count}, different);
    Scanner scanner;
    scanner.feed(file);
    scanner.finish();
    const ReadAt read
        = [&](qint64 at, qint64 size) -> Result<QByteArray> { return file.mid(at, size); };
    const auto keys = readKeys(scanner.index(), 0, 0, count, read);
    QVERIFY(keys);
    QList<Shadowed> expected;
    QHash<QByteArray, quint32> later;
    for (qint64 entry = count - 1; entry >= 0; --entry) {
        if (const quint32 shadow = later[keys->at(entry).key]++)
            expected.prepend({entry, shadow});
    }
    QVERIFY(!expected.isEmpty());
    Repeats repeats;
    const auto found = findShadowed(scanner.index(), 0, repeats, read);
    QVERIFY(found);
    QCOMPARE(*found, expected);
    // And by their keys, of which each is there.
    QList<QByteArray> wanted;
    for (const Shadowed &shadowed : expected)
        wanted.append(keys->at(shadowed.entry).key);
    const auto places = findKeys(scanner.index(), 0, wanted, read);
    QVERIFY(places);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QList<qint64> &ofKey = places->at(i);
        QVERIFY(std::is_sorted(ofKey.begin(), ofKey.end()));
        QCOMPARE(ofKey[ofKey.size() - 1 - expected[i].shadow], expected[i].entry);
    }
}

// The index goes when nobody looks at it any more; the sanitizers would tell.
void TestJsonRepeats::itMayBeGivenUpAtAnyTime()
{
    const QByteArray file = fileOf({dealtElsewhere * 5 / 4}, 3 * dealtElsewhere);
    for (qsizetype size = file.size(); size > file.size() * 2 / 3; size -= file.size() / 9) {
        auto scanner = std::make_unique<Scanner>();
        auto repeats = std::make_unique<Repeats>();
        for (qsizetype at = 0; at < size; at += 1 << 16) {
            scanner->feed(
                QByteArrayView(file).sliced(at, qMin<qsizetype>(1 << 16, file.size() - at)));
            repeats->follow(scanner->index());
        }
        *repeats = {};
        repeats->follow(scanner->index());
        repeats.reset();
        scanner.reset();
    }
}

QTEST_GUILESS_MAIN(TestJsonRepeats)
#include "tst_jsonrepeats.moc"
