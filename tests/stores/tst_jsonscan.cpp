// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonbytes.h"
#include "jsondocuments.h"
#include "stores/json/entries.h"
#include "stores/json/pystr.h"
#include "stores/json/scan.h"
#include "stores/json/text.h"

#include <QDirIterator>
#include <QTest>

#include <map>

using namespace kvlens;
using namespace kvlens::json;

namespace {

std::unique_ptr<Scanner> scanned(
    const QByteArray &file, qsizetype blockSize, const Kernel &kernel = bestKernel())
{
    auto scanner = std::make_unique<Scanner>(kernel);
    for (qsizetype at = 0; at < file.size(); at += blockSize) {
        // A copy of its own, so that a sanitizer sees each step beyond the block.
        const QByteArray block
            = QByteArray(file.constData() + at, qMin(blockSize, file.size() - at));
        if (!scanner->feed(block))
            break;
    }
    scanner->finish();
    return scanner;
}

QByteArray spanText(const Span &span)
{
    return QByteArray::number(span.begin) + '-' + QByteArray::number(span.end);
}

// All that an index knows, one line for each entry.
QByteArrayList described(const Index &index, const ReadAt &read)
{
    QByteArrayList lines {
        "top " + QByteArray::number(int(index.top())) + ' ' + spanText(index.topSpan())};
    for (qint64 c = Index::topLevel; c < index.collections(); ++c) {
        QByteArrayList entries;
        for (qint64 entry = 0; entry < index.entries(c); ++entry) {
            const bool open = c == Index::topLevel && index.collectionOf(entry)
                && !index.collection(*index.collectionOf(entry)).complete();
            const Result<StoredEntry> stored = readEntries(index, c, {entry}, read).first();
            entries += open ? QByteArray("open")
                : stored    ? spanText(stored->key) + ": " + spanText(stored->value)
                            : "error " + quotedWords(stored.error().detail).toUtf8();
        }
        lines += (c == Index::topLevel ? QByteArray("members") : spanText(index.collection(c).span))
            + " = " + entries.join(" | ");
    }
    return lines;
}

QByteArrayList described(const Scanner &scanner, const ReadAt &read)
{
    QByteArrayList lines = described(scanner.index(), read);
    const std::optional<Error> damage = scanner.damage();
    // Behind the damage no more is looked at than what came with it.
    const qint64 end = damage ? damage->place->byte : std::numeric_limits<qint64>::max();
    if (scanner.invalidUtf8() >= 0 && scanner.invalidUtf8() < end)
        lines += "not UTF-8 at " + QByteArray::number(scanner.invalidUtf8());
    if (damage)
        lines += quotedWords(damage->detail).toUtf8() + " at "
            + QByteArray::number(damage->place->byte);
    return lines;
}

Span spanOf(const Tape &tape, quint32 token)
{
    return {tape[token].begin, tape[token].end};
}

QByteArray childrenLine(const Tape &tape, quint32 container)
{
    QByteArrayList entries;
    for (const Child child : Children(tape, container))
        entries += spanText(child.key == noToken
                           ? Span {tape[child.value].begin, tape[child.value].begin}
                           : spanOf(tape, child.key))
            + ": " + spanText(spanOf(tape, child.value));
    return entries.join(" | ");
}

// The same lines from the tape of the whole document.
QByteArrayList describedByTape(const QByteArray &file)
{
    const Result<Tape> parsed = parse(file);
    if (!parsed)
        return {"not JSON"};
    const Tape &tape = *parsed;
    const TopKind top = tape[0].kind == TokenKind::Object ? TopKind::Object
        : tape[0].kind == TokenKind::Array                ? TopKind::Array
                                                          : TopKind::Scalar;
    QByteArrayList lines {"top " + QByteArray::number(int(top)) + ' ' + spanText(spanOf(tape, 0)),
        "members = " + childrenLine(tape, 0)};
    for (const Child child : Children(tape, 0)) {
        if (top == TopKind::Object && tape[child.value].kind == TokenKind::Object)
            lines += spanText(spanOf(tape, child.value)) + " = " + childrenLine(tape, child.value);
    }
    return lines;
}

QList<const Kernel *> kernels()
{
    QList<const Kernel *> all {&portableKernel()};
    for (const Kernel *kernel : {sse2Kernel(), avx2Kernel(), avx512Kernel()}) {
        if (kernel)
            all += kernel;
    }
    return all;
}

} // namespace

class TestJsonScan : public QObject
{
    Q_OBJECT

private slots:
    void everyKernelSeesTheSameBytes();
    void spansOfRandomDocumentsAreThoseOfTheTape();
    void blockSizeAndKernelMakeNoDifference_data();
    void blockSizeAndKernelMakeNoDifference();
    void theFuzzCorpusIsTheSameToAll();
    void everyTruncationKeepsWhatWasComplete();
    void whatStandsBehindAWholeValueLeavesIt_data();
    void whatStandsBehindAWholeValueLeavesIt();
    void damageIsFoundWhereThePythonParserFindsIt_data();
    void damageIsFoundWhereThePythonParserFindsIt();
    void lineAndColumnAreCounted();
    void readingGoesOnWhileTheScanRuns();
    void keysAreFoundWhateverTheirSpelling();
    void keysInAnotherEncodingAreListedAndFound();
    void shadowedEntriesAreNumberedFromTheLast();
    void pagesOfKeysNeedFewReads();
    void leavesAreNumberedAroundCollections();
    void changedFilesAreNoticed();
    void millionOpenBracketsAreNoTrouble();
    void memoryIsEightBytesAKey();
};

// Byte by byte, as the words in kernel.h have it.
struct SlowMarks
{
    bool inString = false;
    bool escaped = false;
    void next(char c, const BlockMarks &marks, int at)
    {
        const auto bit = [at](quint64 mask) { return bool(mask >> at & 1); };
        const bool quote = c == '"' && !escaped;
        const bool inside = inString != quote;
        const bool control = static_cast<unsigned char>(c) < 0x20;
        QCOMPARE(bit(marks.quotes), quote);
        QCOMPARE(bit(marks.inside), inside);
        QCOMPARE(bit(marks.brackets), !inside && QByteArray("{}[]").contains(c));
        QCOMPARE(bit(marks.wrong), inside ? control : c == '\\');
        escaped = c == '\\' && !escaped;
        inString = inside;
    }
};

void TestJsonScan::everyKernelSeesTheSameBytes()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes(blockBytes * 3, '\0');
        for (char &c : bytes)
            c = random.bounded(3) ? static_cast<char>(random.bounded(round % 2 ? 256 : 128))
                                  : "\"\\{}[]:, \t\n\r"[random.bounded(12)];
        const bool ascii
            = std::none_of(bytes.begin(), bytes.end(), [](char c) { return c & 0x80; });
        for (const Kernel *kernel : kernels()) {
            BlockMarks marks[3];
            StringState state;
            const OddBytes first = kernel->findStructure(bytes.constData(), 1, state, marks);
            const OddBytes rest
                = kernel->findStructure(bytes.constData() + blockBytes, 2, state, marks + 1);
            QCOMPARE(!first.notAscii && !rest.notAscii, ascii);
            QCOMPARE(first.backslashes || rest.backslashes, bytes.contains('\\'));
            TokenMarks tokens[3];
            kernel->findTokens(bytes.constData(), 3, tokens);
            SlowMarks slow;
            for (int i = 0; i < bytes.size(); ++i) {
                slow.next(bytes[i], marks[i / blockBytes], i % blockBytes);
                const TokenMarks &token = tokens[i / blockBytes];
                const auto bit = [i](quint64 mask) { return bool(mask >> (i % blockBytes) & 1); };
                QCOMPARE(bit(token.separators), bytes[i] == ':' || bytes[i] == ',');
                QCOMPARE(bit(token.spaces), QByteArray(" \t\n\r").contains(bytes[i]));
            }
        }
    }
}

void TestJsonScan::spansOfRandomDocumentsAreThoseOfTheTape()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray file = randomDocument(random, Spacing(round % 3));
        const qsizetype blockSize = 1 + random.bounded(random.bounded(2) ? 4096 : 80);
        const Kernel &kernel = *kernels()[round % kernels().size()];
        const auto scanner = scanned(file, blockSize, kernel);
        QVERIFY2(!scanner->damage(), file);
        QCOMPARE(described(*scanner, readerOf(file)), describedByTape(file));
    }
}

void TestJsonScan::blockSizeAndKernelMakeNoDifference_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const NamedText &document : nastyDocuments())
        QTest::newRow(document.name) << document.text;
}

void TestJsonScan::blockSizeAndKernelMakeNoDifference()
{
    QFETCH(QByteArray, file);
    for (const int shift : {0, 1, 30, 61, 62, 63}) { // so that block edges fall everywhere
        const QByteArray shifted = QByteArray(shift, ' ') + file;
        const ReadAt read = readerOf(shifted);
        const QByteArrayList expected = described(*scanned(shifted, 1, portableKernel()), read);
        for (const Kernel *kernel : kernels()) {
            for (const int size :
                {1, 2, 3, 7, 31, 63, 64, 65, 100, 127, 128, 129, 1000, 4096, 100000})
                QCOMPARE(described(*scanned(shifted, size, *kernel), read), expected);
        }
    }
}

void TestJsonScan::theFuzzCorpusIsTheSameToAll()
{
    QDirIterator files(QStringLiteral(KVLENS_SOURCE_DIR "/tests/fuzz/corpus"), QDir::Files,
        QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        QFile input(files.next());
        QVERIFY(input.open(QIODevice::ReadOnly));
        const QByteArray file = input.readAll();
        const ReadAt read = readerOf(file);
        const QByteArrayList expected = described(*scanned(file, 1, portableKernel()), read);
        for (const Kernel *kernel : kernels()) {
            for (const int size : {2, 5, 63, 64, 65, 4096})
                QCOMPARE(described(*scanned(file, size, *kernel), read), expected);
        }
        ++seen;
    }
    QVERIFY(seen > 20);
}

void TestJsonScan::everyTruncationKeepsWhatWasComplete()
{
    const QByteArray file
        = R"({"a": {"k1": 1, "k2": "two", "k3": {"x": [1, 2]}}, "n": 12, "b": {"l1": [[]], "l2": 2}})";
    const QByteArrayList all = describedByTape(file);
    for (qsizetype size = 0; size < file.size(); ++size) {
        const QByteArray cut = file.first(size);
        const auto scanner = scanned(cut, 16);
        QVERIFY(scanner->damage());
        const Index &index = scanner->index();
        for (qint64 c = 0; c < index.collections(); ++c) {
            for (qint64 entry = 0; entry < index.entries(c); ++entry) {
                const auto stored = readEntries(index, c, {entry}, readerOf(cut)).first();
                QVERIFY(stored);
                QVERIFY(parse(stored->valueText));
                QVERIFY(all.join('\n').contains(
                    spanText(stored->key) + ": " + spanText(stored->value)));
            }
        }
        // An entry is there as soon as its value has ended: a number, when what follows it was
        // seen.
        const qint64 expected = cut.contains("l2\": 2}") ? 5
            : cut.contains("]]")                         ? 4
            : cut.contains("2]}")                        ? 3
            : cut.contains("two\"")                      ? 2
            : cut.contains("1,")                         ? 1
                                                         : 0;
        qint64 found = 0;
        for (qint64 c = 0; c < index.collections(); ++c)
            found += index.entries(c);
        QCOMPARE(found, expected);
    }
}

void TestJsonScan::whatStandsBehindAWholeValueLeavesIt_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<qint64>("entries");
    QTest::newRow("a comma is missing") << QByteArray(R"({"c": {"a": {"n": 1} "b": 2}})") << 1LL;
    QTest::newRow("a comment") << QByteArray(R"({"c": {"a": [1] // one)") << 1LL;
    QTest::newRow("the wrong bracket") << QByteArray(R"({"c": {"a": {"n": 1}])") << 1LL;
    QTest::newRow("a control character") << QByteArray("{\"c\": {\"a\": [1]\0}}", 17) << 1LL;
    QTest::newRow("the end, behind a string") << QByteArray(R"({"c": {"a": 1, "b": "x" )") << 2LL;
    QTest::newRow("the end, behind a number") << QByteArray(R"({"c": {"a": 1, "b": 12)") << 1LL;
    QTest::newRow("a string that lost a quote")
        << QByteArray(R"({"c": {"a": "he said "no", 1)") << 0LL;
}

void TestJsonScan::whatStandsBehindAWholeValueLeavesIt()
{
    QFETCH(QByteArray, file);
    QFETCH(qint64, entries);
    for (const qsizetype step : {1, 16, 50}) {
        const auto scanner = scanned(file, step);
        QVERIFY(scanner->damage());
        QCOMPARE(scanner->index().entries(0), entries);
        if (entries > 0) {
            const auto last
                = readEntries(scanner->index(), 0, {entries - 1}, readerOf(file)).first();
            QVERIFY(last);
            QVERIFY(parse(last->valueText));
        }
    }
}

void TestJsonScan::damageIsFoundWhereThePythonParserFindsIt_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const NamedText &document : nastyDocuments()) {
        if (!parse(document.text) && !document.text.startsWith("\xef\xbb\xbf"))
            QTest::newRow(document.name) << document.text;
    }
}

void TestJsonScan::damageIsFoundWhereThePythonParserFindsIt()
{
    QFETCH(QByteArray, file);
    const auto scanner = scanned(file, 50);
    if (!scanner->damage()) {
        // Inside a value the scanner does not look: then reading the value tells.
        bool told = false;
        for (qint64 c = Index::topLevel; c < scanner->index().collections(); ++c) {
            for (qint64 entry = 0; entry < scanner->index().entries(c); ++entry)
                told |= !parse(
                    readEntries(scanner->index(), c, {entry}, readerOf(file)).first()->valueText);
        }
        QVERIFY(told);
        return;
    }
    const Error damage = locateDamage(*scanner, readerOf(file));
    QCOMPARE(damage.place, parse(file).error().place);
}

void TestJsonScan::lineAndColumnAreCounted()
{
    const QByteArray file = "{\n \"\xc3\xa9\": {\n  \"\xf0\x9f\x98\x80\": \"\xc3\xa9\" x}}";
    const auto scanner = scanned(file, 10);
    QVERIFY(scanner->damage());
    const Error damage = locateDamage(*scanner, readerOf(file));
    QCOMPARE(damage.place->line, 3);
    QCOMPARE(damage.place->column, 12);
    QCOMPARE(damage.place->byte, file.indexOf('x'));
}

void TestJsonScan::readingGoesOnWhileTheScanRuns()
{
    QByteArray file = "{\"data\": {";
    for (int i = 0; i < 100; ++i)
        file += (i ? ", \"" : "\"") + QByteArray::number(i) + "\": {\"v\": " + QByteArray::number(i)
            + "}";
    Scanner scanner;
    QVERIFY(scanner.feed(file)); // no end yet
    const Index &index = scanner.index();
    QCOMPARE(index.collections(), 1);
    QVERIFY(!index.collection(0).complete());
    QVERIFY(index.entries(0) > 90);
    const qint64 last = index.entries(0) - 1;
    const auto entry = readEntries(index, 0, {last}, readerOf(file)).first();
    QCOMPARE(entry->valueText, "{\"v\": " + QByteArray::number(last) + "}");
    QCOMPARE(*collectionName(index, 0, readerOf(file)), QByteArray("data"));
    QCOMPARE(scanner.position(), file.size());
    QVERIFY(!scanner.finished());
}

void TestJsonScan::keysAreFoundWhateverTheirSpelling()
{
    const QByteArray longTail(20000, 'x');
    const QByteArray file
        = R"({"d": {"\u00e9": 1, "b": 2, "é": 3, "\ud83d\ude00": 4, "\ud800": 5, "": 6, ")"
        + longTail + R"(1": 7, ")" + longTail + R"(2": 8, "\u0078)" + longTail.mid(1)
        + R"(1": 9}})";
    const auto scanner = scanned(file, 333);
    QVERIFY(!scanner->damage());
    const auto found = findKeys(scanner->index(), 0,
        {"\xc3\xa9", "b", "\xf0\x9f\x98\x80", "\xed\xa0\x80", "", "none", longTail + '1',
            longTail + '2'},
        readerOf(file));
    QVERIFY(found);
    const QList<QList<qint64>> expected {{0, 2}, {1}, {3}, {4}, {5}, {}, {6, 8}, {7}};
    QCOMPARE(*found, expected);
    QCOMPARE(*findKeys(scanner->index(), Index::topLevel, {"d"}, readerOf(file)),
        QList<QList<qint64>> {{0}});
}

void TestJsonScan::keysInAnotherEncodingAreListedAndFound()
{
    const QByteArray file = "{\"caf\xe9\": {\"\xe9\\u0041\": 1, \"b\": \"\xff\"}}";
    const auto scanner = scanned(file, 9);
    QVERIFY(!scanner->damage());
    QCOMPARE(scanner->invalidUtf8(), 5);
    QCOMPARE(*collectionName(scanner->index(), 0, readerOf(file)), QByteArray("caf\xe9"));
    QCOMPARE(readKeys(scanner->index(), 0, 0, 2, readerOf(file))->first().key,
        QByteArray("\xe9"
                   "A"));
    const QList<QList<qint64>> expected {{0}, {1}};
    QCOMPARE(*findKeys(scanner->index(), 0,
                 {"\xe9"
                  "A",
                     "b"},
                 readerOf(file)),
        expected);
}

void TestJsonScan::shadowedEntriesAreNumberedFromTheLast()
{
    const QByteArray file
        = R"({"d": {"a": 1, "b": 2, "a": 3, "\u0061": 4, "c": 5}, "d": {"b": 1}})";
    const auto scanner = scanned(file, 5);
    Repeats repeats;
    const auto shadowed = [&](qint64 collection, const std::stop_token &stop = {}) {
        return findShadowed(scanner->index(), collection, repeats, readerOf(file), stop);
    };
    const QList<Shadowed> inFirst {{0, 2}, {2, 1}};
    QCOMPARE(*shadowed(0), inFirst);
    const QList<Shadowed> collections {{0, 1}};
    QCOMPARE(*shadowed(Index::topLevel), collections);
    QCOMPARE(*shadowed(1), QList<Shadowed> {});
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(shadowed(0, stop.get_token()).error().code, ErrorCode::Cancelled);
}

void TestJsonScan::pagesOfKeysNeedFewReads()
{
    QByteArray file = "{\"d\": {";
    for (int i = 0; i < 10000; ++i)
        file += (i ? ", \"key" : "\"key") + QByteArray::number(i) + "\": [" + QByteArray::number(i)
            + "]";
    file += "}}";
    const auto scanner = scanned(file, 65536);
    int reads = 0;
    const ReadAt read = [&](qint64 offset, qint64 size) {
        ++reads;
        return Result<QByteArray>(file.mid(offset, size));
    };
    const auto keys = readKeys(scanner->index(), 0, 5000, 1000, read);
    QVERIFY(keys);
    QCOMPARE(keys->size(), 1000);
    QCOMPARE(keys->first().key, QByteArray("key5000"));
    QCOMPARE(keys->first().kind, ValueKind::Array);
    QCOMPARE(keys->last().key, QByteArray("key5999"));
    QCOMPARE(reads, 1);
    QCOMPARE(readKeys(scanner->index(), 0, 9999, 1000, read)->size(), 1);
    QCOMPARE(readKeys(scanner->index(), 0, 10000, 1000, read)->size(), 0);
}

void TestJsonScan::leavesAreNumberedAroundCollections()
{
    const QByteArray file = R"({"a": 1, "b": {}, "c": {}, "d": [], "e": {}, "f": "x", "g": null})";
    const auto scanner = scanned(file, 7);
    const Index &index = scanner->index();
    QCOMPARE(index.collections(), 3);
    QCOMPARE(index.leaves(), 4);
    QByteArray names;
    for (qint64 leaf = 0; leaf < index.leaves(); ++leaf)
        names += readKeys(index, Index::topLevel, index.leaf(leaf), 1, readerOf(file))->first().key;
    QCOMPARE(names, QByteArray("adfg"));
    QVERIFY(index.collectionOf(1) == 0 && index.collectionOf(4) == 2 && !index.collectionOf(3));
}

void TestJsonScan::changedFilesAreNoticed()
{
    const QByteArray file = R"({"d": {"aaaa": 1, "bbbb": 2, "cccc": 3}})";
    const auto scanner = scanned(file, 64);
    const QByteArray other = R"({"data": {"aaa": 1, "bbb": 2, "ccc": 3}})";
    const auto codes = [&](const QByteArray &now) {
        QList<ErrorCode> seen;
        for (const auto &entry : readEntries(scanner->index(), 0, {0, 1, 2}, readerOf(now)))
            seen += entry ? ErrorCode::NotFound : entry.error().code;
        return seen;
    };
    QCOMPARE(codes(file), QList<ErrorCode>(3, ErrorCode::NotFound));
    QCOMPARE(codes(other), QList<ErrorCode>(3, ErrorCode::Conflict));
    QCOMPARE(codes({}), QList<ErrorCode>(3, ErrorCode::Conflict));
    QCOMPARE(
        readKeys(scanner->index(), 0, 0, 3, readerOf(other)).error().code, ErrorCode::Conflict);
}

void TestJsonScan::millionOpenBracketsAreNoTrouble()
{
    const int depth = 1'000'000;
    const QByteArray open = "{\"d\": {\"a\": 1, \"b\": " + QByteArray(depth, '[');
    const auto cut = scanned(open, 1 << 16);
    QVERIFY(cut->damage());
    QCOMPARE(cut->index().entries(0), 1);
    const QByteArray whole = open + QByteArray(depth, ']') + "}}";
    const auto scanner = scanned(whole, 1 << 16);
    QVERIFY(!scanner->damage());
    QCOMPARE(scanner->index().entries(0), 2);
    QByteArray wrong = whole;
    wrong[whole.size() - depth / 2] = '}';
    const auto mismatch = scanned(wrong, 1 << 16);
    QCOMPARE(mismatch->damage()->place->byte, whole.size() - depth / 2);
}

void TestJsonScan::memoryIsEightBytesAKey()
{
    QByteArray file = "{\"d\": {";
    for (int i = 0; i < 200'000; ++i)
        file += (i ? ",\"" : "\"") + QByteArray::number(i) + "\":0";
    file += "}}";
    const auto scanner = scanned(file, 1 << 20);
    QCOMPARE(scanner->index().entries(0), 200'000);
    QVERIFY(scanner->index().memoryBytes() < 200'000 * 8 + 200'000);
}

QTEST_GUILESS_MAIN(TestJsonScan)
#include "tst_jsonscan.moc"
