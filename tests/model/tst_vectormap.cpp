// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/leadingaxes.h"
#include "model/vectors/pointvalues.h"
#include "model/vectors/rowcovariance.h"
#include "model/vectors/usualvectors.h"
#include "model/vectors/vectorclusters.h"
#include "model/vectors/vectormap.h"
#include "stores/catalog.h"

#include <QTemporaryDir>
#include <QTest>

#include <Eigen/Eigenvalues>
#include <cmath>
#include <random>

using namespace kvlens;

using Vector = std::vector<double>;

// Principal components, beside those that are known or that Eigen finds; groups of points.
class TestVectorMap : public QObject
{
    Q_OBJECT

private slots:
    void axesAreThoseOfEigen_data();
    void axesAreThoseOfEigen();
    void axesThatStretchEquallyStandAtRightAngles();
    void covarianceIsThatOfTheRows_data();
    void covarianceIsThatOfTheRows();
    void aKnownCloudIsMapped_data();
    void aKnownCloudIsMapped();
    void whatIsAlwaysTheSameIsMappedToOnePlace_data();
    void whatIsAlwaysTheSameIsMappedToOnePlace();
    void lengthsMayBeLargeOrSmall_data();
    void lengthsMayBeLargeOrSmall();
    void aMapOfNumbersIsALine();
    void whatHasNoPlaceIsToldWithItsReason();
    void bundlesOfDirectionsAreClusters();
    void clustersAreFewerWhereVectorsAreTheSame();
    void valuesOfMostPointsAreGroups();
    void metadataIsTakenMemberByMember();
    void keysAreFoundInAnyOrder();

private:
    std::unique_ptr<Store> storeOf(const QList<QByteArray> &values);
    VectorMap mapOf(const QList<QByteArray> &values);
    QTemporaryDir m_folder;
};

namespace {

using Matrix = Eigen::MatrixXd;

Matrix randomMatrix(std::mt19937 &chance, Eigen::Index rows, Eigen::Index columns)
{
    std::normal_distribution<double> normal;
    return Matrix::NullaryExpr(rows, columns, [&] { return normal(chance); });
}

LeadingAxes solved(const Matrix &matrix)
{
    LeadingAxes axes(
        matrix.rows(), [&](const Matrix &columns) -> Matrix { return matrix * columns; });
    for (int turn = 0; turn < 100'000 && !axes.atEnd(); ++turn)
        axes.goOn();
    return axes;
}

QByteArray jsonArray(const Vector &vector)
{
    QByteArray text = "[";
    for (const double x : vector)
        text += QByteArray::number(x, 'g', 17) + ", ";
    return text.chopped(2) + "]";
}

void append(VectorRows &rows, const Vector &vector)
{
    std::vector<float> direction(vector.size());
    const VectorKind kind = directionOf(vector, direction);
    rows.append(
        "r" + QByteArray::number(rows.count()), kind, direction.data(), {normOf(vector), 0});
}

std::vector<quint8> clustersIn(const VectorRows &rows, qint64 *count)
{
    VectorClusters clusters(rows);
    for (int round = 0; round < 100 && !clusters.atEnd(); ++round)
        clusters.goOn();
    *count = clusters.count();
    return clusters.ofRows();
}

} // namespace

std::unique_ptr<Store> TestVectorMap::storeOf(const QList<QByteArray> &values)
{
    QByteArray text = "{\"embedding_dict\": {";
    for (qsizetype i = 0; i < values.size(); ++i)
        text += (i > 0 ? ", \"k" : "\"k") + QByteArray::number(i) + "\": " + values[i];
    QFile file(m_folder.filePath(QStringLiteral("default__vector_store.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text + "}}") < 0)
        qFatal("the store cannot be written");
    file.close();
    Result<std::unique_ptr<Store>> store
        = openStore({{QStringLiteral("json"), file.fileName(), {}}, OpenMode::ReadOnly});
    if (!store || !loadAll(**store))
        qFatal("the store cannot be opened");
    return *std::move(store);
}

VectorMap TestVectorMap::mapOf(const QList<QByteArray> &values)
{
    const std::unique_ptr<Store> store = storeOf(values);
    UsualVectors vectors({"embedding_dict"});
    while (!vectors.atEnd()) {
        if (!vectors.goOn(*store, unhurried, {}))
            qFatal("the vectors cannot be loaded");
    }
    VectorMapping mapping(vectors.vectors());
    for (int turn = 0; turn < 100'000 && !mapping.atEnd(); ++turn)
        mapping.goOn();
    if (!mapping.atEnd())
        qFatal("the map has no end");
    return mapping.take();
}

void TestVectorMap::axesAreThoseOfEigen_data()
{
    QTest::addColumn<int>("dimension");
    for (const int dimension : {1, 2, 3, 4, 5, 16, 127, 128, 129, 300})
        QTest::addRow("%d", dimension) << dimension;
}

void TestVectorMap::axesAreThoseOfEigen()
{
    QFETCH(const int, dimension);
    std::mt19937 chance(7);
    const Matrix rows = randomMatrix(chance, 2 * dimension, dimension);
    const Matrix matrix = rows.transpose() * rows;
    const LeadingAxes axes = solved(matrix);
    QVERIFY(axes.atEnd());
    const Eigen::SelfAdjointEigenSolver<Matrix> expected(matrix);
    for (int axis = 0; axis < std::min(2, dimension); ++axis) {
        const int place = dimension - 1 - axis;
        const double value = expected.eigenvalues()(place);
        QVERIFY(std::abs(axes.stretches()[size_t(axis)] - value) <= 1e-9 * value);
        const double cosine = axes.axes().col(axis).dot(expected.eigenvectors().col(place));
        QVERIFY2(std::abs(std::abs(cosine) - 1) <= 1e-9, qPrintable(QString::number(cosine)));
        Eigen::Index farthest = 0;
        axes.axes().col(axis).cwiseAbs().maxCoeff(&farthest);
        QVERIFY(axes.axes()(farthest, axis) > 0);
    }
    if (dimension == 1)
        QVERIFY(axes.axes().col(1).isZero());
}

void TestVectorMap::axesThatStretchEquallyStandAtRightAngles()
{
    for (const int dimension : {2, 3, 200}) {
        const LeadingAxes axes = solved(3 * Matrix::Identity(dimension, dimension));
        QVERIFY(axes.atEnd());
        QVERIFY((axes.axes().transpose() * axes.axes()).isIdentity(1e-9));
        QVERIFY(std::abs(axes.stretches()[1] - 3) <= 1e-9);
    }
    const LeadingAxes ofNothing = solved(Matrix::Zero(5, 5));
    QVERIFY(ofNothing.atEnd());
    QCOMPARE(ofNothing.stretches()[0], 0.0);
}

void TestVectorMap::covarianceIsThatOfTheRows_data()
{
    QTest::addColumn<int>("dimension");
    QTest::addColumn<int>("count");
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("a panel") << 16 << 40;
    QTest::newRow("some panels") << 37 << 700;
    QTest::newRow("not kept") << int(RowCovariance::mostKept) + 3 << 9;
}

void TestVectorMap::covarianceIsThatOfTheRows()
{
    QFETCH(const int, dimension);
    QFETCH(const int, count);
    std::mt19937 chance(11);
    Matrix rows = randomMatrix(chance, count, dimension) + Matrix::Constant(count, dimension, 2);
    VectorRows stored(dimension);
    for (int row = 0; row < count; ++row) {
        if (row % 3 == 1) // they count for nothing
            append(stored, Vector(size_t(dimension), 0.0));
        const Eigen::VectorXd one = rows.row(row).transpose();
        append(stored, {one.begin(), one.end()});
    }
    RowCovariance covariance(stored);
    while (!covariance.atEnd())
        covariance.goOn();
    rows *= covariance.scale();
    rows.rowwise() -= rows.colwise().mean().eval();
    const Matrix columns = randomMatrix(chance, dimension, 3);
    const Matrix expected = rows.transpose() * (rows * columns);
    const double variance = rows.squaredNorm();
    QVERIFY(std::abs(covariance.variance() - variance) <= 1e-5 * variance + 1e-12);
    QVERIFY((covariance.times(columns) - expected).norm() <= 1e-5 * expected.norm() + 1e-9);
}

void TestVectorMap::aKnownCloudIsMapped_data()
{
    QTest::addColumn<int>("dimension");
    for (const int dimension : {2, 3, 16, 385, int(RowCovariance::mostKept) + 1})
        QTest::addRow("%d", dimension) << dimension;
}

// Four points on each of two lines that cross in the mean.
void TestVectorMap::aKnownCloudIsMapped()
{
    QFETCH(const int, dimension);
    std::mt19937 chance(3);
    Matrix axes = randomMatrix(chance, dimension, 2);
    axes = axes.householderQr().householderQ() * Matrix::Identity(dimension, 2);
    for (int axis = 0; axis < 2; ++axis) {
        Eigen::Index farthest = 0;
        axes.col(axis).cwiseAbs().maxCoeff(&farthest);
        axes.col(axis) *= axes(farthest, axis) < 0 ? -1 : 1;
    }
    const QList<std::pair<double, double>> places {
        {3, 0}, {-3, 0}, {1, 0}, {-1, 0}, {0, 2}, {0, -2}, {0, 0.5}, {0, -0.5}};
    QList<QByteArray> values;
    for (const auto &[x, y] : places) {
        const Eigen::VectorXd one = axes.col(0) * x + axes.col(1) * y
            + Eigen::VectorXd::Constant(dimension, 5); // the mean
        values.append(jsonArray({one.begin(), one.end()}));
    }
    const VectorMap map = mapOf(values);
    QCOMPARE(map.dimension, qint64(dimension));
    QCOMPARE(map.points.size(), size_t(places.size()));
    QCOMPARE(map.keys.at(7).key, QByteArrayView("k7"));
    const double tolerance = 1e-5 * std::sqrt(dimension); // that of the mean in single precision
    for (size_t i = 0; i < map.points.size(); ++i) {
        const auto &[x, y] = places[qsizetype(i)];
        QVERIFY2(std::abs(double(map.points[i].x) - x) <= tolerance,
            qPrintable(QString::number(map.points[i].x)));
        QVERIFY2(std::abs(double(map.points[i].y) - y) <= tolerance,
            qPrintable(QString::number(map.points[i].y)));
    }
    QVERIFY(std::abs(map.shares[0] - 20 / 28.5) <= 1e-4);
    QVERIFY(std::abs(map.shares[1] - 8.5 / 28.5) <= 1e-4);
    QVERIFY(map.unmapped.empty());
}

void TestVectorMap::whatIsAlwaysTheSameIsMappedToOnePlace_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("dimension");
    for (const auto &[count, dimension] : {std::pair(1, 3), std::pair(1, 1), std::pair(50, 7)})
        QTest::addRow("%d of %d", count, dimension) << count << dimension;
}

void TestVectorMap::whatIsAlwaysTheSameIsMappedToOnePlace()
{
    QFETCH(const int, count);
    QFETCH(const int, dimension);
    const VectorMap map
        = mapOf(QList<QByteArray>(count, jsonArray(Vector(size_t(dimension), 0.3))));
    QCOMPARE(map.points.size(), size_t(count));
    for (const MapPoint &point : map.points) {
        QCOMPARE(point.x, 0.0);
        QCOMPARE(point.y, 0.0);
    }
    QCOMPARE(map.shares[0], 0.0);
    QCOMPARE(map.shares[1], 0.0);
}

// As far as their squares are doubles: single precision would have overflowed, or have left
// nothing.
void TestVectorMap::lengthsMayBeLargeOrSmall_data()
{
    QTest::addColumn<double>("scale");
    for (const double scale : {1e30, 1e60, 1e-30})
        QTest::addRow("%g", scale) << scale;
}

void TestVectorMap::lengthsMayBeLargeOrSmall()
{
    QFETCH(const double, scale);
    const auto scaled = [scale](Vector vector) {
        for (double &number : vector)
            number *= scale;
        return jsonArray(vector);
    };
    const VectorMap map = mapOf({scaled({1.5, 0}), scaled({-2.5, 0}), scaled({4, 0})});
    const std::array<double, 3> expected {0.5, -3.5, 3.0};
    for (size_t i = 0; i < expected.size(); ++i) {
        QVERIFY(std::abs(map.points[i].x / scale - expected[i]) <= 1e-5);
        QVERIFY(std::abs(map.points[i].y / scale) <= 1e-5);
    }
    QVERIFY(std::abs(map.shares[0] - 1) <= 1e-6);
}

void TestVectorMap::aMapOfNumbersIsALine()
{
    const VectorMap map = mapOf({"[1.5]", "[-2.5]", "[4.0]"}); // their mean is 1
    QCOMPARE(map.points.size(), size_t(3));
    const std::array<double, 3> expected {0.5, -3.5, 3.0};
    for (size_t i = 0; i < expected.size(); ++i) {
        QVERIFY(std::abs(map.points[i].x - expected[i]) <= 1e-5);
        QCOMPARE(map.points[i].y, 0.0);
    }
    QVERIFY(std::abs(map.shares[0] - 1) <= 1e-9);
    QCOMPARE(map.shares[1], 0.0);
}

void TestVectorMap::whatHasNoPlaceIsToldWithItsReason()
{
    using Why = Unmapped::Why;
    const VectorMap map = mapOf({"[1, 0]", "[0, 0.0]", "[NaN, 1]", "[-Infinity, 1]", "[1e300, 1]",
        "[1, 2, 3]", "\"none\"", "[0, 1]", "[1, 1]"});
    QCOMPARE(map.points.size(), size_t(3));
    QList<std::pair<QByteArray, Why>> left;
    for (const Unmapped &one : map.unmapped)
        left.append({one.key, one.why});
    const QList<std::pair<QByteArray, Why>> expected {{"k1", Why::Zero}, {"k2", Why::NotFinite},
        {"k3", Why::NotFinite}, {"k4", Why::OutOfRange}, {"k5", Why::OtherLength},
        {"k6", Why::NoVector}};
    QCOMPARE(left, expected);
    QCOMPARE(map.unmapped[4].numbers, qint64(3));
    QVERIFY(mapOf({"[0, 0]", "[NaN, 0]"}).points.empty());
    QVERIFY(mapOf({"1", "{}"}).points.empty());
    QVERIFY(mapOf({}).points.empty());
}

void TestVectorMap::bundlesOfDirectionsAreClusters()
{
    std::mt19937 chance(5);
    std::normal_distribution<double> normal(0, 0.05);
    VectorRows rows(6);
    for (int i = 0; i < 60; ++i) {
        Vector vector(6, 0.0);
        vector[size_t(i % 10 < 5 ? 0 : i % 10 < 8 ? 2 : 4)] = 1 + i; // however long
        for (double &element : vector)
            element += normal(chance) * (1 + i);
        append(rows, vector);
    }
    append(rows, Vector(6, 0.0));
    qint64 count = 0;
    const std::vector<quint8> clusters = clustersIn(rows, &count);
    QVERIFY2(count >= 3 && count <= 5, qPrintable(QString::number(count))); // of 60: five at most
    QCOMPARE(clusters.back(), VectorClusters::none);
    std::array<qint64, VectorClusters::most> sizes {};
    for (size_t a = 0; a < 60; ++a) {
        ++sizes[clusters[a]];
        for (size_t b = 0; b < 60; ++b) { // a bundle may be parted, but no two are together
            const auto bundle = [](size_t i) { return i % 10 < 5 ? 0 : i % 10 < 8 ? 1 : 2; };
            QVERIFY(clusters[a] != clusters[b] || bundle(a) == bundle(b));
        }
    }
    QVERIFY(std::is_sorted(sizes.begin(), sizes.end(), std::greater<>()));
    QCOMPARE(clustersIn(rows, &count), clusters); // always the same
}

void TestVectorMap::clustersAreFewerWhereVectorsAreTheSame()
{
    VectorRows rows(3);
    qint64 count = -1;
    QVERIFY(clustersIn(rows, &count).empty());
    QCOMPARE(count, qint64(0));
    for (int i = 1; i <= 200; ++i)
        append(rows, {i * 1.0, 0, 0}); // one direction
    clustersIn(rows, &count);
    QCOMPARE(count, qint64(1));
    for (int i = 1; i <= 100; ++i)
        append(rows, {0, i * 1.0, 0});
    const std::vector<quint8> clusters = clustersIn(rows, &count);
    QCOMPARE(count, qint64(2));
    QCOMPARE(clusters.front(), quint8(0)); // the larger
    QCOMPARE(clusters.back(), quint8(1));
}

void TestVectorMap::valuesOfMostPointsAreGroups()
{
    PointValues values;
    for (quint32 value = 0; value < 9; ++value) {
        values.values.append("v" + QByteArray::number(value));
        values.ofPoints.insert(values.ofPoints.end(), value + 1, value); // the last has most points
    }
    values.ofPoints.push_back(PointValues::none);
    const PointGroups groups = groupsOf(values);
    QCOMPARE(groups.named.size(), PointGroups::mostNamed);
    QCOMPARE(groups.named.first(), (PointGroups::Group {"v8", 9}));
    QCOMPARE(groups.named.last(), (PointGroups::Group {"v2", 3}));
    QCOMPARE(groups.otherValues, qint64(2));
    QCOMPARE(groups.otherPoints, qint64(3));
    QCOMPARE(groups.withoutPoints, qint64(1));
    QCOMPARE(groups.ofPoints.front(), PointGroups::others); // of v0
    QCOMPARE(groups.ofPoints[values.ofPoints.size() - 2], quint8(0));
    QCOMPARE(groups.ofPoints.back(), PointGroups::without);
    QVERIFY(groupsOf({}).named.isEmpty());
}

void TestVectorMap::metadataIsTakenMemberByMember()
{
    MetadataValues metadata(4);
    metadata.take(0, R"({"city": "Bern\u00e9", "year": 1.0, "tags": ["a"], "nothing": null})");
    metadata.take(1, R"({"city": "Rome", "flag": true})");
    metadata.take(2, R"({"city": "Bern\u00e9"})");
    metadata.take(3, "[1]");
    QCOMPARE(metadata.members(), (QList<QByteArray> {"city", "year", "flag"}));
    const PointValues cities = metadata.ofMember("city");
    QCOMPARE(cities.values, (QList<QByteArray> {"Bern\xc3\xa9", "Rome"}));
    QCOMPARE(cities.ofPoints, (std::vector<quint32> {0, 1, 0, PointValues::none}));
    QCOMPARE(metadata.ofMember("year").values, (QList<QByteArray> {"1.0"}));
    QCOMPARE(metadata.ofMember("tags").ofPoints, std::vector<quint32>(4, PointValues::none));
}

void TestVectorMap::keysAreFoundInAnyOrder()
{
    KeyPage keys;
    for (const char *key : {"a", "b", "c", "d"})
        keys.append({key});
    KeyNumbers numbers(keys);
    QCOMPARE(numbers.find("a"), qsizetype(0));
    QCOMPARE(numbers.find("b"), qsizetype(1));
    QCOMPARE(numbers.find("x"), qsizetype(-1));
    QCOMPARE(numbers.find("d"), qsizetype(3));
    QCOMPARE(numbers.find("c"), qsizetype(2));
    QCOMPARE(numbers.find("a"), qsizetype(0));
}

QTEST_GUILESS_MAIN(TestVectorMap)
#include "tst_vectormap.moc"
