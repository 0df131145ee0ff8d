// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An index that follows its file through edits is what a scan of the new file would give.
#include "jsonbytes.h"
#include "jsondocuments.h"
#include "stores/json/reindex.h"
#include "stores/json/scan.h"
#include "stores/json/text.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::json;

namespace {

Index indexOf(const QByteArray &file)
{
    Scanner scanner;
    scanner.feed(file);
    scanner.finish();
    return std::move(scanner).takeIndex();
}

QByteArray spanText(const Span &span)
{
    return QByteArray::number(span.begin) + '-' + QByteArray::number(span.end);
}

// All that an index holds.
QByteArray described(const Index &index)
{
    QByteArray text = "top " + spanText(index.topSpan());
    for (qint64 c = Index::topLevel; c < index.collections(); ++c) {
        if (c >= 0)
            text += "\ncollection " + QByteArray::number(index.collection(c).member) + " "
                + QByteArray::number(index.collection(c).firstEntry) + " "
                + spanText(index.collection(c).span);
        index.eachFingerprintRun(c, [&](qint64 first, const quint32 *some, qint64 count) {
            for (qint64 i = 0; i < count; ++i)
                text += ' ' + spanText(index.slice(c, first + i)) + '/'
                    + QByteArray::number(some[i], 16);
        });
    }
    return text;
}

// Objects and arrays whose members a splice may change: that at the top, and those in an object.
QList<quint32> containersOf(const Tape &tape)
{
    QList<quint32> containers;
    const TokenKind top = tape[0].kind;
    if (top != TokenKind::Object && top != TokenKind::Array)
        return {};
    containers.append(0);
    for (const Child child : Children(tape, 0)) {
        if (top == TokenKind::Object && tape[child.value].kind == TokenKind::Object)
            containers.append(child.value);
    }
    return containers;
}

QList<Splice> randomEdit(QRandomGenerator &random, const Tape &tape, const Style &style)
{
    const QList<quint32> containers = containersOf(tape);
    if (containers.isEmpty())
        return {};
    const quint32 container = containers[random.bounded(containers.size())];
    const bool isObject = tape[container].kind == TokenKind::Object;
    QList<Child> children;
    for (const Child child : Children(tape, container))
        children.append(child);
    const QByteArray value
        = random.bounded(3) ? QByteArray::number(random.generate()) : R"({"a": [1, "\u00e9,}"]})";
    const auto place = static_cast<quint32>(random.bounded(int(children.size()) + 1));
    switch (children.isEmpty() ? 0 : random.bounded(4)) {
    case 0:
        return {isObject ? insertMember(tape, container, place, randomString(random), value, style)
                         : insertElement(tape, container, place, value, style)};
    case 1:
        return {removeChild(tape, container, qMin(place, quint32(children.size()) - 1))};
    case 2:
        if (isObject)
            return {renameKey(tape, children[qMin<qsizetype>(place, children.size() - 1)].key,
                randomString(random), style)};
        [[fallthrough]];
    default:
        break;
    }
    // Several values at once.
    QList<Splice> splices;
    for (const Child &child : children) {
        if (random.bounded(3) == 0)
            splices.append(setValue(tape, child.value, value));
    }
    return splices;
}

} // namespace

class TestJsonReindex : public QObject
{
    Q_OBJECT

private slots:
    void anyEditGivesWhatAScanGives();
    void editsOfManyKeysReadLittle();
    void collectionsThatComeOrGoNeedAScan_data();
    void collectionsThatComeOrGoNeedAScan();
    void aSpliceIntoAnElementNeedsAScan();
    void anotherFileIsNoticed();
    void errorsLeaveTheIndexAsItWas();
};

void TestJsonReindex::anyEditGivesWhatAScanGives()
{
    QRandomGenerator random(1);
    int followed = 0;
    int edits = 0;
    for (int round = 0; round < 1500; ++round) {
        QByteArray file = randomDocument(random, Spacing(round % 3));
        Index index = indexOf(file);
        for (int step = 0; step < 6; ++step) {
            const Result<Tape> tape = parse(file);
            QVERIFY(tape);
            const QList<Splice> splices = randomEdit(random, *tape, detectStyle(file));
            if (splices.isEmpty())
                continue;
            const QByteArray before = described(index);
            file = apply(file, splices);
            const Result<bool> done = reindex(index, splices, readerOf(file));
            QVERIFY(done);
            ++edits;
            followed += *done;
            if (!*done) {
                QCOMPARE(described(index), before);
                index = indexOf(file);
            }
            QCOMPARE(described(index), described(indexOf(file)));
        }
    }
    // Most random documents are small, and many of their edits touch whole collections.
    QVERIFY2(followed > edits / 2, qPrintable(QString::number(followed)));
}

void TestJsonReindex::editsOfManyKeysReadLittle()
{
    QByteArray file = R"({"first": {"k": 1}, "docstore/data": {)";
    for (int i = 0; i < 50'000; ++i)
        file += (i ? ", \"" : "\"") + QByteArray::number(i) + R"(": {"text": "some words"})";
    file += R"(}, "last": {"k": 2}})";
    Index index = indexOf(file);
    QList<Splice> splices;
    for (const qint64 entry : {0, 9, 10, 11, 30'000, 49'999}) {
        const Span slice = index.slice(1, entry);
        const qint64 value = file.indexOf(": ", slice.begin) + 2;
        splices.append({value, file.indexOf('}', value) + 1, "\"other, and longer\""});
    }
    splices.append({index.slice(1, 40'000).begin, index.slice(1, 40'010).begin, {}});
    std::swap(splices[5], splices[6]);
    file = apply(file, splices);
    qint64 read = 0;
    const ReadAt reader = [&](qint64 offset, qint64 size) -> Result<QByteArray> {
        read += size;
        return file.mid(offset, size);
    };
    QVERIFY(*reindex(index, splices, reader));
    QCOMPARE(described(index), described(indexOf(file)));
    QCOMPARE(index.entries(1), 49'990);
    QVERIFY2(read < 2000, qPrintable(QString::number(read)));
}

void TestJsonReindex::collectionsThatComeOrGoNeedAScan_data()
{
    QTest::addColumn<Splice>("splice");
    //                   0         1         2         3
    //                   0123456789012345678901234567890123
    // the file:         {"a": {"k": 1}, "b": {}, "n": [2]}
    QTest::newRow("new one") << Splice {15, 15, R"( "c": {"x": 1},)"};
    QTest::newRow("one less") << Splice {1, 16, {}};
    QTest::newRow("renamed") << Splice {1, 4, "\"z\""};
    QTest::newRow("replaced") << Splice {6, 14, "7"};
    QTest::newRow("a leaf becomes one") << Splice {30, 33, "{}"};
    QTest::newRow("everything") << Splice {0, 34, "[]"};
}

void TestJsonReindex::collectionsThatComeOrGoNeedAScan()
{
    QFETCH(Splice, splice);
    QByteArray file = R"({"a": {"k": 1}, "b": {}, "n": [2]})";
    Index index = indexOf(file);
    const QByteArray before = described(index);
    file = apply(file, {splice});
    QVERIFY(parse(file));
    const Result<bool> done = reindex(index, {splice}, readerOf(file));
    QVERIFY(done);
    QVERIFY(!*done);
    QCOMPARE(described(index), before);
}

// What comes is no element of its own: 9 before 1 makes 91.
void TestJsonReindex::aSpliceIntoAnElementNeedsAScan()
{
    const Splice splice {1, 1, "9"};
    QByteArray file = "[1, 2]";
    Index index = indexOf(file);
    const QByteArray before = described(index);
    file = apply(file, {splice});
    const Result<bool> done = reindex(index, {splice}, readerOf(file));
    QVERIFY(done);
    QVERIFY(!*done);
    QCOMPARE(described(index), before);
}

void TestJsonReindex::anotherFileIsNoticed()
{
    const QByteArray file = R"({"a": {"k": 1, "l": 2, "m": 3}})";
    Index index = indexOf(file);
    const QByteArray before = described(index);
    const Splice splice {12, 13, "[4]"};
    for (const QByteArray &other : {QByteArray(), QByteArray(40, 'x'), file.first(14),
             QByteArray(R"({"a": {"k": {4, "l": 2, "m": 3}})")}) {
        QVERIFY(!*reindex(index, {splice}, readerOf(other)));
        QCOMPARE(described(index), before);
    }
}

void TestJsonReindex::errorsLeaveTheIndexAsItWas()
{
    const QByteArray file = R"({"a": {"k": 1, "l": 2, "m": 3, "n": 4}})";
    Index index = indexOf(file);
    const QByteArray before = described(index);
    const QList<Splice> splices {{12, 13, "[4]"}, {36, 37, "5"}};
    int calls = 0;
    const ReadAt failing = [&](qint64 offset, qint64 size) -> Result<QByteArray> {
        if (++calls == 2)
            return Error {ErrorCode::Unavailable};
        return apply(file, splices).mid(offset, size);
    };
    QCOMPARE(reindex(index, splices, failing).error().code, ErrorCode::Unavailable);
    QCOMPARE(described(index), before);
    QVERIFY(*reindex(index, splices, failing));
}

QTEST_GUILESS_MAIN(TestJsonReindex)
#include "tst_jsonreindex.moc"
