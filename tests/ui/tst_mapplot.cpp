// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/pointmarks.h"
#include "ui/mapplot.h"
#include "ui/plotpick.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace kvlens;

using Points = std::vector<quint32>;

// The map of vectors as a widget: what a lasso holds, what the keys do, that all is drawn.
class TestMapPlot : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_plot.reset(); }

    void theViewHoldsAllPoints_data();
    void theViewHoldsAllPoints();
    void zoomingKeepsThePlaceOfThePointer();
    void aPolygonHoldsWhatLiesInside();
    void theLassoChoosesWhatLiesInside();
    void aLassoWithShiftAddsToTheChoice();
    void aClickOpensAPointAndBesideItChoosesNone();
    void arrowsGoToTheNextPointThatWay();
    void aRectangleByKeyboardChoosesAsALassoDoes();
    void keysChooseZoomAndOpen();
    void draggingWithCtrlMovesTheMap();
    void eachGroupHasItsColourInThePicture();
    void aHundredThousandPointsAreDrawnInSlices();
    void aTinyOneWorksAsWell();
    void withoutPointsNothingHappens();
    void marksDiffer();

private:
    QPoint at(int point) const
    {
        return m_plot->view().toView(m_plot->points()[size_t(point)]).toPoint();
    }
    void drag(const QList<QPoint> &way, Qt::KeyboardModifiers with = {});
    void key(int key, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(m_plot.get(), Qt::Key(key), with);
    }

    void pull(int key) // as long as Shift is held, which QTest lets go at once
    {
        QKeyEvent event(QEvent::KeyPress, key, Qt::ShiftModifier);
        QApplication::sendEvent(m_plot.get(), &event);
    }

    std::unique_ptr<MapPlot> m_plot;
};

namespace {

// Nine points in rows of three: 0 1 2 below, 6 7 8 above.
MappedVectorsPointer grid()
{
    auto mapped = std::make_shared<MappedVectors>();
    for (int i = 0; i < 9; ++i) {
        mapped->map.points.push_back(
            {float(i % 3), float(i / 3)}); // NOLINT(bugprone-integer-division)
        mapped->map.keys.append({"k" + QByteArray::number(i)});
    }
    return mapped;
}

PointGroupsPointer groupsOfRows()
{
    auto groups = std::make_shared<PointGroups>();
    groups->named = {{"a", 3}, {"b", 3}};
    groups->otherPoints = 3;
    groups->ofPoints
        = {0, 0, 0, 1, 1, 1, PointGroups::others, PointGroups::others, PointGroups::others};
    return groups;
}

} // namespace

void TestMapPlot::init()
{
    m_plot = std::make_unique<MapPlot>(nullptr);
    m_plot->resize(400, 300);
    m_plot->show(grid());
    m_plot->show();
    QTRY_VERIFY(m_plot->isDrawn());
}

void TestMapPlot::drag(const QList<QPoint> &way, Qt::KeyboardModifiers with)
{
    const auto send = [&](QEvent::Type type, const QPointF &place) {
        QMouseEvent event(
            type, place, m_plot->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, with);
        QApplication::sendEvent(m_plot.get(), &event);
    };
    send(QEvent::MouseButtonPress, way.first());
    for (const QPoint &place : way)
        send(QEvent::MouseMove, place);
    send(QEvent::MouseButtonRelease, way.last());
}

void TestMapPlot::theViewHoldsAllPoints_data()
{
    QTest::addColumn<QRectF>("bounds");
    QTest::newRow("wide") << QRectF(-5, 2, 100, 1);
    QTest::newRow("high") << QRectF(1e-6, 0, 1e-7, 1);
    QTest::newRow("a line") << QRectF(-3, 7, 6, 0);
    QTest::newRow("one place") << QRectF(1e6, -1e6, 0, 0);
}

void TestMapPlot::theViewHoldsAllPoints()
{
    QFETCH(const QRectF, bounds);
    const QRectF area(10, 20, 300, 200);
    PlotView view;
    view.fit(bounds, area);
    for (const QPointF &corner : {bounds.topLeft(), bounds.bottomRight(), bounds.center()})
        QVERIFY(area.contains(view.toView({corner.x(), corner.y()})));
}

void TestMapPlot::zoomingKeepsThePlaceOfThePointer()
{
    const PlotView before = m_plot->view();
    const QPointF place = at(2);
    QWheelEvent wheel(place, m_plot->mapToGlobal(place), {}, {0, 240}, Qt::NoButton, {},
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_plot.get(), &wheel);
    QVERIFY(m_plot->view().scale() > 1.5 * before.scale());
    QVERIFY((m_plot->view().toView(m_plot->points()[2]) - place).manhattanLength() < 3);
}

void TestMapPlot::aPolygonHoldsWhatLiesInside()
{
    const MappedVectorsPointer mapped = grid();
    PlotView view;
    view.fit(boundsOf(mapped->map.points), QRectF(0, 0, 300, 300));
    const auto place = [&](float x, float y) { return view.toView({x, y}); };
    const QPolygonF lower(
        {place(-0.5F, -0.5F), place(2.5F, -0.5F), place(2.5F, 0.5F), place(-0.5F, 0.5F)});
    QCOMPARE(pointsInside(mapped->map.points, view, lower), (Points {0, 1, 2}));
    const QPolygonF triangle({place(-0.5F, -0.5F), place(2.8F, -0.5F), place(-0.5F, 2.8F)});
    QCOMPARE(pointsInside(mapped->map.points, view, triangle), (Points {0, 1, 2, 3, 4, 6}));
    QVERIFY(pointsInside(mapped->map.points, view, QPolygonF({place(0, 0), place(1, 1)})).empty());
    QVERIFY(pointsInside({}, view, lower).empty());
}

void TestMapPlot::theLassoChoosesWhatLiesInside()
{
    QSignalSpy chosen(m_plot.get(), &MapPlot::choiceChanged);
    drag({at(3) + QPoint(-12, -12), at(5) + QPoint(12, -12), at(5) + QPoint(12, 12),
        at(3) + QPoint(-12, 12)});
    QCOMPARE(m_plot->chosen(), (Points {3, 4, 5}));
    QCOMPARE(chosen.size(), 1);
}

void TestMapPlot::aLassoWithShiftAddsToTheChoice()
{
    m_plot->choose({8});
    const auto around = [this](int point) {
        return QList<QPoint> {at(point) + QPoint(-12, -12), at(point) + QPoint(12, -12),
            at(point) + QPoint(12, 12), at(point) + QPoint(-12, 12)};
    };
    drag(around(4), Qt::ShiftModifier);
    QCOMPARE(m_plot->chosen(), (Points {4, 8}));
    drag(around(0));
    QCOMPARE(m_plot->chosen(), (Points {0}));
}

void TestMapPlot::aClickOpensAPointAndBesideItChoosesNone()
{
    QSignalSpy opened(m_plot.get(), &MapPlot::opened);
    m_plot->choose({1, 2});
    QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, at(7));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toInt(), 7);
    QCOMPARE(m_plot->current(), 7);
    QCOMPARE(m_plot->chosen().size(), size_t(2));
    QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, (at(0) + at(4)) / 2);
    QVERIFY(m_plot->chosen().empty());
    QCOMPARE(opened.size(), 1);
}

void TestMapPlot::arrowsGoToTheNextPointThatWay()
{
    key(Qt::Key_Right); // there is no current one yet: that in the middle
    QCOMPARE(m_plot->current(), 4);
    key(Qt::Key_Right);
    QCOMPARE(m_plot->current(), 5);
    key(Qt::Key_Right);
    QCOMPARE(m_plot->current(), 5);
    key(Qt::Key_Up);
    QCOMPARE(m_plot->current(), 8);
    key(Qt::Key_Left);
    QCOMPARE(m_plot->current(), 7);
    key(Qt::Key_Down);
    QCOMPARE(m_plot->current(), 4);
}

void TestMapPlot::aRectangleByKeyboardChoosesAsALassoDoes()
{
    m_plot->setCurrent(0);
    for (int i = 0; i < 60 && m_plot->chosen().size() < 3; ++i)
        pull(Qt::Key_Right);
    QCOMPARE(m_plot->chosen(), (Points {0, 1, 2}));
    for (int i = 0; i < 60 && m_plot->chosen().size() < 6; ++i)
        pull(Qt::Key_Up);
    QCOMPARE(m_plot->chosen(), (Points {0, 1, 2, 3, 4, 5}));
    QTest::keyRelease(m_plot.get(), Qt::Key_Shift);
    m_plot->setCurrent(8); // another rectangle
    pull(Qt::Key_Left);
    QCOMPARE(m_plot->chosen().back(), 8U);
    QVERIFY(m_plot->chosen().size() < 4);
}

void TestMapPlot::keysChooseZoomAndOpen()
{
    QSignalSpy opened(m_plot.get(), &MapPlot::opened);
    key(Qt::Key_Return);
    QVERIFY(opened.isEmpty()); // there is no current point
    m_plot->setCurrent(5);
    key(Qt::Key_Space);
    QCOMPARE(m_plot->chosen(), (Points {5}));
    key(Qt::Key_Space);
    QVERIFY(m_plot->chosen().empty());
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_plot->chosen().size(), size_t(9));
    key(Qt::Key_Escape);
    QVERIFY(m_plot->chosen().empty());
    key(Qt::Key_Return);
    QCOMPARE(opened.first().first().toInt(), 5);
    const PlotView whole = m_plot->view();
    key(Qt::Key_Plus);
    QVERIFY(m_plot->view().scale() > whole.scale());
    key(Qt::Key_Minus);
    key(Qt::Key_Minus);
    QVERIFY(m_plot->view().scale() < whole.scale());
    key(Qt::Key_Home);
    QCOMPARE(m_plot->view(), whole);
    const QPoint place = at(4);
    key(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(at(4).x() < place.x());
}

void TestMapPlot::draggingWithCtrlMovesTheMap()
{
    const QPoint place = at(4);
    drag({{50, 50}, {80, 60}, {90, 70}}, Qt::ControlModifier);
    QCOMPARE(at(4), place + QPoint(40, 20));
    QVERIFY(m_plot->chosen().empty());
    m_plot->resize(500, 400); // what was moved stays where it is
    QCOMPARE(at(4), place + QPoint(40, 20));
}

void TestMapPlot::eachGroupHasItsColourInThePicture()
{
    m_plot->setGroups(groupsOfRows());
    QTRY_VERIFY(m_plot->isDrawn());
    const QImage picture = m_plot->grab().toImage();
    const auto colour = [&](int point) { return picture.pixelColor(at(point)); };
    QCOMPARE(colour(0), colour(2));
    QVERIFY(colour(0) != colour(3));
    QVERIFY(colour(3) != colour(6));
    m_plot->choose({0});
    QTRY_VERIFY(m_plot->isDrawn());
    const QImage chosen = m_plot->grab().toImage();
    QCOMPARE(chosen.pixelColor(at(0)), colour(0));
    QVERIFY(chosen.pixelColor(at(2)) != colour(2)); // those that are not chosen are faint
}

void TestMapPlot::aHundredThousandPointsAreDrawnInSlices()
{
    auto mapped = std::make_shared<MappedVectors>();
    for (int i = 0; i < 100'000; ++i) {
        mapped->map.points.push_back({float(i % 317), float(i % 293)});
        mapped->map.keys.append({"k" + QByteArray::number(i)});
    }
    m_plot->show(MappedVectorsPointer(mapped));
    QVERIFY(!m_plot->isDrawn());
    QTRY_VERIFY(m_plot->isDrawn());
    const QImage picture = m_plot->grab().toImage();
    QVERIFY(picture.pixelColor(at(99'999)) != picture.pixelColor(2, 2)); // where nothing is;
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_plot->chosen().size(), size_t(100'000));
    for (int i = 0; i < 10; ++i)
        key(Qt::Key_Plus);
    QTRY_VERIFY(m_plot->isDrawn());
}

void TestMapPlot::aTinyOneWorksAsWell()
{
    for (const QSize size : {QSize(1, 1), QSize(0, 0), QSize(3, 200), QSize(20, 12)}) {
        m_plot->setMinimumSize(0, 0);
        m_plot->resize(size);
        for (const int each : {Qt::Key_Right, Qt::Key_Plus, Qt::Key_Home, Qt::Key_Minus})
            key(each);
        key(Qt::Key_Down, Qt::ShiftModifier);
        m_plot->setCurrent(8);
        m_plot->grab();
        QTRY_VERIFY(m_plot->isDrawn());
    }
}

void TestMapPlot::withoutPointsNothingHappens()
{
    m_plot->show(MappedVectorsPointer());
    for (const int each :
        {Qt::Key_Right, Qt::Key_Plus, Qt::Key_Space, Qt::Key_Return, Qt::Key_Home})
        key(each);
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_A, Qt::ControlModifier);
    drag({{5, 5}, {90, 5}, {90, 90}});
    QTRY_VERIFY(m_plot->isDrawn());
    QVERIFY(m_plot->chosen().empty());
    QCOMPARE(m_plot->current(), -1);
}

void TestMapPlot::marksDiffer()
{
    QSet<QString> seen;
    for (quint8 group = 0; group <= PointGroups::without; ++group) {
        QString corners;
        QDebug(&corners) << pointMark(group);
        QVERIFY(!seen.contains(corners));
        seen.insert(corners);
        QVERIFY(
            QRectF(-1.01, -1.01, 2.02, 2.02).contains(QPolygonF(pointMark(group)).boundingRect()));
    }
}

QTEST_MAIN(TestMapPlot)
#include "tst_mapplot.moc"
