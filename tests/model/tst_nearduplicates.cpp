// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/nearduplicates.h"
#include "model/vectors/numberlist.h"
#include "model/vectors/usualvectors.h"
#include "model/vectors/widestaxes.h"
#include "stores/catalog.h"
#include "tests/support/sanitized.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>
#include <random>
#include <tuple>

using namespace kvlens;

using Vector = std::vector<double>;

// Groups, found by a look at every pair; the store is read for what single precision leaves open.
class TestNearDuplicates : public QObject
{
    Q_OBJECT

private slots:
    void kernelsFindTheFirstPanelThatIsAlike();
    void axesStandAtRightAnglesAndAreWide();
    void aSketchNeverSaysLess_data();
    void aSketchNeverSaysLess();
    void copiesAreFoundByTheirNumbers();
    void groupsAreWhatPairsJoin();
    void groupsAreThoseOfAllPairs_data();
    void groupsAreThoseOfAllPairs();
    void whatIsNearTheThresholdIsReadAgain();
    void theSameNumbersAreDuplicatesAtAnyThreshold();
    void vectorsWithoutADirectionAreNotCompared();
    void anEntryThatChangedIsAConflict();
    void aSliceEndsWhenItIsCancelled();
    void theLengthOfTheMostIsTaken();

private:
    std::unique_ptr<Store> storeOf(const std::vector<Vector> &vectors);
    QTemporaryDir m_folder;
};

namespace {

const CollectionRef storedVectors {"embedding_dict"};

Vector randomVector(std::mt19937 &chance, qint64 dimension)
{
    std::normal_distribution<double> normal;
    Vector vector(static_cast<size_t>(dimension));
    std::generate(vector.begin(), vector.end(), [&] { return normal(chance); });
    return vector;
}

// About so far from the other one: `apart` of its length.
Vector near(std::mt19937 &chance, const Vector &other, double apart)
{
    Vector vector = randomVector(chance, qint64(other.size()));
    for (size_t i = 0; i < other.size(); ++i)
        vector[i] = other[i] + apart * vector[i];
    return vector;
}

std::vector<float> directionIn(const Vector &vector)
{
    std::vector<float> direction(vector.size());
    directionOf(vector, direction);
    return direction;
}

VectorRows rowsOf(const std::vector<Vector> &vectors)
{
    VectorRows rows(qint64(vectors.front().size()));
    for (const Vector &vector : vectors) {
        std::vector<float> direction(vector.size());
        const VectorKind kind = directionOf(vector, direction);
        const quint64 fingerprint = qHashBits(vector.data(), vector.size() * sizeof(double));
        rows.append(QByteArray::number(rows.count()), kind, direction.data(), {1, fingerprint});
    }
    return rows;
}

std::vector<quint32> all(const VectorRows &rows)
{
    std::vector<quint32> numbers(size_t(rows.count()));
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

QByteArray textOf(const Vector &vector)
{
    QByteArray text = "[";
    for (const double x : vector)
        text += QByteArray::number(x, 'g', 17) + ", ";
    return text.chopped(2) + "]";
}

bool areDuplicates(const Vector &a, const Vector &b, double threshold)
{
    return a == b || similarity(a, b) >= threshold;
}

// The rows of each group, the largest first; by a look at every pair.
std::vector<std::vector<qint64>> plainGroups(const std::vector<Vector> &vectors, double threshold)
{
    std::vector<size_t> group(vectors.size());
    std::iota(group.begin(), group.end(), 0U);
    for (size_t a = 0; a < vectors.size(); ++a) {
        for (size_t b = 0; b < a; ++b) {
            if (areDuplicates(vectors[a], vectors[b], threshold)) {
                const auto [first, other] = std::minmax({group[a], group[b]});
                std::replace(group.begin(), group.end(), other, first);
            }
        }
    }
    std::vector<std::vector<qint64>> found;
    for (size_t of = 0; of < vectors.size(); ++of) {
        std::vector<qint64> rows;
        for (size_t row = 0; row < vectors.size(); ++row) {
            if (group[row] == of)
                rows.push_back(qint64(row));
        }
        if (rows.size() > 1)
            found.push_back(rows);
    }
    std::stable_sort(found.begin(), found.end(),
        [](const auto &a, const auto &b) { return a.size() > b.size(); });
    return found;
}

QList<DuplicateGroup> found(Store &store, const VectorRows &rows, double threshold)
{
    NearDuplicates duplicates(rows, storedVectors, threshold);
    while (!duplicates.atEnd()) {
        if (!duplicates.goOn(store, TaskSlice({}, std::chrono::milliseconds(1))))
            qFatal("the vectors cannot be compared");
    }
    return duplicates.groups();
}

std::vector<std::vector<qint64>> rowsOf(const QList<DuplicateGroup> &groups)
{
    std::vector<std::vector<qint64>> rows;
    for (const DuplicateGroup &group : groups) {
        rows.emplace_back();
        for (const DuplicateRow &one : group)
            rows.back().push_back(one.row);
    }
    return rows;
}

} // namespace

std::unique_ptr<Store> TestNearDuplicates::storeOf(const std::vector<Vector> &vectors)
{
    QByteArray text = "{\"embedding_dict\": {";
    for (size_t i = 0; i < vectors.size(); ++i)
        text += '"' + QByteArray::number(qint64(i)) + "\": " + textOf(vectors[i]) + ", ";
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

void TestNearDuplicates::kernelsFindTheFirstPanelThatIsAlike()
{
    std::mt19937 chance(1);
    for (const qint64 dimension : {1, 2, 7, 32, 33, 100}) {
        constexpr qint64 panels = 5;
        std::vector<float> numbers(size_t((panels + 1) * panelRows * dimension));
        std::vector<Vector> rows;
        for (qint64 row = 0; row < (panels + 1) * panelRows; ++row) {
            const std::vector<float> direction = directionIn(randomVector(chance, dimension));
            rows.emplace_back(direction.begin(), direction.end());
            for (qint64 k = 0; k < dimension; ++k)
                numbers[size_t(((row / panelRows) * dimension + k) * panelRows + row % panelRows)]
                    = direction[size_t(k)];
        }
        const auto product = [&](qint64 a, qint64 b) {
            return std::inner_product(
                rows[size_t(a)].begin(), rows[size_t(a)].end(), rows[size_t(b)].begin(), 0.0);
        };
        const float *others = &numbers[size_t(panelRows * dimension)];
        for (const VectorKernel *kernel :
            {&portableVectorKernel(), avx2VectorKernel(), avx512VectorKernel()}) {
            if (!kernel)
                continue;
            for (const double limit : {0.001, 0.2, 0.5, 0.9, 1.1}) {
                std::vector<float> products(panelRows * panelRows);
                const qint64 first = kernel->firstAlike(numbers.data(), others, panels, dimension,
                    static_cast<float>(limit), products.data());
                qint64 expected = panels;
                for (qint64 panel = panels - 1; panel >= 0; --panel) {
                    for (qint64 i = 0; i < panelRows * panelRows; ++i) {
                        const double exact
                            = product(i / panelRows, (panel + 1) * panelRows + i % panelRows);
                        if (exact >= limit)
                            expected = panel;
                        if (panel == first)
                            QVERIFY(std::abs(exact - double(products[size_t(i)])) < 1e-5);
                    }
                }
                QCOMPARE(first, expected);
            }
        }
    }
}

void TestNearDuplicates::axesStandAtRightAnglesAndAreWide()
{
    constexpr qint64 dimension = 40;
    constexpr qint64 count = 5;
    std::mt19937 chance(2);
    std::vector<float> sample;
    for (int i = 0; i < 300; ++i) {
        Vector vector = randomVector(chance, dimension);
        for (size_t k = 0; k < vector.size(); ++k)
            vector[k] *= k % 10 == 3 ? 10 : 1; // of 40 directions four are wide
        sample.insert(sample.end(), vector.begin(), vector.end());
    }
    const std::vector<float> axes = widestAxes(sample, dimension, count);
    for (qint64 a = 0; a < count; ++a) {
        for (qint64 b = 0; b <= a; ++b) {
            double product = 0;
            for (qint64 k = 0; k < dimension; ++k)
                product += double(axes[size_t(a * dimension + k)])
                    * double(axes[size_t(b * dimension + k)]);
            QVERIFY(std::abs(product - (a == b ? 1 : 0)) < 1e-5);
        }
    }
    double wide = 0; // share of the first four that lies in those directions
    for (qint64 a = 0; a < 4; ++a) {
        for (qint64 k = 3; k < dimension; k += 10)
            wide += std::pow(double(axes[size_t(a * dimension + k)]), 2);
    }
    QVERIFY2(wide > 3.9, qPrintable(QString::number(wide)));
    const std::vector<float> twice(sample.begin(), sample.begin() + 2 * dimension);
    const std::vector<float> ofTwo = widestAxes(twice, dimension, count);
    QVERIFY(std::all_of(ofTwo.begin(), ofTwo.end(), [](float x) { return std::isfinite(x); }));
    QVERIFY(
        std::all_of(ofTwo.begin() + 2 * dimension, ofTwo.end(), [](float x) { return x == 0; }));
}

void TestNearDuplicates::aSketchNeverSaysLess_data()
{
    QTest::addColumn<int>("dimension");
    QTest::addColumn<double>("apart"); // of vectors from one that is common
    for (const int dimension : {1, 5, 32, 33, 64, 200, 700}) {
        if (test::isSanitized && dimension > 64)
            continue;
        for (const double apart : {1.0, 0.1})
            QTest::addRow("%d numbers, %g apart", dimension, apart) << dimension << apart;
    }
}

void TestNearDuplicates::aSketchNeverSaysLess()
{
    QFETCH(int, dimension);
    QFETCH(double, apart);
    std::mt19937 chance(3);
    const Vector common = randomVector(chance, dimension);
    std::vector<Vector> vectors;
    for (int i = 0; i < 150; ++i)
        vectors.push_back(
            i % 7 == 3 ? near(chance, vectors.back(), 0.05) : near(chance, common, apart));
    const VectorRows rows = rowsOf(vectors);
    for (const double least : {0.5, 0.9, 0.99, 0.9999}) {
        VectorSketches sketches(rows, all(rows), least);
        while (!sketches.isMade())
            sketches.goOn();
        QCOMPARE(sketches.count(), rows.count());
        for (qint64 a = 0; a < rows.count(); ++a) {
            QVERIFY(a == 0 || sketches.first(a - 1) <= sketches.first(a) + 1e-5F);
            for (qint64 b = 0; b < a; ++b) {
                const double exact = similarity(vectors[sketches.row(a)], vectors[sketches.row(b)]);
                if (exact < least)
                    continue;
                double product = 0;
                for (qint64 k = 0; k < sketches.length(); ++k)
                    product += double(sketches.panel(a / panelRows)[k * panelRows + a % panelRows])
                        * double(sketches.panel(b / panelRows)[k * panelRows + b % panelRows]);
                QVERIFY(product >= double(sketches.limit()));
                QVERIFY(sketches.first(a) - sketches.first(b) <= sketches.reach());
            }
        }
    }
}

void TestNearDuplicates::copiesAreFoundByTheirNumbers()
{
    std::mt19937 chance(4);
    std::vector<Vector> vectors;
    for (int i = 0; i < 300; ++i)
        vectors.push_back(i % 3 == 2 ? vectors[size_t(i / 2)] : randomVector(chance, 9));
    vectors.push_back(Vector(9, 0));
    vectors.push_back(Vector(9, 0));
    const VectorRows rows = rowsOf(vectors);
    DistinctRows distinct(rows);
    std::vector<quint32> firsts = distinct.takeRows();
    std::sort(firsts.begin(), firsts.end());
    std::vector<quint32> expected;
    for (quint32 row = 0; row < 300; ++row) {
        const auto first = std::find(vectors.begin(), vectors.end(), vectors[row]);
        if (first == vectors.begin() + row)
            expected.push_back(row);
    }
    QCOMPARE(firsts, expected);
    QCOMPARE(distinct.copies().size(), 300 - expected.size());
    for (const DistinctRows::Copy &copy : distinct.copies()) {
        QVERIFY(copy.of < copy.row);
        QVERIFY(vectors[copy.of] == vectors[copy.row]);
        QVERIFY(std::binary_search(firsts.begin(), firsts.end(), copy.of));
    }
}

void TestNearDuplicates::groupsAreWhatPairsJoin()
{
    RowGroups groups(10);
    groups.join(7, 3, 0.5F);
    groups.join(9, 8, 0.9F);
    groups.join(3, 5, 0.75F);
    groups.join(5, 7, 0.75F);
    groups.join(0, 1, 0.5F);
    QVERIFY(groups.areTogether(5, 7));
    QVERIFY(!groups.areTogether(5, 8));
    const std::vector<std::vector<quint32>> expected {{3, 5, 7}, {0, 1}, {8, 9}};
    QCOMPARE(groups.groups(), expected);
    QCOMPARE(groups.nearest(3), 5U);
    QCOMPARE(groups.nearest(5), 3U); // of two that are equally so the first
    QCOMPARE(groups.nearest(7), 5U);
    QCOMPARE(groups.nearest(1), 0U);
}

void TestNearDuplicates::groupsAreThoseOfAllPairs_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("dimension");
    QTest::addColumn<double>("threshold");
    for (const int count : {0, 1, 2, 15, 16, 17, 129, 400}) {
        for (const int dimension : {3, 40, 100}) {
            for (const double threshold : {0.8, 0.99, 1.0}) {
                const bool isLong
                    = count > 100 && (count > 129 || dimension > 40 || threshold < 0.9);
                if (test::isSanitized && isLong)
                    continue;
                QTest::addRow("%d of %d, %g", count, dimension, threshold)
                    << count << dimension << threshold;
            }
        }
    }
}

void TestNearDuplicates::groupsAreThoseOfAllPairs()
{
    QFETCH(int, count);
    QFETCH(int, dimension);
    QFETCH(double, threshold);
    std::mt19937 chance(5);
    std::vector<Vector> vectors;
    for (int i = 0; i < count; ++i) {
        const int kind = i == 0 ? 0 : int(chance() % 6);
        const Vector &other = kind == 0 ? Vector() : vectors[chance() % vectors.size()];
        vectors.push_back(kind == 1 ? other
                : kind == 2         ? near(chance, other, 0.1)
                : kind == 3         ? near(chance, other, 1e-9)
                                    : randomVector(chance, dimension));
    }
    if (vectors.empty()) {
        const std::unique_ptr<Store> store = storeOf({{1}});
        QCOMPARE(found(*store, VectorRows(dimension), threshold).size(), 0);
        return;
    }
    const std::unique_ptr<Store> store = storeOf(vectors);
    const QList<DuplicateGroup> groups = found(*store, rowsOf(vectors), threshold);
    QCOMPARE(rowsOf(groups), plainGroups(vectors, threshold));
    for (const DuplicateGroup &group : groups) {
        for (const DuplicateRow &one : group) {
            const Vector &vector = vectors[size_t(one.row)];
            QCOMPARE(one.score, similarity(vector, vectors[size_t(one.nearest)]));
            QVERIFY(areDuplicates(vector, vectors[size_t(one.nearest)], threshold));
            for (const DuplicateRow &other : group)
                QVERIFY(other.row == one.row
                    || similarity(vector, vectors[size_t(other.row)]) < one.score + 1e-4);
        }
    }
}

// What differs by less than single precision can tell.
void TestNearDuplicates::whatIsNearTheThresholdIsReadAgain()
{
    constexpr double threshold = 0.99;
    const double side = std::sqrt(1 - threshold * threshold);
    std::vector<Vector> vectors;
    for (int i = 0; i < 200; ++i) {
        Vector a(400, 0);
        a[size_t(i)] = 1;
        vectors.push_back(a);
        Vector b(400, 0);
        b[size_t(i)] = threshold;
        b[size_t(i) + 200] = side * (1 + (i - 100) * 1e-9);
        vectors.push_back(b);
    }
    const std::unique_ptr<Store> store = storeOf(vectors);
    const std::vector<std::vector<qint64>> expected = plainGroups(vectors, threshold);
    QVERIFY(expected.size() > 50 && expected.size() < 150);
    QCOMPARE(rowsOf(found(*store, rowsOf(vectors), threshold)), expected);
}

void TestNearDuplicates::theSameNumbersAreDuplicatesAtAnyThreshold()
{
    std::mt19937 chance(6);
    std::vector<Vector> vectors;
    for (int i = 0; i < 100; ++i) {
        vectors.push_back(randomVector(chance, 50));
        vectors.push_back(vectors.back());
    }
    const auto isLess = [&](size_t i) { return similarity(vectors[i], vectors[i]) < 1; };
    QVERIFY(isLess(0) || isLess(2) || isLess(4) || isLess(6) || isLess(8)); // by rounding
    const std::unique_ptr<Store> store = storeOf(vectors);
    QCOMPARE(found(*store, rowsOf(vectors), 1).size(), 100);
}

void TestNearDuplicates::vectorsWithoutADirectionAreNotCompared()
{
    const std::vector<Vector> vectors {
        {0, 0, 0}, {1, 2, 3}, {0, 0, 0}, {1e300, 0, 0}, {1e300, 0, 0}, {1, 2, 3}};
    const std::unique_ptr<Store> store = storeOf(vectors);
    const std::vector<std::vector<qint64>> expected {{1, 5}};
    QCOMPARE(rowsOf(found(*store, rowsOf(vectors), 0.99)), expected);
}

void TestNearDuplicates::anEntryThatChangedIsAConflict()
{
    const std::vector<Vector> vectors {{1, 2}, {1, 2}};
    const std::unique_ptr<Store> store = storeOf(vectors);
    const VectorRows rows = rowsOf(vectors);
    NearDuplicates duplicates(rows, storedVectors, 0.99);
    QVERIFY(writeOne(*store, {{storedVectors, "1"}, "[1, 2, 3]"}));
    const Result<void> went = duplicates.goOn(*store, TaskSlice::unhurried());
    QVERIFY(!went);
    QCOMPARE(went.error().code, ErrorCode::Conflict);
}

void TestNearDuplicates::aSliceEndsWhenItIsCancelled()
{
    const std::vector<Vector> vectors {{1, 2}, {1, 2}};
    const std::unique_ptr<Store> store = storeOf(vectors);
    const VectorRows rows = rowsOf(vectors);
    NearDuplicates duplicates(rows, storedVectors, 0.99);
    std::stop_source source;
    source.request_stop();
    QVERIFY(duplicates.goOn(*store, TaskSlice::unhurried(source.get_token())));
    QVERIFY(!duplicates.atEnd());
    QCOMPARE(duplicates.done(), 0);
}

void TestNearDuplicates::theLengthOfTheMostIsTaken()
{
    using Counts = std::tuple<qint64, qint64, qint64>;
    const auto countOf = [this](const std::vector<Vector> &vectors) {
        const std::unique_ptr<Store> store = storeOf(vectors);
        UsualVectors usual(storedVectors);
        while (!usual.atEnd()) {
            if (!usual.goOn(*store, std::chrono::milliseconds(1), {}))
                qFatal("the vectors cannot be loaded");
        }
        const VectorRows &rows = usual.vectors().rows();
        return std::tuple(rows.dimension(), rows.count(), qint64(usual.vectors().leftOut().size()));
    };
    QCOMPARE(countOf({{1, 2}}), Counts(2, 1, 0));
    QCOMPARE(countOf({{1}, {1, 2}, {1, 2}, {1, 2, 3}}), Counts(2, 2, 2));
    QCOMPARE(countOf({{1}, {1, 2}}), Counts(1, 1, 1)); // of equally many the first
}

QTEST_GUILESS_MAIN(TestNearDuplicates)
#include "tst_nearduplicates.moc"
