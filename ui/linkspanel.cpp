// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linkspanel.h"

#include "model/index/linksmodel.h"
#include "model/index/stagedparts.h"
#include "stores/wtf8.h"
#include "ui/columnwidth.h"
#include "ui/style.h"
#include "ui/surveyline.h"
#include "ui/tonedelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Links = LinksModel;

CellTone toneOfLink(const QModelIndex &index)
{
    const int column = index.column();
    const bool isWords = column == Links::KindColumn || column == Links::StateColumn;
    CellTone tone {.elide = isWords ? Qt::ElideRight : Qt::ElideMiddle};
    tone.isBold = !index.parent().isValid();
    if (tone.isBold)
        return tone;
    const QVariant standing = index.data(Links::StandingRole);
    tone.isLost = standing.isValid() && standing.value<LinkStanding>() == LinkStanding::Missing;
    tone.hasMark = tone.isLost && column == Links::KindColumn;
    tone.isQuiet = column != Links::KeyColumn;
    return tone;
}

} // namespace

LinksPanel::LinksPanel(IndexSurveys &surveys, QWidget *parent)
    : QWidget(parent)
    , m_surveys(surveys)
    , m_links(new LinksModel(this))
    , m_view(new QTreeView(this))
    , m_hint(new QLabel(this))
    , m_state(new SurveyLine(this))
{
    setUp();
    connect(&surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
        if (&survey->session() == m_session)
            refresh();
    });
    connect(&surveys, &IndexSurveys::aboutToClose, this, [this](const StoreSession *session) {
        if (session == m_session)
            setTarget({});
    });
    connect(m_view, &QTreeView::activated, this, &LinksPanel::follow);
    whenRoomChanges(*m_view, [this] { fitColumns(); });
    auto *copy = new QShortcut(QKeySequence::Copy, m_view);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &LinksPanel::copyKey);
    refresh();
}

void LinksPanel::setUp()
{
    setObjectName(u"Links"_s);
    setAccessibleName(tr("Links"));
    setFocusProxy(m_view);
    m_view->setModel(m_links);
    m_view->setAccessibleName(tr("Links of the entry"));
    m_view->setItemDelegate(new ToneDelegate(toneOfLink, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setExpandsOnDoubleClick(false);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(Links::KeyColumn, QHeaderView::Stretch);
    setMuted(m_hint);
    m_hint->setWordWrap(true);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_hint, 1, Qt::AlignTop);
    all->addWidget(m_view, 1);
    all->addWidget(m_state);
}

void LinksPanel::setTarget(const Target &target)
{
    const std::optional<EntryRef> ref
        = target.isOne() ? std::optional(target.entries.first()) : std::nullopt;
    if (target.session == m_session && ref == m_ref)
        return;
    m_session = target.session;
    m_ref = ref;
    refresh();
}

void LinksPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

// Each has what it needs, as far as there is room; where it is gives way last.
void LinksPanel::fitColumns()
{
    const int room = m_view->viewport()->width() - 24 * fontMetrics().averageCharWidth(); // the key
    const int kind = std::min(neededWidth(*m_view, Links::KindColumn), room * 2 / 5);
    const int place = std::min(neededWidth(*m_view, Links::PlaceColumn), (room - kind) * 3 / 4);
    const int state = std::min(neededWidth(*m_view, Links::StateColumn), room - kind - place);
    m_view->header()->resizeSection(Links::KindColumn, kind);
    m_view->header()->resizeSection(Links::PlaceColumn, place);
    m_view->header()->resizeSection(Links::StateColumn, state);
}

// Nothing is read for a panel that nobody sees.
void LinksPanel::refresh()
{
    if (!isVisible())
        return;
    IndexSurvey *survey = m_surveys.wanted(m_ref ? m_session : nullptr);
    fill(survey);
    const bool isEmpty = m_links->isEmpty();
    m_view->setVisible(!isEmpty);
    m_hint->setVisible(isEmpty);
    m_hint->setText(hint(survey));
    m_state->setVisible(survey);
    m_state->show(survey, summary());
}

void LinksPanel::fill(const IndexSurvey *survey)
{
    if (!survey || !survey->snapshot())
        return m_links->clear();
    const QVariant before = m_view->currentIndex().data(Links::EntryRefRole);
    m_links->show(*survey->snapshot(), {m_ref->collection, keyNow(m_session->changes(), *m_ref)});
    m_view->expandAll();
    for (int group = 0; group < m_links->rowCount(); ++group)
        m_view->setFirstColumnSpanned(group, {}, true);
    if (!m_view->currentIndex().isValid())
        keepPlace(before);
    fitColumns();
}

void LinksPanel::keepPlace(const QVariant &ref)
{
    for (int group = 0; group < m_links->rowCount(); ++group) {
        const QModelIndex parent = m_links->index(group, 0);
        for (int row = 0; row < m_links->rowCount(parent); ++row) {
            const QModelIndex index = m_links->index(row, 0, parent);
            if (ref.isValid() && index.data(Links::EntryRefRole) == ref)
                return m_view->setCurrentIndex(index);
        }
    }
    m_view->setCurrentIndex(m_links->index(0, 0, m_links->index(0, 0)));
}

QString LinksPanel::hint(const IndexSurvey *survey) const
{
    if (m_session && !IndexSurvey::isIndex(*m_session))
        return tr("%1 is no index, so its entries have no links. Open the folder of a persisted "
                  "index to see what points where.")
            .arg(storeName(*m_session));
    return survey ? QString()
                  : tr("What the chosen entry of an index points to, and what uses it, is listed "
                       "here. Enter on a link goes there; Back returns.");
}

QString LinksPanel::summary() const
{
    return m_ref && m_session
        ? tr("%1 in %2")
              .arg(keyLabel(*m_session, *m_ref), collectionPath(*m_session, m_ref->collection))
        : QString();
}

void LinksPanel::follow(const QModelIndex &index)
{
    const QVariant ref = index.data(Links::EntryRefRole);
    const auto standing = index.data(Links::StandingRole).value<Links::Standing>();
    if (m_session && ref.isValid() && standing == Links::Standing::There)
        emit followed(m_session, storedRef(m_session->changes(), ref.value<EntryRef>()));
}

void LinksPanel::copyKey()
{
    const QVariant ref = m_view->currentIndex().data(Links::EntryRefRole);
    if (ref.isValid())
        QGuiApplication::clipboard()->setText(fromWtf8(ref.value<EntryRef>().key));
}

} // namespace kvlens
