// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mapview.h"

#include "model/index/nodelines.h"
#include "model/index/stagedparts.h"
#include "model/naming.h"
#include "model/vectors/mappointsmodel.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/columnwidth.h"
#include "ui/elidedlabel.h"
#include "ui/manyrowsview.h"
#include "ui/maplegend.h"
#include "ui/mapplot.h"
#include "ui/maptexts.h"
#include "ui/pointdelegate.h"
#include "ui/queryline.h"
#include "ui/quietbuttons.h"
#include "ui/screenroom.h"
#include "ui/style.h"
#include "ui/treeselection.h"
#include "ui/wraplayout.h"
#include "ui/wrappedlabel.h"

#include <QFile>
#include <QFileInfo>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using MapPoints = MapPointsModel;
using MapState = MapSearch::State;

enum MapColour { DocumentColour, ClusterColour, MetadataColour }; // and those behind it
constexpr qsizetype mostOffered = 30; // members of the metadata

} // namespace

MapView::MapView(IndexSurveys &surveys, QWidget *parent)
    : QWidget(parent)
    , m_surveys(surveys)
    , m_points(new MapPointsModel(this))
    , m_space(new QueryChoice(tr("Namespace"), tr("Which vectors are on the map"), this))
    , m_colour(
          new QueryChoice(tr("Colour by"), tr("By what points have a colour and a shape"), this))
    , m_legend(new MapLegend(this))
    , m_hint(new QLabel(this))
    , m_middle(new QBoxLayout(QBoxLayout::TopToBottom))
{
    setObjectName(u"Map"_s);
    setAccessibleName(tr("Map"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setMuted(m_hint);
    m_hint->setObjectName(u"Hint of the map"_s);
    m_hint->setWordWrap(true);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(makeHead());
    all->addWidget(m_hint, 0, Qt::AlignTop);
    m_middle->addWidget(m_legend);
    m_middle->addWidget(makeBody(), 1);
    all->addLayout(m_middle, 1);
    all->addStretch();
    all->addWidget(makeFoot());
    setFocusPolicy(Qt::StrongFocus);
    connectParts();
    refresh();
}

MapView::~MapView() = default;

QWidget *MapView::makeHead()
{
    auto *head = new QWidget(this);
    m_colour->addChoice(DocumentColour, tr("Colour by document"));
    m_colour->addChoice(ClusterColour, tr("Colour by cluster"));
    const int step = rhythm(this);
    auto *line = new WrapLayout(head);
    line->setContentsMargins(step, step / 2, step, step / 4);
    line->setSpacing(step / 2);
    line->addWidget(m_space->button());
    line->addWidget(m_colour->button());
    m_space->button()->hide();
    return head;
}

QWidget *MapView::makeBody()
{
    m_body = new QSplitter(Qt::Horizontal, this);
    auto *map = new QWidget(m_body);
    m_plot = new MapPlot(map);
    auto *zoom = new QHBoxLayout;
    zoom->setContentsMargins(rhythm(this), 0, rhythm(this), 0);
    m_pointed = new ElidedLabel(map);
    m_pointed->setObjectName(u"Point of the map"_s);
    zoom->addWidget(m_pointed, 1);
    const auto add = [&](const QString &text, const QString &name, auto act) {
        QToolButton *button = quietButton(text, map);
        button->setAccessibleName(name);
        button->setToolTip(name);
        connect(button, &QToolButton::clicked, m_plot, act);
        zoom->addWidget(button);
    };
    add(u"+"_s, tr("Zoom in"), &MapPlot::zoomIn);
    add(u"\u2212"_s, tr("Zoom out"), &MapPlot::zoomOut);
    add(tr("Whole map"), tr("Show the whole map"), &MapPlot::showAll);
    auto *lines = new QVBoxLayout(map);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_plot, 1);
    lines->addLayout(zoom);
    m_list = new ManyRowsView(m_body);
    m_list->setModel(m_points);
    m_list->setItemDelegate(new PointDelegate(m_list));
    m_list->setAccessibleName(tr("Points of the map"));
    m_list->beTable();
    m_list->header()->setSectionResizeMode(MapPoints::TextColumn, QHeaderView::Stretch);
    m_body->addWidget(map);
    m_body->addWidget(m_list);
    m_body->setStretchFactor(0, 3);
    m_body->setStretchFactor(1, 2);
    return m_body;
}

QWidget *MapView::makeFoot()
{
    auto *foot = new QWidget(this);
    m_state = new WrappedLabel(foot);
    setMuted(m_state);
    m_state->setObjectName(u"State of the map"_s);
    m_select = new QPushButton(tr("Select in the tree"), foot);
    m_all = new QPushButton(tr("Choose none"), foot);
    m_again = new QPushButton(tr("Draw the map"), foot);
    m_all->setToolTip(tr("List all points again"));
    const int step = rhythm(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(step, step / 4, step, step / 4);
    line->setSpacing(step);
    line->addWidget(m_state, 1);
    line->addWidget(m_select);
    line->addWidget(m_all);
    line->addWidget(m_again);
    return foot;
}

void MapView::connectParts()
{
    connect(&m_surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
        if (&survey->session() == m_session)
            refresh();
    });
    connect(&m_surveys, &IndexSurveys::aboutToClose, this, [this](const StoreSession *session) {
        if (session == m_session)
            setSession(nullptr);
    });
    connect(m_space, &QActionGroup::triggered, this, [this] { ask(); });
    connect(m_colour, &QActionGroup::triggered, this, &MapView::refresh);
    connect(m_legend, &MapLegend::chosen, this, &MapView::chooseGroup);
    connect(m_plot, &MapPlot::choiceChanged, this, &MapView::takeChoice);
    connect(m_plot, &MapPlot::pointedAt, this, &MapView::showPointed);
    connect(m_plot, &MapPlot::opened, this, &MapView::open);
    connect(m_plot, &MapPlot::currentChanged, this, [this](int point) {
        if (const int row = point < 0 ? -1 : m_points->rowOf(point); row >= 0)
            m_list->setCurrentIndex(m_points->index(row, 0));
        showPointed(point);
    });
    m_plot->setTexts([this](int point) { return pointText(point); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &index) {
            if (index.isValid() && m_list->hasFocus())
                m_plot->setCurrent(m_points->pointOf(index.row()));
        });
    connect(m_list, &QTreeView::activated, this,
        [this](const QModelIndex &index) { open(m_points->pointOf(index.row())); });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &MapView::wantLines);
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, &MapView::wantLines);
    connect(m_select, &QPushButton::clicked, this, &MapView::selectInTree);
    connect(m_all, &QPushButton::clicked, m_plot, [this] { m_plot->choose({}); });
    connect(m_again, &QPushButton::clicked, this, &MapView::ask);
}

void MapView::setSession(StoreSession *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_plot->show(MappedVectorsPointer());
    m_points->show(nullptr, nullptr, nullptr);
    m_lines = session ? std::make_unique<NodeLines>(*session) : nullptr;
    m_search = session ? std::make_unique<MapSearch>(*session) : nullptr;
    if (m_search) {
        connect(m_search.get(), &MapSearch::changed, this, &MapView::fill);
        connect(m_search.get(), &MapSearch::grouped, this, &MapView::fill);
        connect(m_search.get(), &MapSearch::outdated, this, &MapView::refresh);
        connect(
            m_lines.get(), &NodeLines::arrived, this, [this] { showPointed(m_plot->current()); });
        connect(session, &StoreSession::stateChanged, this, &MapView::refresh);
        connect(session, &StoreSession::collectionsChanged, this, &MapView::refresh);
    }
    refresh();
}

void MapView::offerSpaces()
{
    QList<VectorPlace> places;
    if (m_session)
        places = vectorPlaces(m_session->collections(),
            QFile::encodeName(QFileInfo(m_session->address().path).fileName()));
    const bool isSame = std::equal(places.begin(), places.end(), m_places.begin(), m_places.end(),
        [](const VectorPlace &a, const VectorPlace &b) { return a.vectors == b.vectors; });
    m_places = places;
    if (isSame)
        return;
    m_space->dropChoices(0);
    for (qsizetype i = 0; i < places.size(); ++i)
        m_space->addChoice(int(i), tr("Namespace %1").arg(shownName(places[i].space)));
    m_space->button()->setVisible(places.size() > 1);
}

void MapView::offerMembers()
{
    const QList<QByteArray> members = m_search && m_search->found()
        ? m_search->found()->metadata.members().first(
            std::min(mostOffered, m_search->found()->metadata.members().size()))
        : QList<QByteArray>();
    if (members == m_members || !m_search || !m_search->found())
        return;
    m_members = members; // before the first choice may be taken again
    m_colour->dropChoices(MetadataColour);
    for (qsizetype i = 0; i < members.size(); ++i)
        m_colour->addChoice(MetadataColour + int(i), tr("Colour by %1").arg(shownName(members[i])));
}

MapColouring MapView::colouring() const
{
    const int chosen = m_colour->chosen();
    if (chosen == DocumentColour)
        return {MapColouring::By::Document};
    if (chosen == ClusterColour)
        return {MapColouring::By::Cluster};
    return {MapColouring::By::Metadata, m_members.value(chosen - MetadataColour)};
}

std::optional<VectorPlace> MapView::place() const
{
    const int chosen = m_places.isEmpty() ? -1 : m_space->chosen();
    return chosen < 0 ? std::nullopt : std::optional(m_places.at(chosen));
}

void MapView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

// The map has it as soon as there is one.
void MapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_body->isVisible())
        m_plot->setFocus(event->reason());
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int character = fontMetrics().averageCharWidth();
    setSectionWidth(*m_list, MapPoints::NodeColumn, 16);
    setSectionWidth(*m_list, MapPoints::GroupColumn, 14);
    const bool isNarrow = width() < 80 * character;
    m_body->setOrientation(isNarrow ? Qt::Vertical : Qt::Horizontal);
    // Where there is room for one of them, it is the map; the legend stands beside it then.
    const bool isLow = isLowPage(this);
    m_list->setVisible(!isNarrow || !isLow);
    m_legend->setBeside(isLow);
    m_middle->setDirection(isLow ? QBoxLayout::RightToLeft : QBoxLayout::TopToBottom);
    wantLines();
}

// Nothing is read for a view that nobody sees.
void MapView::refresh()
{
    if (!isVisible())
        return;
    IndexSurvey *survey
        = m_session && IndexSurvey::isIndex(*m_session) ? m_surveys.of(m_session) : nullptr;
    if (survey)
        survey->want();
    offerSpaces();
    const bool isReady = m_session && m_session->state() == SessionState::Ready;
    if (m_search && isReady && place() && m_search->state() == MapState::Idle)
        return m_search->ask(*place()); // and then it is filled
    fill();
}

void MapView::ask()
{
    if (m_search && place())
        m_search->ask(*place());
}

void MapView::fill()
{
    if (!isVisible())
        return;
    const IndexSurvey *survey = m_session ? m_surveys.of(m_session) : nullptr;
    const IndexSnapshotPointer index = survey ? survey->snapshot() : nullptr;
    const MappedVectorsPointer found = m_search ? m_search->found() : nullptr;
    offerMembers();
    if (m_search)
        m_search->group(colouring(), index);
    m_points->show(found, index, m_lines.get());
    m_plot->show(found);
    const PointGroupsPointer groups = m_search ? m_search->groups() : nullptr;
    m_points->setGroups(groups, colouring().by);
    m_plot->setGroups(groups);
    m_legend->show(groups, colouring().by);
    const QString hint = hintText();
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_body->setVisible(found && !found->map.points.empty());
    if (hasFocus() && m_body->isVisible())
        m_plot->setFocus();
    m_colour->button()->setEnabled(found != nullptr);
    takeChoice();
}

void MapView::takeChoice()
{
    const bool isAny = !m_plot->chosen().empty();
    m_points->choose(m_plot->chosen());
    m_state->setText(stateText());
    m_plot->setAccessibleDescription(joined(summary(), pointText(m_plot->current())));
    m_select->setEnabled(isAny);
    m_select->setToolTip(isAny ? tr("Select the nodes of the chosen points in the tree; at most %1")
                                     .arg(numberText(TreeSelection::most))
                               : tr("Drag around points of the map to choose them"));
    m_all->setEnabled(isAny);
    const bool isOver = m_search
        && (m_search->state() == MapState::Cancelled || m_search->state() == MapState::Failed);
    m_again->setVisible(isOver);
    wantLines();
}

void MapView::wantLines()
{
    const int first = std::max(0, m_list->indexAt({0, 0}).row());
    const int rows = m_list->viewport()->height() / std::max(1, m_list->fontMetrics().height());
    m_points->wantLines(first, first + rows);
}

void MapView::chooseGroup(quint8 group)
{
    const PointGroupsPointer groups = m_search ? m_search->groups() : nullptr;
    if (!groups)
        return;
    std::vector<quint32> points;
    for (size_t i = 0; i < groups->ofPoints.size(); ++i) {
        if (groups->ofPoints[i] == group)
            points.push_back(quint32(i));
    }
    m_plot->choose(std::move(points));
}

void MapView::showPointed(int point)
{
    const int shown = point >= 0 ? point : m_plot->current();
    if (shown >= 0 && m_lines)
        m_lines->want({m_points->nodeOf(shown)});
    m_pointed->setText(pointText(shown));
    m_plot->setAccessibleDescription(joined(summary(), pointText(m_plot->current())));
}

QString MapView::pointText(int point) const
{
    if (point < 0 || !m_search || !m_search->found())
        return {};
    QStringList parts {keyLabel(m_search->found()->map.keys.at(point).key.toByteArray()),
        m_points->groupOf(point), m_points->lineOf(point).value_or(QString())};
    parts.removeAll(QString());
    return parts.join(u" \u00b7 "_s);
}

void MapView::open(int point)
{
    if (m_session && point >= 0)
        emit followed(m_session, storedRef(m_session->changes(), m_points->nodeOf(point)));
}

void MapView::selectInTree()
{
    QList<EntryRef> refs;
    for (const quint32 point : m_plot->chosen()) {
        if (refs.size() == TreeSelection::most)
            break;
        refs.append(storedRef(m_session->changes(), m_points->nodeOf(int(point))));
    }
    emit selected(m_session, refs);
}

QString MapView::hintText() const
{
    if (!m_session || !place())
        return tr("The vectors of an index are drawn here as points of a map, so that those that "
                  "are alike stand together. Open the folder of a persisted index that has "
                  "vectors.");
    if (m_search->state() == MapState::Cancelled)
        return tr("The map was cancelled.");
    if (m_search->state() == MapState::Failed)
        return errorSentence(Act::Read, m_search->error().value_or(Error()), storeName(*m_session));
    return m_search->found() ? mapHint(m_search->found()->map) : tr("The map is being made…");
}

QString MapView::summary() const
{
    const MappedVectorsPointer found = m_search ? m_search->found() : nullptr;
    return found ? mapSummary(found->map) : QString();
}

QString MapView::stateText() const
{
    const auto chosen = qint64(m_plot->chosen().size());
    if (chosen == 0)
        return summary();
    return tr("%1 of %2 points chosen", nullptr, pluralOf(chosen))
               .arg(numberText(chosen), numberText(qint64(m_search->found()->map.points.size())))
        + u"; "_s + summary();
}

} // namespace kvlens
