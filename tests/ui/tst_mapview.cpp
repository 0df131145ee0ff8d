// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The map of the vectors of an index in the window: opened by its action, coloured, followed, and
// what is chosen in it selected in the tree.
#include "tests/support/modeltext.h"
#include "tests/support/persistedindex.h"
#include "tests/ui/namefaults.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/mapplot.h"
#include "windowtest.h"

#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

using Points = std::vector<quint32>;

class TestMapView : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_test = std::make_unique<WindowTest>();
        QVERIFY(QDir(m_test->path({})).mkdir(u"index"_s));
    }
    void cleanup()
    {
        const QStringList faults = nameFaults();
        m_test.reset();
        QCOMPARE(faults.join(u'\n'), QString());
    }

    void vectorsAreMappedAndFollowed();
    void pointsAreColouredByWhatIsChosen();
    void whatIsChosenIsListedAndSelectedInTheTree();
    void aMapThatShowsNothingSaysWhy_data();
    void aMapThatShowsNothingSaysWhy();
    void itIsMadeAgainWhenSomethingElseIsStored();
    void itEndsWithItsStore();
    void aLowPageKeepsRoomForTheMap();

private:
    bool open(const PersistedIndex &index)
    {
        index.write(m_test->path(u"index"_s));
        return m_test->open(m_test->path(u"index"_s)) && m_test->trigger(u"Map of vectors"_s);
    }
    static MapPlot *plot() { return WindowTest::find<MapPlot>(u"Map of vectors"_s); }
    static QTreeView *list() { return WindowTest::find<QTreeView>(u"Points of the map"_s); }
    static QString label(const QString &name)
    {
        const auto *found = WindowTest::find<QLabel>(name);
        return found ? found->text() : QString();
    }
    QStringList legend() const
    {
        QStringList texts;
        if (const auto *all = WindowTest::find<QWidget>(u"Legend of the map"_s)) {
            for (const QToolButton *one : all->findChildren<QToolButton *>())
                texts.append(one->text());
        }
        return texts;
    }
    static bool pick(const QString &choice, const QString &text)
    {
        const auto *button = WindowTest::find<QToolButton>(choice);
        for (QAction *action : button ? button->menu()->actions() : QList<QAction *>()) {
            if (action->text() == text) {
                action->trigger();
                return true;
            }
        }
        return false;
    }

    std::unique_ptr<WindowTest> m_test;
};

namespace {

// Two documents of three nodes each, whose vectors stand in two places apart, and some that have no
// place.
PersistedIndex twoBundles()
{
    PersistedIndex index = PersistedIndex::healthy(2, 3);
    for (int node = 1; node <= 3; ++node) {
        const double aside = 0.1 * (node - 2);
        index.vectors[u"d0-%1"_s.arg(node)] = QJsonArray {1.0, aside, 0.0};
        index.vectors[u"d1-%1"_s.arg(node)] = QJsonArray {-1.0, aside, 0.0};
    }
    index.addNode(u"zero"_s, u"d0"_s, 500, 600, {0.0, 0.0, 0.0});
    return index;
}

} // namespace

void TestMapView::vectorsAreMappedAndFollowed()
{
    QVERIFY(open(twoBundles()));
    QTRY_VERIFY(plot());
    QTRY_VERIFY(plot()->hasFocus());
    QCOMPARE(plot()->points().size(), size_t(6));
    QTRY_COMPARE(label(u"State of the map"_s),
        u"6 vectors of 3 numbers; axis 1 shows 99.3 % of how they differ, axis 2 0.7 %; 1 left out"_s);
    QTRY_VERIFY(plot()->accessibleDescription().startsWith(u"6 vectors of 3 numbers"_s));
    QTRY_VERIFY(plot()->isDrawn());
    QTest::keyClick(plot(), Qt::Key_Right);
    QTest::keyClick(plot(), Qt::Key_Right);
    const int current = plot()->current();
    QVERIFY(current >= 0);
    const QString key = list()->currentIndex().data().toString();
    QCOMPARE(list()->currentIndex().row(), current);
    QTRY_VERIFY(label(u"Point of the map"_s).contains(u"The text of "_s + key));
    QVERIFY(plot()->accessibleDescription().contains(key));
    QTest::keyClick(plot(), Qt::Key_Return);
    const auto *tabs = m_test->window().findChild<EntryTabs *>();
    QTRY_VERIFY(tabs->current());
    QCOMPARE(QString::fromUtf8(tabs->current()->ref().key), key);
    QCOMPARE(tabs->current()->ref().collection.name, QByteArray("docstore/data"));
}

void TestMapView::pointsAreColouredByWhatIsChosen()
{
    PersistedIndex index = twoBundles();
    for (int node = 1; node <= 3; ++node)
        index.vectorMetadata[u"d0-%1"_s.arg(node)] = QJsonObject {{u"city"_s, u"Bern"_s}};
    QVERIFY(open(index));
    QTRY_COMPARE(legend(), (QStringList {u"d0.md · 3"_s, u"d1.md · 3"_s}));
    QVERIFY(pick(u"Colour by"_s, u"Colour by cluster"_s));
    QTRY_COMPARE(legend().value(0).section(u" · "_s, 0, 0), u"Cluster 1"_s);
    QVERIFY(pick(u"Colour by"_s, u"Colour by city"_s));
    QTRY_COMPARE(legend(), (QStringList {u"Bern · 3"_s, u"without a value · 3"_s}));
    QTRY_COMPARE(modelLines(*list()->model(), {0, 1}).value(0), u"d0-1 | Bern"_s);
    WindowTest::click(u"Bern · 3"_s);
    QCOMPARE(plot()->chosen().size(), size_t(3));
}

void TestMapView::whatIsChosenIsListedAndSelectedInTheTree()
{
    QVERIFY(open(twoBundles()));
    QTRY_VERIFY(plot());
    QTRY_COMPARE(legend().size(), 2);
    QTRY_VERIFY(plot()->isDrawn());
    QCOMPARE(list()->model()->rowCount(), 6);
    QVERIFY(!WindowTest::button(u"Select in the tree"_s)->isEnabled()); // there is nothing yet
    const int half = plot()->width() / 2;
    const int below = plot()->height() - 2;
    const int right = plot()->width() - 2;
    const auto send = [](QEvent::Type type, const QPointF &place) {
        QMouseEvent event(
            type, place, plot()->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, {});
        QApplication::sendEvent(plot(), &event);
    };
    send(QEvent::MouseButtonPress, QPointF(half, 2)); // around the right half
    for (const QPoint &place :
        {QPoint(half, 2), QPoint(right, 2), QPoint(right, below), QPoint(half, below)})
        send(QEvent::MouseMove, place);
    send(QEvent::MouseButtonRelease, QPointF(half, below));
    QCOMPARE(plot()->chosen().size(), size_t(3));
    const QString document = plot()->chosen().front() == 0 ? u"d0"_s : u"d1"_s;
    QTRY_COMPARE(modelLines(*list()->model(), {0}),
        (QStringList {document + u"-1"_s, document + u"-2"_s, document + u"-3"_s}));
    QVERIFY(label(u"State of the map"_s).startsWith(u"3 of 6 points chosen"_s));
    QVERIFY(WindowTest::click(u"Select in the tree"_s));
    QTRY_COMPARE(m_test->tree()->selectionModel()->selectedRows().size(), 3);
    for (const QModelIndex &row : m_test->tree()->selectionModel()->selectedRows())
        QVERIFY(row.data().toString().startsWith(document + u'-'));
    QVERIFY(plot()); // the map stays
    QVERIFY(WindowTest::click(u"Choose none"_s));
    QTRY_COMPARE(list()->model()->rowCount(), 6);
}

void TestMapView::aMapThatShowsNothingSaysWhy_data()
{
    QTest::addColumn<QJsonObject>("vectors");
    QTest::addColumn<QString>("says");
    QTest::newRow("none") << QJsonObject() << u"There are no vectors in this namespace"_s;
    QTest::newRow("zeros") << QJsonObject {{u"d0-1"_s, QJsonArray {0.0, 0.0}}}
                           << u"No vector has a place on a map"_s;
    QTest::newRow("one") << QJsonObject {{u"d0-1"_s, QJsonArray {1.0, 0.0}}}
                         << u"There is one vector"_s;
    QTest::newRow("all alike") << QJsonObject {{u"d0-1"_s, QJsonArray {0.5, 0.5}},
        {u"d0-2"_s, QJsonArray {0.5, 0.5}}}
                               << u"All vectors are the same"_s;
}

void TestMapView::aMapThatShowsNothingSaysWhy()
{
    QFETCH(const QJsonObject, vectors);
    QFETCH(const QString, says);
    PersistedIndex index = PersistedIndex::healthy(1, 2);
    index.vectors = vectors;
    QVERIFY(open(index));
    QTRY_VERIFY2(
        label(u"Hint of the map"_s).startsWith(says), qPrintable(label(u"Hint of the map"_s)));
}

void TestMapView::itIsMadeAgainWhenSomethingElseIsStored()
{
    QVERIFY(open(twoBundles()));
    QTRY_VERIFY(plot());
    QTRY_COMPARE(plot()->points().size(), size_t(6));
    PersistedIndex more = twoBundles();
    more.addNode(u"new"_s, u"d1"_s, 600, 700, {0.0, 1.0, 1.0});
    more.write(m_test->path(u"index"_s));
    QTRY_VERIFY(m_test->action(u"Reload"_s)->isEnabled()); // what goes on by itself is over
    QVERIFY(m_test->trigger(u"Reload"_s));
    QTRY_VERIFY(plot() && plot()->points().size() == 7);
}

void TestMapView::itEndsWithItsStore()
{
    QVERIFY(open(twoBundles()));
    QTRY_VERIFY(plot());
    QVERIFY(m_test->trigger(u"Close store"_s));
    QTRY_VERIFY(m_test->workspace().sessions().isEmpty());
}

// As on a screen at 200 %: the legend is beside the map then, and whole.
void TestMapView::aLowPageKeepsRoomForTheMap()
{
    QVERIFY(open(PersistedIndex::healthy(9, 3)));
    QTRY_COMPARE(legend().size(), 8);
    const auto *page = WindowTest::find<QWidget>(u"Map"_s);
    const auto *marks = WindowTest::find<QWidget>(u"Legend of the map"_s);
    for (const int height : {1000, 520}) {
        m_test->window().resize(960, height);
        const bool isLow = height < 1000;
        QTRY_COMPARE(page->height() < 22 * page->fontMetrics().height(), isLow);
        const auto placeOf = [page](const QWidget *widget) {
            return QRect(widget->mapTo(page, QPoint()), widget->size());
        };
        QTRY_VERIFY(isLow ? placeOf(marks).left() > placeOf(plot()).right()
                          : placeOf(marks).bottom() < placeOf(plot()).top());
        QVERIFY(plot()->height() >= 8 * plot()->fontMetrics().height());
        for (const QToolButton *one : marks->findChildren<QToolButton *>()) {
            QVERIFY2(marks->rect().contains(one->geometry()), qPrintable(one->text()));
            QVERIFY2(one->width() >= one->sizeHint().width(), qPrintable(one->text()));
        }
    }
}

QTEST_MAIN(TestMapView)
#include "tst_mapview.moc"
