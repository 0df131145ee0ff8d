// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searching the bytes of a file finds what decoding every entry finds, whatever the spelling.
#include "plainstore.h"
#include "stores/catalog.h"
#include "stores/search/searchentries.h"
#include "stores/wtf8.h"
#include "tests/support/sanitized.h"

#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using In = SearchQuery::In;

namespace {

// Everything that can be spelled oddly, and few enough to meet often.
constexpr std::array<char32_t, 20> alphabet {'a', 'A', 'k', 'K', 's', 'S', '/', '<', ' ', '"', '\\',
    '\n', 0x17f, 0x212a, 0xe9, 0xc9, 0x4e2d, 0x1f9ea, 0x10400, 0xd83e};

char32_t randomCharacter(QRandomGenerator &random)
{
    return alphabet[static_cast<size_t>(random.bounded(int(alphabet.size())))];
}

QByteArray escaped(QRandomGenerator &random, char32_t unit)
{
    const QByteArray digits = QByteArray::number(uint(unit), 16).rightJustified(4, '0');
    return "\\u" + (random.bounded(2) ? digits.toUpper() : digits);
}

QByteArray raw(char32_t code)
{
    QByteArray bytes;
    appendCodePoint(bytes, code);
    return bytes;
}

// One character in any of its spellings.
QByteArray spelled(QRandomGenerator &random, char32_t code)
{
    static constexpr QByteArrayView shortOnes("\"\\/\n");
    const qsizetype known = code < 0x80 ? shortOnes.indexOf(char(code)) : -1;
    const bool mustEscape = code == '"' || code == '\\' || code == '\n';
    const int choice = random.bounded(4);
    if (choice == 0 || (choice == 1 && known < 0 && mustEscape)) {
        if (code < 0x10000)
            return escaped(random, code);
        const char32_t high = QChar::highSurrogate(code);
        const char32_t low = QChar::lowSurrogate(code);
        return (random.bounded(3) ? escaped(random, high) : raw(high))
            + (random.bounded(3) ? escaped(random, low) : raw(low));
    }
    if (known >= 0 && (choice == 1 || mustEscape))
        return QByteArray("\\") + "\"\\/n"[known];
    return raw(code);
}

QByteArray randomToken(QRandomGenerator &random, int most)
{
    QByteArray token = "\"";
    for (int i = random.bounded(most + 1); i > 0; --i)
        token += spelled(random, randomCharacter(random));
    return token + '"';
}

QByteArray randomValue(QRandomGenerator &random, int depth = 0)
{
    const QByteArray comma = random.bounded(2) ? ", " : ",";
    switch (random.bounded(depth < 3 ? 8 : 5)) {
    case 0:
        return "1.5e3";
    case 1:
        return random.bounded(3) ? "null" : "[1 2]"; // the structure is sound, the value is not
    case 5:
        return '[' + randomValue(random, depth + 1) + comma + randomValue(random, depth + 1) + ']';
    case 6:
    case 7:
        return '{' + randomToken(random, 3) + ": " + randomValue(random, depth + 1) + comma
            + randomToken(random, 3) + ':' + randomValue(random, depth + 1) + '}';
    default:
        return randomToken(random, 12);
    }
}

QByteArray randomObject(QRandomGenerator &random, int members, int depth)
{
    QByteArray object = "{";
    for (int i = 0; i < members; ++i) {
        const bool isCollection = depth == 0 && random.bounded(2);
        object += (i ? ", " : "") + randomToken(random, 2) + ": "
            + (isCollection ? randomObject(random, random.bounded(6), 1) : randomValue(random));
    }
    return object + '}';
}

QByteArray randomFile(QRandomGenerator &random)
{
    switch (random.bounded(8)) {
    case 0:
        return randomValue(random);
    case 1:
        return '[' + randomValue(random) + ", " + randomValue(random) + ']';
    case 2: // damaged
        return randomObject(random, random.bounded(8), 0).chopped(1 + random.bounded(2));
    default:
        return randomObject(random, random.bounded(8), 0);
    }
}

SearchQuery randomQuery(QRandomGenerator &random)
{
    SearchQuery query;
    for (int i = 1 + random.bounded(random.bounded(2) ? 4 : 2); i > 0; --i)
        query.text += QString::fromUcs4(std::array {randomCharacter(random)}.data(), 1);
    query.text = fromWtf8(toWtf8(query.text));
    query.in = In(random.bounded(3));
    query.caseSensitivity = random.bounded(2) ? Qt::CaseInsensitive : Qt::CaseSensitive;
    query.wholeWords = random.bounded(5) == 0;
    if (random.bounded(6) == 0)
        query.path = random.bounded(2) ? u"$.*"_s : u"$..[1]"_s;
    if (random.bounded(10) == 0) {
        query.text = u"[aé]"_s;
        query.syntax = SearchQuery::Syntax::Regex;
    }
    return query;
}

std::unique_ptr<Store> opened(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(u"store.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    file.flush();
    file.setFileTime(QDateTime(QDate(2020, 1, 1), QTime()), QFile::FileModificationTime);
    file.close(); // nobody is still writing it, so its end is not waited for
    Result<std::unique_ptr<Store>> store
        = openStore({{u"json"_s, file.fileName(), {}}, OpenMode::ReadOnly});
    if (!store || !loadAll(**store))
        qFatal("cannot open");
    return *std::move(store);
}

using Search = Result<SearchPage> (*)(Store &, const CollectionRef &, const EntryMatcher &,
    const SearchCursor &, const SearchLimits &);

Result<SearchPage> byBytes(Store &store, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits)
{
    return searchEntries(store, collection, matcher, from, limits);
}

Result<SearchPage> byReading(Store &store, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits)
{
    test::PlainStore plain(store);
    return searchEntries(plain, collection, matcher, from, limits);
}

// All hits of a store, slice by slice.
QList<SearchHit> found(
    Store &store, const SearchQuery &query, Search search, const SearchLimits &limits)
{
    const EntryMatcher matcher = EntryMatcher::make(query).value();
    QList<SearchHit> hits;
    const QList<CollectionInfo> collections = store.collections({}).value();
    for (const CollectionInfo &info : collections) {
        SearchCursor cursor;
        qint64 entries = 0;
        for (int slice = 0; !cursor.atEnd(); ++slice) {
            if (slice > 1'000'000)
                qFatal("does not end");
            const Result<SearchPage> page = search(store, info.ref, matcher, cursor, limits);
            if (!page)
                qFatal("%s", qPrintable(reasonText(page.error().detail)));
            if (page->hits.size() > limits.hits || page->next == cursor)
                qFatal("a slice is too long, or does not go on");
            hits += page->hits;
            entries += page->entries;
            cursor = page->next;
        }
        if (entries > info.entries)
            qFatal("more entries than there are");
    }
    return hits;
}

// Longer than a block; one text in all its spellings stands everywhere, also across the borders.
QByteArray sameTextSpelled(QRandomGenerator &random, qsizetype bytes)
{
    const std::u32string text = U"Kas\u00e9/🧪";
    QByteArray file = "{\"data\": {";
    for (int i = 0; file.size() < bytes; ++i) {
        file += (i ? ", \"" : "\"") + QByteArray::number(i) + "\": {\"text\": \"";
        file += QByteArray(random.bounded(50), '.');
        for (const char32_t code : text)
            file += spelled(random, code);
        file += "\"}";
    }
    return file + "}}";
}

SearchQuery queryFor(const QString &needle)
{
    SearchQuery query;
    query.text = needle;
    query.caseSensitivity = needle[0].isUpper() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    return query;
}

// Two values that are longer than some blocks.
QByteArray longValues()
{
    const QByteArray filler(700'000, 'x');
    return "{\"d\": {\"a\": \"" + filler + "needle\", \"b\": \"" + filler + "\"}}";
}

} // namespace

class TestJsonFileSearch : public QObject
{
    Q_OBJECT
private slots:
    void sameAsDecodingEverything()
    {
        QRandomGenerator random(11);
        const QTemporaryDir folder;
        qsizetype all = 0;
        constexpr int rounds = test::isSanitized ? 100 : 400;
        for (int round = 0; round < rounds; ++round) {
            const QByteArray file = randomFile(random);
            const auto store = opened(folder, file);
            for (int i = 0; i < 25; ++i) {
                const SearchQuery query = randomQuery(random);
                const QList<SearchHit> expected = found(*store, query, byReading, {1000, 1s});
                const SearchLimits limits {1 + random.bounded(5), random.bounded(2) ? 0ms : 50ms};
                const QList<SearchHit> hits = found(*store, query, byBytes, limits);
                if (hits != expected)
                    qWarning() << file << query.text << int(query.in) << query.caseSensitivity;
                QVERIFY(hits == expected);
                QVERIFY(found(*store, query, byReading, limits) == expected);
                all += hits.size();
            }
        }
        QVERIFY(all > 12 * rounds); // it did find something
    }

    void blocksHaveNoBorders()
    {
        QRandomGenerator random(12);
        const QTemporaryDir folder;
        const auto store = opened(folder, sameTextSpelled(random, 600'000));
        for (const QString &needle : {u"Kasé/🧪"_s, u"é/"_s, u"🧪"_s, u"ka"_s, u"sÉ"_s}) {
            const SearchQuery query = queryFor(needle);
            const QList<SearchHit> expected = found(*store, query, byReading, {1'000'000, 10s});
            QCOMPARE(expected.size(), store->collections({}).value().first().entries);
            QVERIFY(found(*store, query, byBytes, {1'000'000, 10s}) == expected);
            QVERIFY(found(*store, query, byBytes, {700, 10s}) == expected);
        }
    }

    // Each reads ahead anew, so that the number of steps times a block is read.
    void blocksHaveNoBordersInTheSmallestSteps()
    {
        QRandomGenerator random(13);
        const QTemporaryDir folder;
        const auto store = opened(folder, sameTextSpelled(random, 300'000));
        const SearchQuery query = queryFor(u"é/"_s);
        const QList<SearchHit> expected = found(*store, query, byReading, {1'000'000, 10s});
        QCOMPARE(expected.size(), store->collections({}).value().first().entries);
        QVERIFY(found(*store, query, byBytes, {700, 0ms}) == expected);
    }

    void oneValueOfManyBlocks()
    {
        const QTemporaryDir folder;
        const QByteArray filler(700'000, 'x');
        const auto store = opened(
            folder, R"({"d": {"a": ")" + filler + R"(needle", "b": ")" + filler + R"("}})");
        SearchQuery query;
        query.text = u"needle"_s;
        const QList<SearchHit> hits = found(*store, query, byBytes, {10, 0ms});
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.first().begin, 700'001);
        query.text = u"xxxxxxx"_s;
        QCOMPARE(found(*store, query, byBytes, {9'999, 0ms}).size(), 200'000);
    }

    void shadowedEntriesAreNotSearched()
    {
        const QTemporaryDir folder;
        const auto store = opened(folder,
            R"({"d": {"old": "x"}, "d": {"k": "x1", "k": "x2", "j": "x3"}, "top": "x4", "top": "x5"})");
        SearchQuery query;
        query.text = u"x"_s;
        const EntryMatcher matcher = EntryMatcher::make(query).value();
        QStringList contexts;
        for (const CollectionRef &ref : {CollectionRef {"d"}, topLevelCollection()}) {
            const SearchPage page = byBytes(*store, ref, matcher, {}, {}).value();
            for (const SearchHit &hit : page.hits)
                contexts += hit.context;
        }
        QCOMPARE(contexts, (QStringList {u"x2"_s, u"x3"_s, u"x5"_s}));
    }

    void cancelledBetweenBlocks()
    {
        const QTemporaryDir folder;
        const auto store = opened(folder, longValues());
        SearchQuery query;
        query.text = u"needle"_s;
        std::stop_source stop;
        stop.request_stop();
        const auto page = searchEntries(
            *store, {"d"}, EntryMatcher::make(query).value(), {}, {}, stop.get_token());
        QCOMPARE(page.error().code, ErrorCode::Cancelled);
    }

    void anotherFileIsNoticed()
    {
        const QTemporaryDir folder;
        const auto store = opened(folder, longValues());
        QFile file(folder.filePath(u"store.json"_s));
        QVERIFY(file.resize(1000));
        SearchQuery query;
        query.text = u"needle"_s;
        const auto page = searchEntries(*store, {"d"}, EntryMatcher::make(query).value(), {}, {});
        QCOMPARE(page.error().code, ErrorCode::Conflict);
    }
};

QTEST_GUILESS_MAIN(TestJsonFileSearch)
#include "tst_jsonfilesearch.moc"
