// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The drawings and the statistics of an index in the window: by keyboard, true to edits, into
// files.
#include "report/drawingtext.h"
#include "tests/support/persistedindex.h"
#include "tests/ui/namefaults.h"
#include "ui/drawingcanvas.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/plotwidget.h"
#include "ui/scrolledtext.h"
#include "ui/wrappedlabel.h"
#include "windowtest.h"

#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

DrawingCanvas *canvas()
{
    return WindowTest::find<DrawingCanvas>(u"Drawing of the index"_s);
}

QByteArray chosenId()
{
    const DrawingCanvas *shown = canvas();
    return shown && shown->drawn() && shown->chosen()
        ? shown->drawn()->drawing.vertices[*shown->chosen()].id
        : QByteArray();
}

QStringList connections()
{
    QStringList lines;
    const auto *list = WindowTest::find<QListWidget>(u"Connections of the chosen vertex"_s);
    for (int row = 0; list && row < list->count(); ++row)
        lines.append(list->item(row)->text());
    return lines;
}

// Whatever there is room for.
bool isReadWhole(const QString &name)
{
    const auto *label = WindowTest::find<QLabel>(name);
    return label && !label->text().isEmpty() && label->wordWrap()
        && label->height() >= label->heightForWidth(label->width());
}

QAction *exportAction(const QString &page, const QString &text)
{
    const auto *view = WindowTest::find<QWidget>(page);
    for (const QToolButton *button : view->findChildren<QToolButton *>()) {
        for (QAction *action : button->menu() ? button->menu()->actions() : QList<QAction *>()) {
            if (action->text() == text)
                return action;
        }
    }
    return nullptr;
}

} // namespace

class TestDrawingView : public QObject
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

    void aTreeIsWalkedByArrowsAndItsEntriesOpened();
    void whatAnEditBreaksIsDrawnBroken();
    void aGraphIsChosenFoundAndZoomed();
    void aLargeGraphShowsWhatIsAround();
    void drawingsBecomeFiles();
    void anIndexWithoutAShapeSaysSo();
    void theViewEndsWithItsStore();
    void aLowPageKeepsRoomForTheDrawing();
    void aTextThatHasNoRoomIsScrolled();
    void aPaintedDrawingShowsWhatIsThere();
    void theLabelOfTheChosenStaysInThePicture();
    void statisticsAreBarsAndTables();
    void plotsAreReadInLittleRoom();
    void statisticsBecomeFiles();

private:
    bool open() { return m_test->open(m_test->path(u"index"_s)); }
    // Nodes d0-1 … d0-4; d0-1 is the root of the others, and of one that is not there.
    bool openTree()
    {
        PersistedIndex::healthy(1, 4).write(m_test->path(u"index"_s));
        const QJsonObject data {{u"index_id"_s, u"main"_s},
            {u"all_nodes"_s, QJsonObject {{u"0"_s, u"d0-1"_s}}},
            {u"root_nodes"_s, QJsonObject {{u"0"_s, u"d0-1"_s}}},
            {u"node_id_to_children_ids"_s,
                QJsonObject {{u"d0-1"_s, QJsonArray {u"d0-2"_s, u"d0-3"_s, u"d0-4"_s}},
                    {u"d0-2"_s, QJsonArray {u"nowhere"_s}}}}};
        writeIndex(u"tree"_s, data);
        return open() && show();
    }
    void writeIndex(const QString &type, const QJsonObject &data)
    {
        const QString text = QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact));
        const QJsonObject index {{u"__type__"_s, type}, {u"__data__"_s, text}};
        const QJsonObject store {{u"index_store/data"_s, QJsonObject {{u"main"_s, index}}}};
        m_test->write(u"index/index_store.json"_s, QJsonDocument(store).toJson());
    }
    bool openGraph(int spokes)
    {
        PersistedIndex::healthy(1, 1).write(m_test->path(u"index"_s));
        QJsonArray pairs;
        for (int i = 0; i < spokes; ++i)
            pairs.append(QJsonArray {u"has"_s, u"spoke %1"_s.arg(i)});
        const QJsonObject graph {{u"graph_dict"_s, QJsonObject {{u"hub"_s, pairs}}}};
        m_test->write(u"index/graph_store.json"_s, QJsonDocument(graph).toJson());
        return open() && show();
    }
    bool show()
    {
        if (!m_test->trigger(u"Drawing"_s))
            return false;
        return QTest::qWaitFor([] { return canvas() && !chosenId().isEmpty(); }, 20'000);
    }
    QByteArray currentKey()
    {
        const EntryView *view = m_test->window().findChild<EntryTabs *>()->current();
        return view ? view->ref().key : QByteArray();
    }
    // By the dialog that the action opens.
    QString saveBy(QAction *action, const QString &name)
    {
        action->trigger();
        const auto dialogs = m_test->window().findChildren<QFileDialog *>();
        if (dialogs.isEmpty())
            return {};
        QFileDialog *dialog = dialogs.last(); // one before may not be gone yet
        emit dialog->fileSelected(m_test->path(name));
        dialog->close();
        const QString path = m_test->path(name);
        const bool isThere = QTest::qWaitFor([path] { return QFile::exists(path); }, 20'000);
        return isThere ? path : QString();
    }

    std::unique_ptr<WindowTest> m_test;
};

void TestDrawingView::aTreeIsWalkedByArrowsAndItsEntriesOpened()
{
    QVERIFY(openTree());
    QVERIFY(canvas()->hasFocus());
    QCOMPARE(chosenId(), QByteArray("d0-1"));
    QCOMPARE(connections(),
        (QStringList {u"→ The text of d0-2"_s, u"→ The text of d0-3"_s, u"→ The text of d0-4"_s}));
    QTest::keyClick(canvas(), Qt::Key_Right);
    QCOMPARE(chosenId(), QByteArray("d0-3")); // the middle one
    QTest::keyClick(canvas(), Qt::Key_Up);
    QCOMPARE(chosenId(), QByteArray("d0-2"));
    const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(canvas());
    QVERIFY(access);
    QCOMPARE(access->role(), QAccessible::Graphic);
    const QString told = access->text(QAccessible::Name);
    QVERIFY2(told.contains(u"The text of d0-2: node"_s), qUtf8Printable(told));
    QVERIFY(told.contains(u"→ nowhere (not there)"_s) && told.contains(u"← The text of d0-1"_s));
    QTest::keyClick(canvas(), Qt::Key_Right);
    QCOMPARE(chosenId(), QByteArray("nowhere"));
    QTest::keyClick(canvas(), Qt::Key_Return);
    QCOMPARE(currentKey(), QByteArray()); // there is nowhere to go
    QTest::keyClick(canvas(), Qt::Key_Left);
    QTest::keyClick(canvas(), Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QByteArray("d0-2"));
    QVERIFY(m_test->trigger(u"Drawing"_s)); // what was chosen is chosen still
    QCOMPARE(chosenId(), QByteArray("d0-2"));
    QTest::keyClick(canvas(), Qt::Key_Home);
    QCOMPARE(chosenId(), QByteArray("d0-1"));
}

void TestDrawingView::whatAnEditBreaksIsDrawnBroken()
{
    QVERIFY(openTree());
    const auto isBroken = [](const QByteArray &id) {
        const Drawing &drawing = canvas()->drawn()->drawing;
        const std::optional<quint32> vertex = drawing.find(id);
        return vertex && drawing.vertices[*vertex].isBroken;
    };
    QVERIFY(isBroken("nowhere") && !isBroken("d0-4"));
    const EntryRef gone {{"docstore/data", "docstore.json"}, "d0-4"};
    m_test->session()->editor().remove({gone});
    QTRY_VERIFY(isBroken("d0-4"));
    QCOMPARE(chosenId(), QByteArray("d0-1"));
    QVERIFY(connections().contains(u"→ d0-4 (not there)"_s));
    m_test->session()->history().undo();
    QTRY_VERIFY(!isBroken("d0-4"));
}

void TestDrawingView::aGraphIsChosenFoundAndZoomed()
{
    QVERIFY(openGraph(30));
    QCOMPARE(chosenId(), QByteArray("hub"));
    QCOMPARE(connections().size(), 30);
    QVERIFY(connections().contains(u"has → spoke 7"_s));
    auto *line = WindowTest::find<QLineEdit>(u"Find a vertex"_s);
    QVERIFY(line);
    QTest::keyClick(canvas(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(line->hasFocus());
    QTest::keyClicks(line, u"spoke 2"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(chosenId(), QByteArray("spoke 2"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(chosenId(), QByteArray("spoke 20"));
    const auto *state = WindowTest::find<QLabel>(u"Index state"_s);
    line->setText(u"zzz"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY2(state->text().contains(u"zzz"_s), qPrintable(state->text()));
    QCOMPARE(chosenId(), QByteArray("spoke 20"));
    line->setText(u"spoke"_s);
    QVERIFY(!state->text().contains(u"zzz"_s));
    QTest::keyClick(line, Qt::Key_Down);
    QVERIFY(canvas()->hasFocus());
    auto *subject = WindowTest::find<QComboBox>(u"What is drawn"_s);
    const auto labels
        = QAccessible::queryAccessibleInterface(subject)->relations(QAccessible::Label);
    QCOMPARE(labels.size(), 1);
    QCOMPARE(labels.first().first->text(QAccessible::Name), u"What is drawn"_s);
    const auto apart
        = [] { return (canvas()->placeOf(0) - canvas()->placeOf(1)).manhattanLength(); };
    const double before = apart();
    QTest::keyClick(canvas(), Qt::Key_Plus);
    QVERIFY(apart() > before * 1.2);
    const QPointF place = canvas()->placeOf(0);
    QTest::keyClick(canvas(), Qt::Key_Left, Qt::ControlModifier);
    QVERIFY(canvas()->placeOf(0).x() > place.x());
    QTest::keyClick(canvas(), Qt::Key_0);
    QVERIFY(QRectF(canvas()->rect()).contains(canvas()->placeOf(0)));
    // By mouse.
    const std::optional<quint32> hub = canvas()->drawn()->drawing.find("hub");
    QTest::mouseClick(canvas(), Qt::LeftButton, {}, canvas()->placeOf(*hub).toPoint());
    QCOMPARE(chosenId(), QByteArray("hub"));
    QTest::mouseDClick(canvas(), Qt::LeftButton, {}, canvas()->placeOf(*hub).toPoint());
    QTRY_COMPARE(currentKey(), QByteArray("hub"));
}

void TestDrawingView::aLargeGraphShowsWhatIsAround()
{
    QVERIFY(openGraph(int(mostDrawn) + 5));
    const auto *shown = canvas();
    QVERIFY(shown->drawn()->isPart());
    QCOMPARE(qsizetype(shown->drawn()->drawing.vertices.size()), mostAround);
    QCOMPARE(chosenId(), QByteArray("hub"));
    auto *line = WindowTest::find<QLineEdit>(u"Find a vertex"_s);
    const QString far = u"spoke %1"_s.arg(mostDrawn);
    QTest::keyClicks(line, far);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(canvas()->drawn()->drawing.find(far.toUtf8()));
    QCOMPARE(chosenId(), far.toUtf8());
    QVERIFY(WindowTest::click(u"Draw around it"_s));
    QTRY_VERIFY(canvas()->drawn()->centre.has_value());
}

void TestDrawingView::drawingsBecomeFiles()
{
    QVERIFY(openTree());
    const QString svg = saveBy(exportAction(u"Drawing"_s, u"As &SVG…"_s), u"tree.svg"_s);
    QVERIFY(!svg.isEmpty());
    QVERIFY(m_test->read(u"tree.svg"_s).contains("<title>The text of d0-3: node"));
    const QString png = saveBy(exportAction(u"Drawing"_s, u"As &PNG…"_s), u"tree.png"_s);
    const QImage image(png);
    QVERIFY(image.width() > 100 && image.height() >= 64);
}

void TestDrawingView::anIndexWithoutAShapeSaysSo()
{
    PersistedIndex::healthy(1, 3).write(m_test->path(u"index"_s));
    QVERIFY(open());
    QVERIFY(m_test->trigger(u"Drawing"_s));
    const auto *view = WindowTest::find<QWidget>(u"Drawing"_s);
    QVERIFY(view);
    const auto labels = view->findChildren<QLabel *>();
    QTRY_VERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().contains(u"has no tree and no graph"_s);
    }));
    QVERIFY(!canvas());
}

void TestDrawingView::theViewEndsWithItsStore()
{
    QVERIFY(openTree());
    QVERIFY(m_test->trigger(u"Statistics"_s));
    QTRY_VERIFY(WindowTest::find<QListWidget>(u"What was counted"_s)->count() > 0);
    QVERIFY(m_test->trigger(u"Drawing"_s));
    QVERIFY(m_test->trigger(u"Close store"_s));
    QTRY_VERIFY(!canvas());
}

// What the chosen one is connected with stands beside it, or nowhere.
void TestDrawingView::aLowPageKeepsRoomForTheDrawing()
{
    QVERIFY(openTree());
    QTRY_VERIFY(canvas() && canvas()->drawn());
    for (const int width : {1400, 760}) {
        m_test->window().resize(width, 520);
        const auto *page = WindowTest::find<QWidget>(u"Drawing"_s);
        QTRY_VERIFY(page->height() < 22 * page->fontMetrics().height());
        const auto *list = WindowTest::find<QListWidget>(u"Connections of the chosen vertex"_s);
        const bool isBeside = list && list->isVisible();
        QCOMPARE(isBeside, page->width() >= 60 * page->fontMetrics().averageCharWidth());
        QTRY_VERIFY(canvas()->height() >= 8 * canvas()->fontMetrics().height());
        if (isBeside)
            QTRY_VERIFY(list->mapTo(page, QPoint()).x()
                > canvas()->mapTo(page, QPoint()).x() + canvas()->width() - 1);
    }
}

void TestDrawingView::aTextThatHasNoRoomIsScrolled()
{
    QWidget page;
    auto *label = new WrappedLabel;
    auto *text = new ScrolledText(label, &page);
    auto *lines = new QVBoxLayout(&page);
    lines->addWidget(text);
    lines->addWidget(new QListWidget(&page), 1);
    page.resize(300, 150);
    page.show();
    text->setText(u"some words "_s.repeated(200));
    QTRY_VERIFY(text->verticalScrollBar()->maximum() > 0);
    QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
        qPrintable(u"%1 of %2"_s.arg(label->height()).arg(label->heightForWidth(label->width()))));
    QCOMPARE(text->focusPolicy(), Qt::StrongFocus);
    page.resize(300, 3000);
    QTRY_COMPARE(text->verticalScrollBar()->maximum(), 0);
    QCOMPARE(text->focusPolicy(), Qt::NoFocus);
    text->setText(u"one line"_s);
    QTRY_VERIFY(text->height() <= 2 * text->fontMetrics().height());
}

// Marks are seen in both themes, and what is broken looks otherwise.
void TestDrawingView::aPaintedDrawingShowsWhatIsThere()
{
    LaidOutDrawing drawn;
    drawn.drawing.vertices = {{.id = "a"}, {.id = "b", .isBroken = true}};
    drawn.drawing.edges = {{0, 1}};
    drawn.points = {{0, 0}, {10, 0}};
    for (const Theme theme :
        {Theme::Light, Theme::Dark, Theme::LightContrast, Theme::DarkContrast}) {
        applyTheme(theme);
        QImage image(400, 100, QImage::Format_RGB32);
        image.fill(Palette::current().base);
        QPainter painter(&image);
        DrawingSight sight {.origin = {50, 50}, .scale = 20, .size = {400, 100}};
        paintDrawing(painter, drawn, VertexEdges(drawn.drawing), sight);
        painter.end();
        QCOMPARE(image.pixelColor(50, 50), Palette::current().accent);
        QVERIFY(image.pixelColor(150, 50) != Palette::current().base); // the edge
        int strokes = 0;
        for (int x = 245; x < 256; ++x)
            strokes += image.pixelColor(x, 50) == Palette::current().accent ? 1 : 0;
        QCOMPARE(strokes, 0); // not filled like the others
    }
    applyTheme(Theme::Light);
}

// The label of the chosen one is cut where the picture ends, and covers no mark.
void TestDrawingView::theLabelOfTheChosenStaysInThePicture()
{
    LaidOutDrawing drawn;
    drawn.drawing.vertices = {{.id = QByteArray(80, 'm')}};
    drawn.points = {{0, 0}};
    for (const int x : {30, 200, 270, 370}) {
        QImage image(400, 100, QImage::Format_RGB32);
        const QColor base = Palette::current().base;
        image.fill(base);
        QPainter painter(&image);
        const DrawingSight sight {
            .origin = {double(x), 50}, .scale = 1, .size = {400, 100}, .chosen = 0};
        paintDrawing(painter, drawn, VertexEdges(drawn.drawing), sight);
        painter.end();
        int inked = 0;
        for (int y = 0; y < 100; ++y) {
            for (const int edge : {0, 1, 398, 399})
                QCOMPARE(image.pixelColor(edge, y), base);
            inked += image.pixelColor(x < 200 ? x + 40 : x - 40, y) == base ? 0 : 1;
        }
        QVERIFY(inked > 0 || x == 200);
    }
}

void TestDrawingView::statisticsAreBarsAndTables()
{
    PersistedIndex::healthy(2, 3).write(m_test->path(u"index"_s));
    QVERIFY(open());
    QVERIFY(m_test->trigger(u"Statistics"_s));
    const auto plots = [] { return WindowTest::find<QListWidget>(u"What was counted"_s); };
    QTRY_VERIFY(plots() && plots()->count() > 3);
    QVERIFY(plots()->hasFocus());
    QVERIFY(plots()->viewport()->width() >= plots()->sizeHintForColumn(0)); // no title is cut
    QCOMPARE(plots()->item(0)->text(), u"Size by part"_s);
    auto *sizes = WindowTest::find<PlotWidget>(u"Plot"_s);
    QVERIFY(sizes);
    QVERIFY(sizes->accessibleName().endsWith(u'B')); // not "1.2 KB bytes"
    QTest::keyClick(plots(), Qt::Key_Down);
    const auto *title = WindowTest::find<QLabel>(u"Title of the plot"_s);
    QCOMPARE(title->text(), u"Lengths of chunks"_s);
    auto *plot = WindowTest::find<PlotWidget>(u"Plot"_s);
    const auto *table = WindowTest::find<QTreeWidget>(u"Values of the plot"_s);
    QVERIFY(plot && table);
    qint64 all = 0;
    for (int row = 0; row < table->topLevelItemCount(); ++row)
        all += table->topLevelItem(row)->text(1).toLongLong();
    QCOMPARE(all, 6);
    QTest::keyClick(plots(), Qt::Key_Return);
    QVERIFY(plot->hasFocus());
    QTest::keyClick(plot, Qt::Key_End);
    QCOMPARE(plot->chosen(), table->topLevelItemCount() - 1);
    QCOMPARE(table->indexOfTopLevelItem(table->currentItem()), int(plot->chosen()));
    QVERIFY(plot->accessibleName().startsWith(u"Lengths of chunks. "_s));
    QVERIFY(plot->accessibleName().endsWith(u"chunks"_s));
    QCOMPARE(table->headerItem()->text(0), u"Characters"_s);
}

// Bars whose names begin and end alike are told apart, all of what is said is seen, and in a window
// from the right a number keeps its unit behind it.
void TestDrawingView::plotsAreReadInLittleRoom()
{
    const QString name = u"default__vector_store.json \u25b8 %1_dict"_s;
    Plot plot {Plot::Kind::Names, u"Sizes"_s, u"part"_s, u"bytes"_s, {}, {}};
    plot.bars = {{name.arg(u"embedding"_s), 9, u"119.6 KB"_s}, {name.arg(u"xetadata"_s), 9, {}}};
    PlotWidget widget(nullptr);
    widget.resize(200, 200);
    widget.show(plot);
    const QImage fromLeft = widget.grab().toImage();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const QImage fromRight = widget.grab().toImage();
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(fromRight, fromLeft);
    const int step = widget.fontMetrics().height();
    const auto rowOf = [&](const QImage &image, int row) {
        return image.copy(0, int(step * (0.5 + 1.6 * row)), 60, int(step * 1.6));
    };
    plot.bars[1].label = plot.bars[0].label;
    widget.show(plot);
    const QImage alike = widget.grab().toImage();
    QVERIFY(rowOf(fromLeft, 1) != rowOf(alike, 1));

    PersistedIndex::healthy(2, 3).write(m_test->path(u"index"_s));
    QVERIFY(open());
    QVERIFY(m_test->trigger(u"Statistics"_s));
    m_test->window().resize(1000, 700);
    QTRY_VERIFY(isReadWhole(u"Summary of the plot"_s));
    QTRY_VERIFY(isReadWhole(u"Statistics state"_s));
    for (const auto &[page, state] : {std::pair(u"Documents"_s, u"Index state"_s),
             std::pair(u"Map of vectors"_s, u"State of the map"_s)}) {
        QVERIFY(m_test->trigger(page));
        QTRY_VERIFY2(isReadWhole(state), qPrintable(page));
    }
}

void TestDrawingView::statisticsBecomeFiles()
{
    PersistedIndex::healthy(2, 3).write(m_test->path(u"index"_s));
    QVERIFY(open());
    QVERIFY(m_test->trigger(u"Statistics"_s));
    QTRY_VERIFY(WindowTest::find<QListWidget>(u"What was counted"_s)->count() > 3);
    QVERIFY(!saveBy(exportAction(u"Statistics"_s, u"As &CSV…"_s), u"s.csv"_s).isEmpty());
    const QByteArray csv = m_test->read(u"s.csv"_s);
    QVERIFY(csv.startsWith("plot,label,value\r\nSize by part,"));
    QVERIFY(!saveBy(exportAction(u"Statistics"_s, u"As &SVG…"_s), u"s.svg"_s).isEmpty());
    QVERIFY(m_test->read(u"s.svg"_s).contains("Size by part</text>"));
    const QImage image(saveBy(exportAction(u"Statistics"_s, u"As &PNG…"_s), u"s.png"_s));
    QCOMPARE(image.width(), 1200);
}

QTEST_MAIN(TestDrawingView)
#include "tst_drawingview.moc"
