// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/admittedvectors.h"
#include "model/vectors/libraryheap.h"
#include "model/vectors/nearestrows.h"
#include "model/vectors/numberkernel.h"
#include "model/vectors/numberlist.h"
#include "model/vectors/queryvector.h"
#include "model/vectors/rowrank.h"
#include "model/vectors/vectorkernel.h"
#include "model/vectors/vectorplaces.h"
#include "stores/catalog.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <random>

using namespace kvlens;

using Vector = std::vector<double>;

// What is equal to what the library answers is tested by tests/interop/test_vectors.py; here is
// what a store of a few vectors does not reach.
class TestVectors : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreThoseOfPython_data();
    void numbersAreThoseOfPython();
    void sumsAreThoseOfTheNumbers_data() { numbersAreThoseOfPython_data(); }
    void sumsAreThoseOfTheNumbers();
    void everyKernelSumsAlike();
    void roomIsNotExceeded();
    void kernelsAreNearerThanTheyPromise();
    void rowsStandInSeveralBlocks();
    void manyEqualOnesAreOrderedByTheHeap();
    void aSortIsThatOfPython_data();
    void aSortIsThatOfPython();
    void anEntryThatChangedIsAConflict();
    void loadingIsCancelled();
    void aQueryIsReadFromBothKindsOfFiles();
    void cutNumpyFilesAreRefused();
    void vectorsAreFoundByTheirNamespace();
    void aRankCountsThoseInFront();

private:
    std::unique_ptr<Store> storeOf(const std::vector<std::pair<QByteArray, QByteArray>> &entries);
    QTemporaryDir m_folder;
};

namespace {

const CollectionRef vectorsOfStore {"embedding_dict"};

Vector random(std::mt19937 &chance, qint64 dimension)
{
    std::normal_distribution<double> normal;
    Vector vector(static_cast<size_t>(dimension));
    std::generate(vector.begin(), vector.end(), [&] { return normal(chance); });
    return vector;
}

QByteArray jsonOf(const Vector &vector)
{
    QByteArray text = "[";
    for (const double x : vector)
        text += QByteArray::number(x, 'g', 17) + ", ";
    return text.chopped(2) + "]";
}

VectorLoading loaded(Store &store, qint64 dimension)
{
    VectorLoading vectors(vectorsOfStore, dimension);
    while (!vectors.atEnd()) {
        if (!vectors.goOn(store, std::chrono::milliseconds(1), {}))
            qFatal("the vectors cannot be loaded");
    }
    return vectors;
}

QList<const NumberKernel *> numberKernels()
{
    QList<const NumberKernel *> kernels {&portableNumberKernel(), avx2NumberKernel()};
    kernels.removeAll(nullptr);
    return kernels;
}

} // namespace

std::unique_ptr<Store> TestVectors::storeOf(
    const std::vector<std::pair<QByteArray, QByteArray>> &entries)
{
    QByteArray text = "{\"embedding_dict\": {";
    for (const auto &[key, value] : entries)
        text += '"' + key + "\": " + value + ", ";
    QFile file(m_folder.filePath(QStringLiteral("default__vector_store.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.chopped(2) + "}}") < 0)
        qFatal("the store cannot be written");
    file.close();
    Result<std::unique_ptr<Store>> store
        = openStore({{QStringLiteral("json"), file.fileName(), {}}, OpenMode::ReadWrite});
    if (!store || !loadAll(**store))
        qFatal("the store cannot be opened");
    return *std::move(store);
}

void TestVectors::numbersAreThoseOfPython_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<double>>("expected"); // empty: refused
    const double infinity = std::numeric_limits<double>::infinity();
    const auto row = [](const char *text, const QList<double> &expected) {
        QTest::newRow(text) << QByteArray(text) << expected;
    };
    row("[1]", {1});
    row(" [ 1 , -2.5 ,\n0 ] ", {1, -2.5, 0});
    row("[0.012345678901234567, 12345678.12345678]", {0.012345678901234567, 12345678.12345678});
    row("[0.000000000000000012345678901234567890]", {1.2345678901234567890e-17});
    row("[12345678901234567890123456789.5e-3]", {12345678901234567890123456.789});
    row("[1e5, 1E+05, 1e-5, 1.5e300, 5e-324, 1e-320]", {1e5, 1e5, 1e-5, 1.5e300, 5e-324, 1e-320});
    row("[1e400, -1e400, 1e-400]", {infinity, -infinity, 0});
    row("[Infinity, -Infinity]", {infinity, -infinity});
    row("[-0.0]", {-0.0});
    for (const char *wrong : {"", "[", "]", "1", "[1,]", "[,1]", "[1 2]", "[1", "[1] 2", "[01]",
             "[.5]", "[1.]", "[1e]", "[+1]", "[--1]", "[null]", "[true]", "[\"1\"]", "[[1]]", "{}",
             "[1.2.3]", "[1234567a]", "[infinity]"})
        row(wrong, {});
}

void TestVectors::numbersAreThoseOfPython()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<double>, expected);
    const std::optional<Vector> exact = exactNumbers(text);
    Vector near(size_t(expected.size()));
    const std::optional<qint64> count = readNumbers(text, near);
    QCOMPARE(exact.has_value(), !expected.isEmpty());
    QCOMPARE(count.value_or(0), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(exact->at(size_t(i)), expected[i]);
        const double error = near[size_t(i)] - expected[i];
        QVERIFY(near[size_t(i)] == expected[i] || std::abs(error) <= 1e-15 * std::abs(expected[i]));
    }
}

void TestVectors::sumsAreThoseOfTheNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<double>, expected);
    for (const NumberKernel *kernel : numberKernels()) {
        const std::optional<NumberSums> sums = sumNumbers(text, *kernel);
        QCOMPARE(sums.has_value(), !expected.isEmpty());
        if (!sums)
            continue;
        double squares = 0;
        for (const double number : expected)
            squares += number * number;
        QCOMPARE(sums->count, expected.size());
        QVERIFY(sums->squares == squares || std::abs(sums->squares / squares - 1) < 1e-12);
        QCOMPARE(sums->isZero, std::all_of(expected.begin(), expected.end(), [](double number) {
            return number == 0;
        }));
        QCOMPARE(sums->isFinite, std::all_of(expected.begin(), expected.end(), [](double number) {
            return std::isfinite(number);
        }));
        QVERIFY(!sums->mayBeTooLong);
    }
    const QByteArray tooLong = "[1, " + QByteArray(5000, '1') + ']';
    QVERIFY(sumNumbers(tooLong)->mayBeTooLong);
}

// Numbers of every length, as they are mostly written and as they are not.
void TestVectors::everyKernelSumsAlike()
{
    std::mt19937 chance(5);
    for (int count = 1; count < 200; ++count) {
        QByteArrayList numbers;
        for (const double number : random(chance, count))
            numbers.append(
                QByteArray::number(number, chance() % 9 ? 'f' : 'g', int(chance() % 27)));
        const char *const separators[] {", ", ",", " ,\n\t", ",  "};
        const QByteArray text = '[' + numbers.join(separators[chance() % 4]) + ']';
        const Vector exact = exactNumbers(text).value();
        double squares = 0;
        for (const double number : exact)
            squares += number * number;
        numbers.last() += '1';
        const QByteArray other = '[' + numbers.join(", ") + ']';
        for (const NumberKernel *kernel : numberKernels()) {
            const std::optional<NumberSums> sums = sumNumbers(text, *kernel);
            QVERIFY2(sums, text.constData());
            QCOMPARE(sums->count, count);
            QVERIFY(std::abs(sums->squares - squares) <= 1e-12 * squares);
            QCOMPARE(sums->isZero, squares == 0);
            QCOMPARE(sumNumbers(text + ' ', *kernel).has_value(), true);
            QCOMPARE(sumNumbers(text.chopped(1), *kernel).has_value(), false);
            QCOMPARE(sumNumbers(QByteArray(text), *kernel)->digest, sums->digest);
            if (const auto another = sumNumbers(other, *kernel))
                QVERIFY(another->digest != sums->digest);
        }
    }
}

void TestVectors::roomIsNotExceeded()
{
    Vector room {-1, -1, -1};
    QCOMPARE(readNumbers("[1, 2, 3, 4]", std::span(room).first(2)), 4);
    QCOMPARE(room, (Vector {1, 2, -1}));
}

void TestVectors::kernelsAreNearerThanTheyPromise()
{
    std::mt19937 chance(1);
    for (qint64 dimension = 1; dimension < 150; ++dimension) {
        constexpr qint64 rows = 7;
        const Vector query = random(chance, dimension);
        std::vector<float> direction(static_cast<size_t>(dimension));
        directionOf(query, direction);
        std::vector<float> directions(size_t(rows * dimension));
        Vector expected;
        for (size_t row = 0; row < rows; ++row) {
            const Vector vector = random(chance, dimension);
            directionOf(vector, {&directions[row * vector.size()], vector.size()});
            expected.push_back(similarity(query, vector));
        }
        for (const VectorKernel *kernel :
            {&portableVectorKernel(), avx2VectorKernel(), avx512VectorKernel()}) {
            if (!kernel)
                continue;
            std::vector<float> products(rows);
            kernel->dot(direction.data(), directions.data(), rows, dimension, products.data());
            for (size_t row = 0; row < rows; ++row)
                QVERIFY2(std::abs(double(products[row]) - expected[row]) <= productError(dimension),
                    kernel->name);
        }
    }
}

void TestVectors::rowsStandInSeveralBlocks()
{
    constexpr qint64 dimension = 500'000; // two rows a block
    VectorRows rows(dimension);
    std::vector<float> direction(dimension);
    for (int row = 0; row < 5; ++row) {
        direction.back() = static_cast<float>(row);
        rows.append("key" + QByteArray::number(row), VectorKind::Plain, direction.data());
    }
    QCOMPARE(rows.count(), 5);
    QCOMPARE(rows.runFrom(0, 5), 2);
    QCOMPARE(rows.runFrom(3, 5), 1);
    QCOMPARE(rows.runFrom(4, 5), 1);
    QCOMPARE(rows.key(3), QByteArrayView("key3"));
    QCOMPARE(rows.direction(3)[dimension - 1], 3.0F);
}

// More than are read one by one, so that all are read again.
void TestVectors::manyEqualOnesAreOrderedByTheHeap()
{
    std::mt19937 chance(2);
    const std::array some {random(chance, 5), random(chance, 5), random(chance, 5)};
    std::vector<std::pair<QByteArray, QByteArray>> entries;
    std::vector<std::pair<double, QByteArray>> heap;
    for (int i = 0; i < 5'000; ++i) {
        const Vector &vector = some[chance() % some.size()];
        const QByteArray key = "k" + QByteArray::number(quint32(chance())) + QByteArray::number(i);
        entries.emplace_back(key, jsonOf(vector));
        pushHeap(heap, {similarity(some[0], vector), key}, std::less<>());
        if (heap.size() > 20)
            popHeap(heap, std::less<>());
    }
    entries.emplace_back("text", "\"x\"");
    sortDescending(heap, [](const auto &a, const auto &b) { return a.first < b.first; });
    const std::unique_ptr<Store> store = storeOf(entries);
    const VectorLoading vectors = loaded(*store, 5);
    QCOMPARE(vectors.rows().count(), 5'000);
    QCOMPARE(vectors.leftOut().size(), 1U);
    QCOMPARE(vectors.leftOut()[0].key, "text");
    ExactScores exact(*store, vectorsOfStore, vectors.rows(), some[0], {});
    const Result<QList<Match>> found = nearestRows(vectors.rows(), {}, some[0], 20, exact);
    QVERIFY(found);
    QCOMPARE(found->size(), 20);
    for (qsizetype i = 0; i < found->size(); ++i) {
        QCOMPARE(vectors.rows().key(found->at(i).row), heap[size_t(i)].second);
        QCOMPARE(found->at(i).score, heap[size_t(i)].first);
    }
}

void TestVectors::aSortIsThatOfPython_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("expected");
    // What Python 3.11 makes of sorted(range(count), key=…, reverse=True), as below.
    QTest::newRow("insertion") << qint64(63) << qint64(63'853);
    QTest::newRow("two runs") << qint64(64) << qint64(76'525);
    QTest::newRow("several") << qint64(200) << qint64(2'627'106);
    QTest::newRow("many") << qint64(1000) << qint64(331'389'564);
}

void TestVectors::aSortIsThatOfPython()
{
    QFETCH(const qint64, count);
    std::vector<qint64> items;
    for (qint64 i = 0; i < count; ++i)
        items.push_back(i);
    const auto keyOf = [](qint64 i) {
        return i % 13 == 0 ? std::numeric_limits<double>::quiet_NaN() : double(i * 7919 % 1009);
    };
    sortDescending(items, [&](qint64 a, qint64 b) { return keyOf(a) < keyOf(b); });
    qint64 sum = 0;
    for (qint64 i = 0; i < count; ++i)
        sum += (i + 1) * items[size_t(i)];
    QTEST(sum % 1'000'000'007, "expected");
}

void TestVectors::anEntryThatChangedIsAConflict()
{
    const std::unique_ptr<Store> store = storeOf({{"a", "[1, 0]"}, {"b", "[1, 1]"}});
    const VectorLoading vectors = loaded(*store, 2);
    const Vector query {1, 0};
    ExactScores exact(*store, vectorsOfStore, vectors.rows(), query, {});
    QVERIFY(writeOne(*store, {{vectorsOfStore, "b"}, "[1, 2, 3]"}));
    const Result<QList<Match>> found = nearestRows(vectors.rows(), {}, query, 2, exact);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Conflict);
}

void TestVectors::loadingIsCancelled()
{
    const std::unique_ptr<Store> store = storeOf({{"a", "[1, 0]"}});
    VectorLoading vectors(vectorsOfStore, 2);
    std::stop_source source;
    source.request_stop();
    const Result<void> went = vectors.goOn(*store, unhurried, source.get_token());
    QVERIFY(!went);
    QCOMPARE(went.error().code, ErrorCode::Cancelled);
}

namespace {

QByteArray npy(const char *description, const QByteArray &numbers)
{
    const QByteArray text = description;
    return QByteArray("\x93NUMPY\x01\x00", 8) + static_cast<char>(text.size()) + '\0' + text
        + numbers;
}

const QByteArray twoFloats = QByteArray::fromHex("0000803f000000c0"); // 1, -2

} // namespace

void TestVectors::aQueryIsReadFromBothKindsOfFiles()
{
    QCOMPARE(queryVector("[1, -2]").value(), (Vector {1, -2}));
    for (const char *shape : {"(2,)", "(1, 2)", "(1, 1, 2)"}) {
        const QByteArray description
            = QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': ") + shape + ", }\n";
        QCOMPARE(queryVector(npy(description, twoFloats)).value(), (Vector {1, -2}));
    }
}

void TestVectors::cutNumpyFilesAreRefused()
{
    const QByteArray whole
        = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n", twoFloats);
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!queryVector(whole.first(size)));
    QVERIFY(!queryVector(npy("{'descr': '<f4', 'shape': (2, 1), }", twoFloats)));
    QVERIFY(!queryVector(npy("{'descr': '<f4', 'shape': (), }", twoFloats)));
    QVERIFY(!queryVector(npy("{'descr': '<i4', 'shape': (2,), }", twoFloats)));
    QVERIFY(!queryVector(npy("{'descr': '<f4', 'shape': (99999999999999999999,), }", twoFloats)));
    QVERIFY(!queryVector("[]"));
}

void TestVectors::vectorsAreFoundByTheirNamespace()
{
    const auto in = [](const char *group) { return CollectionInfo {{"embedding_dict", group}}; };
    const QList<CollectionInfo> collections {in("default__vector_store.json"),
        in("image__vector_store.json"), in("a__b__vector_store.json"), in("vector_store.json"),
        {{"metadata_dict", "image__vector_store.json"}}, {{"data", "docstore.json"}}};
    QList<QByteArray> spaces;
    for (const VectorPlace &place : vectorPlaces(collections, {}))
        spaces.append(place.space);
    QCOMPARE(spaces, (QList<QByteArray> {"default", "image", "a", "default"}));
    QVERIFY(vectorPlaces(collections, {})[1].metadata);
    QVERIFY(!vectorPlaces(collections, {})[0].metadata);
    const QList<VectorPlace> ofFile = vectorPlaces({in("")}, "image__vector_store.json");
    QCOMPARE(ofFile.size(), 1);
    QCOMPARE(ofFile.first().space, "image");
}

// By the scores of double precision, among equal ones, zeros and NaN.
void TestVectors::aRankCountsThoseInFront()
{
    constexpr int count = 300;
    constexpr qint64 dimension = 16;
    std::mt19937 chance(7);
    const Vector query = random(chance, dimension);
    std::vector<std::pair<QByteArray, QByteArray>> entries;
    std::vector<Vector> all;
    for (int i = 0; i < count; ++i) {
        Vector vector = i % 10 == 3 ? all.back() : random(chance, dimension); // twice
        if (i % 10 == 4) // all but the same
            (vector = all.back())[0] += 1e-12;
        if (i % 50 == 5)
            vector.assign(dimension, 0);
        if (i % 50 == 6)
            vector[0] = 1e300;
        all.push_back(vector);
        entries.emplace_back(QByteArray::number(i), jsonOf(vector));
    }
    const std::unique_ptr<Store> store = storeOf(entries);
    const VectorLoading vectors = loaded(*store, dimension);
    for (qint64 row = 0; row < count; ++row) {
        ExactScores exact(*store, vectorsOfStore, vectors.rows(), query, {});
        const RowRank found = rankOfRow(vectors.rows(), query, row, exact).value();
        const double score = similarity(query, all[size_t(row)]);
        if (std::isnan(score)) {
            QCOMPARE(found.rank, 0);
            continue;
        }
        const auto inFront = std::count_if(all.begin(), all.end(),
            [&](const Vector &other) { return similarity(query, other) > score; });
        QCOMPARE(found.rank, qint64(inFront) + 1);
        QCOMPARE(found.score, score);
        QVERIFY(inFront == 0 || found.nearest > score - 1e-6);
    }
}

QTEST_GUILESS_MAIN(TestVectors)
#include "tst_vectors.moc"
