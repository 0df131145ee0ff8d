// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/duplicatesview.h"

#include "model/index/nodelines.h"
#include "model/index/stagedparts.h"
#include "model/treetext.h"
#include "model/vectors/duplicatesmodel.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/columnwidth.h"
#include "ui/queryline.h"
#include "ui/style.h"
#include "ui/tonedelegate.h"
#include "ui/wraplayout.h"
#include "ui/wrappedlabel.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Alike = DuplicatesModel;
using DuplicateState = DuplicateSearch::State;

constexpr double thresholdScale = 1000; // choices are whole numbers
constexpr qsizetype mostUnfolded = 50; // groups that are open when they are found

CellTone toneOfDuplicate(const QModelIndex &index)
{
    const bool isText = index.column() == Alike::TextColumn;
    CellTone tone {.elide = isText ? Qt::ElideRight : Qt::ElideMiddle};
    if (!index.parent().isValid()) {
        tone.isBold = index.column() == Alike::NodeColumn;
        return tone;
    }
    tone.isLost = isText && !index.data(Alike::HasTextRole).toBool();
    tone.isQuiet = index.column() == Alike::DocumentColumn;
    return tone;
}

} // namespace

DuplicatesView::DuplicatesView(IndexSurveys &surveys, QWidget *parent)
    : QWidget(parent)
    , m_surveys(surveys)
    , m_groups(new DuplicatesModel(this))
    , m_threshold(
          new QueryChoice(tr("How much alike"), tr("The least cosine of two vectors"), this))
    , m_hint(new QLabel(this))
    , m_view(new QTreeView(this))
    , m_state(new WrappedLabel(this))
    , m_find(new QPushButton(tr("Find duplicates"), this))
{
    setUp();
    connect(&surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
        if (&survey->session() == m_session)
            refresh();
    });
    connect(m_threshold, &QActionGroup::triggered, this, [this] {
        if (m_search && m_search->state() != DuplicateState::Idle)
            find();
    });
    connect(m_find, &QPushButton::clicked, this, &DuplicatesView::find);
    connect(m_view, &QTreeView::activated, this, &DuplicatesView::follow);
    connect(
        m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &DuplicatesView::wantLines);
    connect(
        m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, &DuplicatesView::wantLines);
    connect(m_view, &QTreeView::expanded, this, &DuplicatesView::wantLines);
}

DuplicatesView::~DuplicatesView() = default;

QWidget *DuplicatesView::choice() const
{
    return m_threshold->button();
}

void DuplicatesView::setUp()
{
    setFocusProxy(m_find);
    for (const int thousandths : {990, 999, 1000, 980, 950, 900})
        m_threshold->addChoice(
            thousandths, tr("From %1").arg(decimalText(thousandths / thresholdScale, 3)));
    m_view->setModel(m_groups);
    m_view->setItemDelegate(new ToneDelegate(toneOfDuplicate, m_view));
    m_view->setAccessibleName(tr("Near duplicates"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setExpandsOnDoubleClick(false);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(Alike::TextColumn, QHeaderView::Stretch);
    setMuted(m_hint);
    setMuted(m_state);
    m_hint->setWordWrap(true);
    m_state->setObjectName(u"Duplicates found"_s);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    QSizePolicy takesTheRest(QSizePolicy::Expanding, QSizePolicy::Preferred);
    takesTheRest.setHeightForWidth(true);
    m_state->setSizePolicy(takesTheRest);
    auto *foot = new WrapLayout;
    foot->setContentsMargins(step, step / 4, step, step / 4);
    foot->setSpacing(step);
    foot->addWidget(m_state);
    foot->addWidget(m_find);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_hint, 1, Qt::AlignTop);
    all->addWidget(m_view, 1);
    all->addLayout(foot);
}

void DuplicatesView::setPlace(StoreSession *session, const std::optional<VectorPlace> &place)
{
    setSession(session);
    const bool isOther = place && (!m_place || place->vectors != m_place->vectors);
    if (isOther && m_search && m_search->state() != DuplicateState::Idle)
        m_search->drop(); // what was found is of other vectors
    m_place = place;
    refresh();
}

void DuplicatesView::setSession(StoreSession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_groups->show({}, {}, nullptr, nullptr);
    m_lines = session ? std::make_unique<NodeLines>(*session) : nullptr;
    m_search = session ? std::make_unique<DuplicateSearch>(*session) : nullptr;
    if (m_search)
        connect(m_search.get(), &DuplicateSearch::changed, this, &DuplicatesView::refresh);
}

double DuplicatesView::threshold() const
{
    return m_threshold->chosen() / thresholdScale;
}

void DuplicatesView::find()
{
    if (m_search && m_place)
        m_search->ask({m_place->vectors, threshold()});
}

void DuplicatesView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void DuplicatesView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int wide = width() / fontMetrics().averageCharWidth();
    setSectionWidth(*m_view, Alike::NodeColumn, std::clamp(wide / 3, 20, 44));
    setSectionWidth(*m_view, Alike::ScoreColumn, 14);
    setSectionWidth(*m_view, Alike::DocumentColumn, std::clamp(wide / 6, 10, 30));
    wantLines();
}

// Nothing is read for a view that nobody sees.
void DuplicatesView::refresh()
{
    if (!isVisible())
        return;
    const IndexSurvey *survey = m_surveys.wanted(m_session);
    const bool isFound = m_search && m_search->state() == DuplicateState::Finished;
    const QString hint = hintText();
    const bool hadGroups = m_groups->rowCount() > 0;
    m_groups->show(isFound ? m_search->found().groups : QList<QList<FoundDuplicates::Row>>(),
        m_place ? m_place->vectors : CollectionRef(), survey ? survey->snapshot() : nullptr,
        m_lines.get());
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_view->setVisible(hint.isEmpty());
    m_state->setText(stateText());
    m_find->setEnabled(m_search && m_place && m_session->state() == SessionState::Ready);
    if (!hadGroups && m_groups->rowCount() > 0) {
        const qsizetype groups = std::min<qsizetype>(m_groups->rowCount(), mostUnfolded);
        for (int group = 0; group < groups; ++group)
            m_view->expand(m_groups->index(group, 0));
        m_view->setCurrentIndex(m_groups->index(0, 0));
        if (m_find->hasFocus())
            m_view->setFocus();
    }
    wantLines();
}

void DuplicatesView::wantLines()
{
    QModelIndexList seen;
    const int below = m_view->viewport()->height();
    for (QModelIndex one = m_view->indexAt({0, 0});
         one.isValid() && m_view->visualRect(one).top() <= below; one = m_view->indexBelow(one))
        seen.append(one);
    m_groups->wantLines(seen);
}

QString DuplicatesView::hintText() const
{
    const bool isFound = m_search && m_search->state() == DuplicateState::Finished;
    if (isFound && !m_search->found().groups.isEmpty())
        return {};
    if (isFound)
        return tr("No two vectors have a cosine of %1 or more.")
            .arg(decimalText(m_search->question().threshold, 3));
    return tr("Vectors that are nearly the same are listed here in groups: texts that were stored "
              "twice, or pieces that say the same, which take the places of others in an answer. "
              "Find duplicates compares all with all.");
}

QString DuplicatesView::stateText() const
{
    if (!m_search)
        return {};
    switch (m_search->state()) {
    case DuplicateState::Idle:
        return {};
    case DuplicateState::Searching:
        return tr("Comparing…");
    case DuplicateState::Cancelled:
        return tr("The comparison was cancelled.");
    case DuplicateState::Failed:
        return errorSentence(Act::Read, m_search->error().value_or(Error()), storeName(*m_session));
    case DuplicateState::Finished:
        break;
    }
    const FoundDuplicates &found = m_search->found();
    QStringList parts {tr("%1 groups", nullptr, pluralOf(found.groups.size()))
                           .arg(numberText(found.groups.size())),
        tr("%1 vectors of %2 numbers compared, as they are stored", nullptr,
            pluralOf(found.compared))
            .arg(numberText(found.compared), numberText(found.dimension))};
    if (found.leftOut > 0)
        parts.append(tr("%1 of another length left out", nullptr, pluralOf(found.leftOut))
                         .arg(numberText(found.leftOut)));
    if (found.scoreless > 0)
        parts.append(tr("%1 have no direction", nullptr, pluralOf(found.scoreless))
                         .arg(numberText(found.scoreless)));
    return parts.join(u"; "_s);
}

void DuplicatesView::follow(const QModelIndex &index)
{
    const QVariant ref = index.data(Alike::NodeRole);
    if (m_session && ref.isValid())
        emit followed(m_session, storedRef(m_session->changes(), ref.value<EntryRef>()));
    else if (index.isValid())
        m_view->setExpanded(
            index.siblingAtColumn(0), !m_view->isExpanded(index.siblingAtColumn(0)));
}

} // namespace kvlens
