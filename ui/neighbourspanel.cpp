// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/neighbourspanel.h"

#include "model/index/nodelines.h"
#include "model/index/stagedparts.h"
#include "model/treetext.h"
#include "model/vectors/neighboursmodel.h"
#include "model/vectors/vectorplaces.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/columnwidth.h"
#include "ui/duplicatesview.h"
#include "ui/elidedlabel.h"
#include "ui/queryline.h"
#include "ui/quietbuttons.h"
#include "ui/standoutview.h"
#include "ui/style.h"
#include "ui/tonedelegate.h"
#include "ui/wordsview.h"
#include "ui/wraplayout.h"
#include "ui/wrappedlabel.h"

#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Nearest = NeighboursModel;
using Standing = Neighbours::Standing;

constexpr std::chrono::seconds keptUnseen {30};

enum NeighbourPage { NearestPage, DuplicatesPage, StandoutPage, WordsPage };

constexpr int asAlike = 100; // of the choices of a mode, which are hundredths of a threshold

CellTone toneOfNeighbour(const QModelIndex &index)
{
    const int column = index.column();
    const bool isText = column == Nearest::TextColumn;
    return {.isQuiet = column == Nearest::RankColumn || column == Nearest::DocumentColumn,
        .isLost = isText && !index.data(Nearest::HasTextRole).toBool(),
        .elide = isText ? Qt::ElideRight : Qt::ElideMiddle};
}

bool hasVector(const IndexSurvey *survey, const QByteArray &key)
{
    const IndexSnapshotPointer index = survey ? survey->snapshot() : nullptr;
    return !index || index->links.vector(index->parts.ids.find(key));
}

// Whether anything stored says that this is a node.
bool isNode(const IndexSurvey *survey, const QByteArray &key)
{
    const IndexSnapshotPointer index = survey ? survey->snapshot() : nullptr;
    return !index || index->links.node(index->parts.ids.find(key));
}

} // namespace

NeighboursPanel::NeighboursPanel(IndexSurveys &surveys, QWidget *parent)
    : QWidget(parent)
    , m_surveys(surveys)
    , m_neighbours(new NeighboursModel(this))
    , m_head(new ElidedLabel(this, Qt::ElideMiddle))
    , m_keep(quietToggle(tr("Keep query"), tr("Keep query: go on asking with this node"), this))
    , m_top(new QueryChoice(tr("How many"), tr("How many neighbours are shown"), this))
    , m_mode(new QueryChoice(tr("Mode"), tr("How the query chooses"), this))
    , m_hint(new QLabel(this))
    , m_view(new QTreeView(this))
    , m_why(new QLabel(this))
    , m_state(new WrappedLabel(this))
    , m_again(new QPushButton(tr("Compare"), this))
    , m_nearest(new QWidget(this))
    , m_duplicates(new DuplicatesView(surveys, this))
    , m_standouts(new StandoutView(surveys, this))
    , m_words(new WordsView(surveys, this))
    , m_page(new QueryChoice(tr("Which vectors"), tr("What is listed of the vectors"), this))
{
    setUp();
    m_rest.setSingleShot(true);
    m_rest.setInterval(keptUnseen);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_search)
            m_search->drop();
    });
    connect(&surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
        if (&survey->session() == m_session)
            refresh();
    });
    connect(&surveys, &IndexSurveys::aboutToClose, this, [this](const StoreSession *session) {
        if (session == m_session)
            setTarget({});
    });
    connect(m_keep, &QToolButton::toggled, this, &NeighboursPanel::keepQuery);
    connect(m_top, &QActionGroup::triggered, this, &NeighboursPanel::refresh);
    connect(m_mode, &QActionGroup::triggered, this, &NeighboursPanel::refresh);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_search)
            m_search->askAgain();
    });
    connect(m_view, &QTreeView::activated, this, &NeighboursPanel::follow);
    connect(m_page, &QActionGroup::triggered, this, &NeighboursPanel::choosePage);
    connect(m_duplicates, &DuplicatesView::followed, this, &NeighboursPanel::followed);
    connect(m_standouts, &VectorQuestionView::followed, this, &NeighboursPanel::followed);
    connect(m_words, &VectorQuestionView::followed, this, &NeighboursPanel::followed);
    choosePage();
}

NeighboursPanel::~NeighboursPanel() = default;

void NeighboursPanel::setUp()
{
    setObjectName(u"Neighbours"_s);
    setAccessibleName(tr("Neighbours"));
    setFocusProxy(m_view);
    for (const int count : {10, 50, 200})
        m_top->addChoice(count, tr("Top %1").arg(numberText(count)));
    m_page->addChoice(NearestPage, tr("Nearest"));
    m_page->addChoice(DuplicatesPage, tr("Near duplicates"));
    m_page->addChoice(StandoutPage, tr("Outliers and hubs"));
    m_page->addChoice(WordsPage, tr("By words"));
    m_mode->addChoice(asAlike, tr("As alike"));
    for (const int threshold : {50, 70, 30})
        m_mode->addChoice(threshold, tr("MMR %1").arg(decimalText(threshold / 100.0, 1)));
    m_view->setModel(m_neighbours);
    m_view->setItemDelegate(new ToneDelegate(toneOfNeighbour, m_view));
    m_view->setAccessibleName(tr("Nearest nodes"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(Nearest::TextColumn, QHeaderView::Stretch);
    setMuted(m_hint);
    setMuted(m_state);
    m_hint->setWordWrap(true);
    m_why->setWordWrap(true);
    m_why->setObjectName(u"Why not found"_s);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setObjectName(u"Comparison"_s);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    m_why->setContentsMargins(step, step / 2, step, 0);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_head->setMinimumWidth(20 * fontMetrics().averageCharWidth());
    auto *head = new WrapLayout;
    head->setContentsMargins(step, step / 4, step, step / 4);
    head->setSpacing(step / 2);
    for (QWidget *part : std::initializer_list<QWidget *> {m_page->button(), m_head, m_keep,
             m_mode->button(), m_top->button(), m_duplicates->choice()})
        head->addWidget(part);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(step, step / 4, step, step / 4);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_again);
    auto *nearest = new QVBoxLayout(m_nearest);
    nearest->setContentsMargins({});
    nearest->setSpacing(0);
    nearest->addWidget(m_hint, 1, Qt::AlignTop);
    nearest->addWidget(m_view, 1);
    nearest->addWidget(m_why);
    nearest->addLayout(foot);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(m_nearest, 1);
    all->addWidget(m_duplicates, 1);
    all->addWidget(m_standouts, 1);
    all->addWidget(m_words, 1);
}

void NeighboursPanel::choosePage()
{
    const int page = m_page->chosen();
    const bool isNearest = page == NearestPage;
    m_nearest->setVisible(isNearest);
    m_keep->setVisible(isNearest);
    m_top->button()->setVisible(isNearest);
    m_mode->button()->setVisible(isNearest);
    m_duplicates->setVisible(page == DuplicatesPage);
    m_duplicates->choice()->setVisible(page == DuplicatesPage);
    m_standouts->setVisible(page == StandoutPage);
    m_words->setVisible(page == WordsPage);
    QWidget *const pages[] {m_view, m_duplicates, m_standouts, m_words};
    setFocusProxy(pages[page]);
    refresh();
}

void NeighboursPanel::setTarget(const Target &target)
{
    const QByteArray key = target.isOne() && target.session
        ? keyNow(target.session->changes(), target.entries.first())
        : QByteArray();
    if (target.session == m_session && key == m_key)
        return;
    setSession(target.session);
    m_key = key;
    refresh();
}

void NeighboursPanel::setSession(StoreSession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_duplicates->setPlace(session, std::nullopt);
    m_standouts->setPlace(session, std::nullopt);
    m_words->setPlace(session, std::nullopt);
    m_keep->setChecked(false);
    m_query.clear();
    m_neighbours->show({}, {}, nullptr, nullptr);
    m_lines = session ? std::make_unique<NodeLines>(*session) : nullptr;
    m_search = session ? std::make_unique<NeighbourSearch>(*session) : nullptr;
    if (!m_search)
        return;
    connect(m_search.get(), &NeighbourSearch::changed, this,
        [this] { refreshTexts(m_surveys.of(m_session)); });
    connect(m_search.get(), &NeighbourSearch::outdated, this, &NeighboursPanel::refresh);
}

void NeighboursPanel::keepQuery(bool isKept)
{
    m_query = isKept ? m_key : QByteArray();
    refresh();
}

void NeighboursPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_rest.stop();
    refresh();
}

void NeighboursPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_rest.start();
}

void NeighboursPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int wide = width() / fontMetrics().averageCharWidth();
    setSectionWidth(*m_view, Nearest::RankColumn, 7);
    setSectionWidth(*m_view, Nearest::ScoreColumn, 10);
    setSectionWidth(*m_view, Nearest::NodeColumn, std::clamp(wide / 4, 12, 36));
    setSectionWidth(*m_view, Nearest::DocumentColumn, std::clamp(wide / 6, 10, 30));
}

// Of the namespaces the one in which the query has its vector.
std::optional<VectorPlace> NeighboursPanel::place() const
{
    if (!m_session)
        return std::nullopt;
    const QByteArray file = QFile::encodeName(QFileInfo(m_session->address().path).fileName());
    const QList<VectorPlace> places = vectorPlaces(m_session->collections(), file);
    const IndexSurvey *survey = m_surveys.of(m_session);
    const IndexSnapshotPointer index = survey ? survey->snapshot() : nullptr;
    const IndexParts::Vector *vector = index
        ? index->links.vector(index->parts.ids.find(m_query.isEmpty() ? m_key : m_query))
        : nullptr;
    for (const VectorPlace &one : places) {
        if (vector && one.vectors == index->parts.places[vector->place])
            return one;
    }
    return places.isEmpty() ? std::nullopt : std::optional(places.first());
}

// Nothing is read for a panel that nobody sees.
void NeighboursPanel::refresh()
{
    if (!isVisible())
        return;
    m_duplicates->setPlace(m_session, place());
    m_standouts->setPlace(m_session, place());
    m_words->setPlace(m_session, place());
    if (m_page->chosen() != NearestPage)
        return m_head->setText({});
    const IndexSurvey *survey = m_surveys.wanted(m_session);
    const std::optional<VectorPlace> vectors = place();
    const QByteArray &query = m_query.isEmpty() ? m_key : m_query;
    if (vectors && !query.isEmpty() && m_session->state() == SessionState::Ready
        && hasVector(survey, query))
        m_search->ask({vectors->vectors, query, query == m_key ? QByteArray() : m_key,
            m_top->chosen(),
            m_mode->chosen() == asAlike ? std::nullopt : std::optional(m_mode->chosen() / 100.0)});
    refreshTexts(survey);
}

void NeighboursPanel::refreshTexts(const IndexSurvey *survey)
{
    const QString hint = hintText();
    const bool isFound = hint.isEmpty() && m_search->state() == NeighbourSearch::State::Finished;
    const std::optional<VectorPlace> vectors = place();
    m_neighbours->show(isFound ? m_search->found().rows : QList<Neighbours::Row>(),
        vectors ? vectors->vectors : CollectionRef(), survey ? survey->snapshot() : nullptr,
        m_lines.get());
    m_head->setText(headText());
    m_keep->setEnabled(!m_key.isEmpty() || m_keep->isChecked());
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_view->setVisible(hint.isEmpty());
    m_state->setText(hint.isEmpty() ? stateText() : QString());
    const bool isOver = m_search
        && (m_search->state() == NeighbourSearch::State::Cancelled
            || m_search->state() == NeighbourSearch::State::Failed);
    m_again->setVisible(hint.isEmpty() && isOver);
    const QString why = hint.isEmpty() ? whyText(survey) : QString();
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    if (const int row = m_neighbours->rowOf(m_key); row >= 0)
        m_view->setCurrentIndex(m_neighbours->index(row, 0));
}

QString NeighboursPanel::headText() const
{
    const QByteArray &query = m_query.isEmpty() ? m_key : m_query;
    const bool isAsked = !query.isEmpty() && m_page->chosen() == NearestPage;
    return isAsked ? tr("Nearest to %1").arg(keyLabel(query)) : QString();
}

QString NeighboursPanel::hintText() const
{
    if (!m_session || !place())
        return tr(
            "The nodes whose vectors are most alike that of the chosen one are listed here, as "
            "a query of SimpleVectorStore would find them. Open the folder of a persisted "
            "index that has vectors.");
    const QByteArray &query = m_query.isEmpty() ? m_key : m_query;
    if (query.isEmpty())
        return tr(
            "Choose a node: those whose vectors are most alike its own are listed here. Keep "
            "query asks on with it, and tells of any other that you choose why it is found or "
            "not.");
    const IndexSurvey *survey = m_surveys.of(m_session);
    if (hasVector(survey, query))
        return {};
    return isNode(survey, query)
        ? tr("%1 has no vector, so no query finds it. It was not embedded, or its vector was "
             "deleted; run the ingestion again to embed it.")
              .arg(keyLabel(query))
        : tr("%1 is no node, and has no vector. Choose one of the nodes.").arg(keyLabel(query));
}

QString NeighboursPanel::stateText() const
{
    const Neighbours &found = m_search->found();
    switch (m_search->state()) {
    case NeighbourSearch::State::Idle:
        return {};
    case NeighbourSearch::State::Searching:
        return tr("Comparing…");
    case NeighbourSearch::State::Cancelled:
        return tr("The comparison was cancelled.");
    case NeighbourSearch::State::Failed:
        return errorSentence(Act::Read, m_search->error().value_or(Error()), storeName(*m_session));
    case NeighbourSearch::State::Finished:
        break;
    }
    if (found.query == Standing::Scoreless)
        return tr("This vector is all zeros, or holds NaN or an infinity: no score can be had.");
    if (found.query != Standing::Compared)
        return tr("What is stored here is no vector.");
    const QString compared = tr(
        "%1 vectors of %2 numbers compared, as they are stored", nullptr, pluralOf(found.compared))
                                 .arg(numberText(found.compared), numberText(found.dimension));
    if (found.isCut)
        return tr("%1; none of the rest has a score, and here the library raises KeyError")
            .arg(compared);
    return found.leftOut == 0
        ? compared
        : tr("%1; %2 of another length, at which a query fails", nullptr, pluralOf(found.leftOut))
              .arg(compared, numberText(found.leftOut));
}

// Of the current entry, while another one asks.
QString NeighboursPanel::whyText(const IndexSurvey *survey) const
{
    if (m_query.isEmpty() || m_key.isEmpty() || m_key == m_query
        || m_search->state() != NeighbourSearch::State::Finished)
        return {};
    const QString name = keyLabel(m_key);
    const QString lost = isNode(survey, m_key)
        ? QString()
        : tr("Its text is not in the docstore: an index that needs it there fails.");
    switch (m_search->found().wanted) {
    case Standing::NoVector:
        return isNode(survey, m_key) ? tr("%1 is never found: it has no vector.").arg(name)
                                     : tr("%1 is no node, and has no vector.").arg(name);
    case Standing::NoNumbers:
        return tr("%1 is never found: what is stored is no vector.").arg(name);
    case Standing::OtherLength:
        return joined(tr("%1 cannot be compared: its vector has %2 numbers, as another model makes "
                         "them.")
                          .arg(name, numberText(m_search->found().wantedDimension)),
            lost);
    case Standing::Scoreless:
        return joined(
            tr("%1 has no score: its vector is all zeros, or holds NaN or an infinity.").arg(name),
            lost);
    case Standing::Compared:
        break;
    }
    if (m_mode->chosen() != asAlike) // what is chosen depends on what was chosen before
        return lost;
    return joined(rankText(), lost);
}

QString NeighboursPanel::rankText() const
{
    const Neighbours &found = m_search->found();
    const RowRank &rank = found.rank;
    const QString where = tr("%1 stands at rank %2 of %3, with a score of %4.")
                              .arg(keyLabel(m_key), numberText(rank.rank),
                                  numberText(found.compared), scoreText(rank.score));
    const qint64 inFront = rank.rank - 1;
    if (inFront <= 0 || found.rows.isEmpty())
        return where;
    return joined(where,
        tr("%1 are nearer, by %2 to %3.", nullptr, pluralOf(inFront))
            .arg(numberText(inFront), scoreText(rank.nearest - rank.score),
                scoreText(found.rows.first().score - rank.score)));
}

void NeighboursPanel::follow(const QModelIndex &index)
{
    const QVariant ref = index.data(Nearest::NodeRole);
    if (m_session && ref.isValid())
        emit followed(m_session, storedRef(m_session->changes(), ref.value<EntryRef>()));
}

} // namespace kvlens
