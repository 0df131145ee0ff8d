// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Listing and scanning as stores/store.h has it, held against every backend of the catalogue: the
// tiers, scans that go on from every cursor, and hints that leave nothing out.
#include "conformance.h"
#include "plainstore.h"
#include "stores/scanshares.h"
#include "stores/search/needle.h"

#include <QRegularExpression>
#include <QSet>

#include <utility>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int few = 41;

QByteArray valueOf(int i)
{
    return R"({"number": )" + QByteArray::number(i) + R"(, "text": "h\u00e9)"
        + (i % 5 == 0 ? "needle" : "hay") + "\"}";
}

void putNumbered(const Opened &opened, int count)
{
    QList<Write> batch;
    for (int i = 0; i < count; ++i)
        batch.append({opened.ref(keyNumber(i)), valueOf(i)});
    for (const WriteOutcome &outcome : opened.store->write(batch, {}))
        QVERIFY(outcome.result);
}

// What a scan visits, as KEY=VALUE; in slices that end when `said` answers other than Continue.
QStringList visits(Store &store, ScanRequest request, const ScanSink &said = {})
{
    QStringList lines;
    const auto sink = [&](const Entry &entry) {
        const Visit visit = said ? said(entry) : Visit::Continue;
        if (visit != Visit::Defer)
            lines += QString::fromUtf8(entry.ref.key + '=' + entry.value);
        return visit;
    };
    for (int slice = 0; !request.from.atEnd(); ++slice) {
        const Result<ScanPage> page = store.scan(request, sink, {});
        if (!page || slice > 100'000)
            return {page ? u"does not end"_s : reasonText(page.error().detail)};
        request.from = page->next;
    }
    return lines;
}

class LinesShare final : public ScanShare
{
public:
    bool take(const Entry &entry) override
    {
        lines += QString::fromUtf8(entry.ref.key + '=' + entry.value);
        return true;
    }
    QStringList lines;
};

ScanShares linesInto(QStringList *lines)
{
    return {[] { return std::make_unique<LinesShare>(); },
        [lines](ScanShare &share) {
            *lines += std::exchange(static_cast<LinesShare &>(share).lines, {});
        }};
}

// The same as visits(), taken in by shares.
QStringList sharedVisits(Store &store, ScanRequest request)
{
    QStringList lines;
    for (int slice = 0; !request.from.atEnd(); ++slice) {
        const Result<ScanPage> page = scanShared(store, request, linesInto(&lines), {});
        if (!page || slice > 100'000)
            return {page ? u"does not end"_s : reasonText(page.error().detail)};
        request.from = page->next;
    }
    return lines;
}

// Those lines of visits() that hold a text in the value, or in the key too.
QStringList holding(const char *text, bool inKeys, QStringList lines)
{
    lines.removeIf([&](const QString &line) {
        const qsizetype from = inKeys ? 0 : line.indexOf(u'=');
        return line.indexOf(QLatin1StringView(text), from) < 0;
    });
    return lines;
}

} // namespace

class TestScanConformance : public QObject
{
    Q_OBJECT
private slots:
    void everyTierHoldsTheOneBelow_data() { addBackends(true); }
    void everyTierHoldsTheOneBelow()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        const Capabilities can = opened.store->info().capabilities;
        QVERIFY(!can.testFlag(Capability::Positions) || can.testFlag(Capability::StableCursors));
        QVERIFY(!can.testFlag(Capability::StableCursors) || can.testFlag(Capability::ListKeys));
        if (!can.testFlag(Capability::ListKeys)) {
            const auto page = opened.store->list({opened.fixture.collection, {}, pageSize}, {});
            QCOMPARE(page.error().code, ErrorCode::Unsupported);
        }
    }

    void aStableCursorGivesTheSamePageAgain_data() { addBackends(); }
    void aStableCursorGivesTheSamePageAgain()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        SKIP_WITHOUT(opened, Capability::StableCursors);
        putNumbered(opened, few);
        KeyCursor cursor;
        QList<KeyCursor> cursors;
        QList<QByteArray> all;
        QList<QByteArray> firsts;
        while (!cursor.atEnd) {
            const auto page = opened.store->list({opened.fixture.collection, cursor, 7}, {});
            QVERIFY(page && !page->isEmpty());
            cursors.append(cursor);
            firsts.append(page->at(0).key.toByteArray());
            for (qsizetype i = 0; i < page->count(); ++i)
                all.append(page->at(i).key.toByteArray());
            cursor = page->next;
        }
        QCOMPARE(all.size(), few);
        QCOMPARE(QSet<QByteArray>(all.begin(), all.end()).size(), few);
        for (qsizetype i = cursors.size() - 1; i >= 0; --i) {
            const auto page = opened.store->list({opened.fixture.collection, cursors[i], 7}, {});
            QVERIFY(page);
            QCOMPARE(page->at(0).key.toByteArray(), firsts[i]);
        }
    }

    void whatIsNoCursorIsRefused_data() { addBackends(); }
    void whatIsNoCursorIsRefused()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        SKIP_WITHOUT(opened, Capability::StableCursors);
        putNumbered(opened, few);
        for (const char *token : {"nonsense", "#", "#x", "#-1", "~", "~x", "~-1", "\xff"}) {
            const auto page
                = opened.store->list({opened.fixture.collection, KeyCursor {token}, 7}, {});
            QVERIFY2(!page, token);
            QCOMPARE(page.error().code, ErrorCode::Invalid);
        }
    }

    void aFilterLeavesOutNothingThatMatches_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isPrefix");
        QTest::addColumn<bool>("anyCase");
        for (const StoreFixture &fixture : storeFixtures()) {
            for (const QString &text : {u"ap"_s, u"AP"_s, u""_s, u"é"_s, u"zz"_s, u"p"_s}) {
                for (int i = 0; i < (fixture.forgets ? 0 : 4); ++i)
                    QTest::addRow("%s, %s, %d", qPrintable(fixture.scheme), qPrintable(text), i)
                        << fixture.scheme << text << bool(i & 1) << bool(i & 2);
            }
        }
    }
    void aFilterLeavesOutNothingThatMatches()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, text);
        QFETCH(bool, isPrefix);
        QFETCH(bool, anyCase);
        const KeyPattern pattern {isPrefix ? KeyPattern::Kind::Prefix : KeyPattern::Kind::Substring,
            text, anyCase ? Qt::CaseInsensitive : Qt::CaseSensitive};
        const Opened opened(scheme);
        for (const char *key : {"apple", "Apricot", "cap", "banana", "\xc3\xa9t\xc3\xa9", "map"}) {
            const Result<Written> put = opened.put(key); // some stores refuse some of these keys
            QVERIFY(put || put.error().code == ErrorCode::Invalid);
        }
        const auto matches = [&](const QByteArray &key) {
            const QString name = QString::fromUtf8(key);
            return isPrefix ? name.startsWith(text, pattern.caseSensitivity)
                            : name.contains(text, pattern.caseSensitivity);
        };
        QList<QByteArray> expected = allKeys(*opened.store, opened.fixture.collection, pageSize);
        expected.removeIf([&](const QByteArray &key) { return !matches(key); });
        QList<QByteArray> found;
        KeyCursor cursor;
        while (!cursor.atEnd) {
            const auto page
                = opened.store->list({opened.fixture.collection, cursor, 2, pattern}, {});
            QVERIFY(page && page->count() <= 2);
            for (qsizetype i = 0; i < page->count(); ++i)
                found.append(page->at(i).key.toByteArray());
            cursor = page->next;
        }
        if (!opened.store->info().capabilities.testFlag(Capability::FilterKeys))
            found.removeIf([&](const QByteArray &key) { return !matches(key); });
        QCOMPARE(found, expected);
    }

    void visitsWhatListingAndReadingTell_data() { addBackends(); }
    void visitsWhatListingAndReadingTell()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        putNumbered(opened, 300);
        const CollectionRef &collection = opened.fixture.collection;
        PlainStore plain(*opened.store);
        const QStringList expected = visits(plain, {.collection = collection});
        QCOMPARE(expected.size(), 300);
        QCOMPARE(expected.at(7), QString::fromUtf8(keyNumber(7) + '=' + valueOf(7)));
        QCOMPARE(visits(*opened.store, {.collection = collection}), expected);
        QCOMPARE(visits(*opened.store, {.collection = collection, .budget = 0ms}), expected);
        QCOMPARE(visits(*opened.store, {.collection = collection, .depth = ScanDepth::Values}),
            expected);
        QList<QByteArray> keys;
        const auto sink = [&](const Entry &entry) {
            keys.append(entry.ref.key);
            return Visit::Continue;
        };
        QVERIFY(opened.store->scan({.collection = collection, .depth = ScanDepth::Keys}, sink, {}));
        QCOMPARE(keys, allKeys(*opened.store, collection, 100));
    }

    void sharesPutTogetherAreTheScan_data() { addBackends(); }
    void sharesPutTogetherAreTheScan()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        putNumbered(opened, 300);
        for (const ScanDepth depth : {ScanDepth::Entries, ScanDepth::Values, ScanDepth::Keys}) {
            for (const auto budget : {unhurried, 0ms}) {
                const ScanRequest request {opened.fixture.collection, {}, budget, depth};
                QStringList whole = visits(*opened.store, request);
                QStringList shared = sharedVisits(*opened.store, request);
                if (depth == ScanDepth::Keys) { // the values may be there or not
                    for (QStringList *lines : {&whole, &shared})
                        lines->replaceInStrings(QRegularExpression(u"=.*"_s), QString());
                }
                QCOMPARE(shared, whole);
            }
        }
        std::stop_source stop;
        stop.request_stop();
        const auto page = scanShared(
            *opened.store, {opened.fixture.collection}, linesInto(nullptr), stop.get_token());
        QCOMPARE(page.error().code, ErrorCode::Cancelled);
    }

    void aWholeEntryIsWhatReadingTells_data() { addBackends(); }
    void aWholeEntryIsWhatReadingTells()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        putNumbered(opened, few);
        QVERIFY(scanAll(*opened.store, opened.fixture.collection, [&](const Entry &entry) {
            const Result<Entry> read = readOne(*opened.store, entry.ref);
            return read && read->version == entry.version && read->kind == entry.kind
                    && read->createdAt == entry.createdAt && read->problem == entry.problem
                ? Visit::Continue
                : Visit::Stop;
        }));
        int visited = 0;
        QVERIFY(scanAll(*opened.store, opened.fixture.collection, [&](const Entry &entry) {
            visited += readOne(*opened.store, entry.ref)->version == entry.version;
            return Visit::Continue;
        }));
        QCOMPARE(visited, few);
    }

    void goesOnFromEveryCursor_data() { addBackends(); }
    void goesOnFromEveryCursor()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        putNumbered(opened, few);
        PlainStore plain(*opened.store);
        for (Store *store : {opened.store.get(), static_cast<Store *>(&plain)}) {
            for (const ScanDepth depth : {ScanDepth::Entries, ScanDepth::Keys}) {
                const ScanRequest request {.collection = opened.fixture.collection, .depth = depth};
                const QStringList whole = visits(*store, request);
                QCOMPARE(whole.size(), few);
                for (int step = 1; step <= few + 1; ++step) {
                    int count = 0;
                    const auto stops = [&](const Entry &) {
                        return ++count % step ? Visit::Continue : Visit::Stop;
                    };
                    QCOMPARE(visits(*store, request, stops), whole);
                    // Told to come back before every n-th, it begins with just that one.
                    QByteArray deferred;
                    const auto defers = [&](const Entry &entry) {
                        if (deferred == entry.ref.key || ++count % step)
                            return Visit::Continue;
                        deferred = entry.ref.key;
                        return Visit::Defer;
                    };
                    QCOMPARE(visits(*store, request, defers), whole);
                }
            }
        }
    }

    void entriesThatVanishMeanwhileCostNoOthers_data() { addBackends(); }
    void entriesThatVanishMeanwhileCostNoOthers()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        putNumbered(opened, few);
        PlainStore plain(*opened.store);
        QSet<QByteArray> seen;
        const auto upToTen = [&](const Entry &entry) {
            if (seen.size() == 10)
                return Visit::Defer;
            seen.insert(entry.ref.key);
            return Visit::Continue;
        };
        ScanRequest request {.collection = opened.fixture.collection};
        const Result<ScanPage> page = plain.scan(request, upToTen, {});
        QVERIFY(page && page->next.key && page->entries == 10);
        QVERIFY(writeOne(*opened.store, {{opened.fixture.collection, *page->next.key}}));
        request.from = page->next;
        QVERIFY(plain.scan(request,
            [&](const Entry &entry) {
                seen.insert(entry.ref.key);
                return Visit::Continue;
            },
            {}));
        QCOMPARE(seen.size(), few - 1);
    }

    void aHintLeavesOutNothingThatHoldsTheText_data() { addBackends(); }
    void aHintLeavesOutNothingThatHoldsTheText()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        putNumbered(opened, 300);
        const ScanRequest plain {.collection = opened.fixture.collection};
        const QStringList whole = visits(*opened.store, plain);
        for (const char *text : {"needle", "key00012", "number", "17", "not there"}) {
            const Needle needle(text, Qt::CaseSensitive);
            for (const bool inKeys : {true, false}) {
                ScanRequest hinted = plain;
                hinted.hint = ScanHint {&needle, inKeys};
                hinted.depth = ScanDepth::Values;
                for (const auto budget : {unhurried, 0ms}) {
                    hinted.budget = budget;
                    const QStringList found = visits(*opened.store, hinted);
                    QCOMPARE(holding(text, inKeys, found), holding(text, inKeys, whole));
                    QVERIFY(found.size() <= whole.size());
                }
            }
        }
    }

    void aMissingCollectionIsNotFound_data() { addBackends(true); }
    void aMissingCollectionIsNotFound()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        CollectionRef missing = opened.fixture.collection;
        missing.name = "no such collection";
        const auto page = opened.store->scan(
            {.collection = missing}, [](const Entry &) { return Visit::Continue; }, {});
        QCOMPARE(page.error().code, ErrorCode::NotFound);
    }

    void aStopIsObeyed_data() { addBackends(); }
    void aStopIsObeyed()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        putNumbered(opened, few);
        std::stop_source stop;
        stop.request_stop();
        const auto page = opened.store->scan(
            {.collection = opened.fixture.collection},
            [](const Entry &) { return Visit::Continue; }, stop.get_token());
        QCOMPARE(page.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestScanConformance)
#include "tst_scanconformance.moc"
