// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storetree.h"

#include "ui/chosenkeys.h"
#include "ui/chosenrows.h"
#include "ui/comingkey.h"
#include "ui/parentline.h"
#include "ui/treedelegate.h"
#include "ui/treeheader.h"
#include "ui/treeindex.h"
#include "ui/treeselection.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Model = StoreTreeModel;

constexpr int keyCharacters = 24; // what the key column always shows
constexpr qsizetype rangesLeftOpen = 3;
constexpr qint64 matchesShown = 200; // by the filter, without a click

} // namespace

StoreTree::StoreTree(StoreTreeModel &model, QWidget *parent)
    : ManyRowsView(parent)
    , m_model(model)
    , m_header(new TreeHeader(model, this))
{
    setModel(&model);
    setHeader(m_header); // where the view does not sort by itself it takes both of these away
    m_rows = new ChosenRows(*this);
    m_coming = new ComingKey(*this);
    m_header->setSectionsClickable(true);
    m_header->setSortIndicatorShown(true);
    m_parentLine = new ParentLine(*this);
    setObjectName(u"Collections and keys"_s);
    setAccessibleName(tr("Collections and keys"));
    setItemDelegate(new TreeDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAllColumnsShowFocus(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setExpandsOnDoubleClick(true);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    setIconSize({side, side});
    fitColumns();

    connect(m_header, &TreeHeader::wantedChanged, this, &StoreTree::fitColumns);
    // The column that sorts is one of those that stay.
    connect(&model, &Model::sortingChanged, this, &StoreTree::fitColumns);
    connect(&model, &Model::rowsInserted, this, &StoreTree::fitIfStoresChanged);
    connect(&model, &Model::rowsRemoved, this, &StoreTree::fitIfStoresChanged);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (nodeKind(index) == NodeKind::Key)
            m_coming->preview(index);
        else if (nodeKind(index) == NodeKind::Tail)
            m_model.goOn(index);
    });
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (nodeKind(index) == NodeKind::Key)
            m_coming->open(index);
    });
    connect(m_rows, &ChosenRows::rearranged, this, &StoreTree::tellTarget);
    connect(&model, &Model::located, this, &StoreTree::takeLocated);
    connect(&model, &Model::named, this, [this](StoreSession *session, const EntryRef &ref) {
        m_goingTo.clear(); // it is found, whether or not it has a row
        emit found();
        emit previewed(session, ref);
    });
    connect(&model, &Model::jumped, this, &StoreTree::takeJump);
    connect(m_coming, &ComingKey::previewed, this, &StoreTree::previewed);
    connect(m_coming, &ComingKey::chosen, this, &StoreTree::chosen);
    connect(&model, &Model::filterCountsChanged, this, &StoreTree::expandMatches);
    connect(&model, &QAbstractItemModel::modelReset, this, &StoreTree::reselect);
    connect(&model, &QAbstractItemModel::layoutChanged, this, [this] {
        expandFirstRange();
        reselect();
    });
}

Target StoreTree::target() const
{
    Target target;
    const QModelIndex current = currentIndex();
    const QModelIndexList rows = selectionModel()->selectedRows();
    const QModelIndex lead = rows.isEmpty() ? current : rows.first();
    if (!lead.isValid())
        return target;
    target.session = sessionOf(lead);
    const QVariant collection = lead.data(Model::CollectionRefRole);
    if (collection.isValid())
        target.collection = collection.value<CollectionRef>();
    for (const QModelIndex &row : rows) {
        const QModelIndex range = row.parent();
        const bool inRange
            = nodeKind(range) == NodeKind::Range && selectionModel()->isSelected(range);
        if (sessionOf(row) != target.session || inRange)
            continue;
        if (nodeKind(row) == NodeKind::Range)
            target.unlisted += row.data(Model::CountRole).toLongLong();
        else if (const auto ref = entryOf(row))
            target.entries.append(*ref);
        else if (nodeKind(row) == NodeKind::Key)
            ++target.unlisted;
    }
    return target;
}

void StoreTree::whenListed(const Use &use)
{
    delete m_chosen;
    const Target now = target();
    if (now.unlisted == 0)
        return use(now);
    m_chosen = new ChosenKeys(m_model, selectionModel()->selection(), now, this);
    connect(m_chosen, &ChosenKeys::finished, this, [this, use](const Target &all) {
        m_chosen->deleteLater();
        use(all);
    });
    connect(m_chosen, &ChosenKeys::failed, this, [this](const Error &error) {
        m_chosen->deleteLater();
        emit couldNotList(error);
    });
    m_chosen->start();
}

void StoreTree::show(StoreSession *session, const EntryRef &ref)
{
    m_wanted = {session, ref.collection, {ref}};
    if (m_model.indexOf(session, ref).isValid())
        reselect();
    else
        m_model.locate(session, ref);
}

void StoreTree::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QModelIndex range = index.parent();
    const bool opens = range.isValid() && !isExpanded(range) && nodeKind(range) == NodeKind::Range;
    if (opens) {
        m_openedInPassing.removeAll(range);
        m_openedInPassing.append(range);
    }
    while (m_openedInPassing.size() > rangesLeftOpen) {
        if (const QPersistentModelIndex oldest = m_openedInPassing.takeFirst(); oldest.isValid())
            collapse(oldest);
    }
    QTreeView::scrollTo(index, hint);
    m_parentLine->leaveFree(index);
}

void StoreTree::reselect()
{
    if (!m_wanted.session || m_wanted.entries.size() != 1)
        return;
    const QModelIndex index = m_model.indexOf(m_wanted.session, m_wanted.entries.first());
    if (!index.isValid() || index == currentIndex())
        return;
    // Whatever keys are held: they may be those of the action that asked for it.
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

// What is shown has no row, as the filter hides it: another row is not chosen instead of it.
void StoreTree::takeLocated(const QModelIndex &index, const EntryRef &ref)
{
    const bool isWanted = m_wanted.session && m_wanted.entries == QList<EntryRef> {ref};
    if (isWanted && !index.isValid() && m_model.isFiltered()) // else it is gone, or still to come
        clearSelection();
    else
        reselect();
}

void StoreTree::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    QModelIndex going = currentIndex();
    while (going.isValid() && going.parent() != parent)
        going = going.parent();
    const bool isGoing = going.isValid() && going.row() >= first && going.row() <= last;
    ManyRowsView::rowsAboutToBeRemoved(parent, first, last);
    if (isGoing) // when all that goes is gone
        QMetaObject::invokeMethod(this, &StoreTree::selectAfterRemoval, Qt::QueuedConnection);
}

// The row that is current by now is selected, whatever keys are held, as they may be those of an
// undo; and it is shown.
void StoreTree::selectAfterRemoval()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    if (!selectionModel()->isSelected(current))
        selectionModel()->setCurrentIndex(
            current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (nodeKind(current) == NodeKind::Key)
        m_coming->preview(current);
}

void StoreTree::goTo(const QString &text)
{
    m_goingTo = text;
    const QModelIndex from = currentIndex().isValid() ? currentIndex() : m_model.index(0, 0);
    m_model.jump(from, text, JumpAim::Key);
}

void StoreTree::keyboardSearch(const QString &text)
{
    const bool goesOn
        = m_sinceTyped.isValid() && !m_sinceTyped.hasExpired(QApplication::keyboardInputInterval());
    if (!goesOn) {
        m_typed.clear();
        m_typedFrom = currentIndex();
    }
    m_typed += text;
    m_sinceTyped.start();
    m_goingTo.clear();
    m_model.jump(m_typedFrom.isValid() ? QModelIndex(m_typedFrom) : m_model.index(0, 0), m_typed,
        JumpAim::Next);
}

void StoreTree::takeJump(const QModelIndex &index)
{
    const QString goingTo = std::exchange(m_goingTo, {});
    if (!index.isValid()) {
        if (!goingTo.isEmpty())
            emit notFound(goingTo);
        return;
    }
    if (!goingTo.isEmpty())
        emit found();
    setCurrentIndex(index);
    scrollTo(index);
    m_coming->preview(index);
}

void StoreTree::expandStore(StoreSession *session)
{
    const QModelIndex store = m_model.indexOf(session);
    expand(store);
    for (int row = 0; row < m_model.rowCount(store); ++row) {
        const QModelIndex child = m_model.index(row, 0, store);
        if (nodeKind(child) == NodeKind::Group)
            expand(child);
    }
    if (!currentIndex().isValid())
        setCurrentIndex(store);
    if (session->collections().size() != 1)
        return;
    m_first = m_model.indexOf(session, session->collections().first().ref);
    expand(m_first);
    expandFirstRange();
}

// A collection that opened by itself shows keys; it may become ranged while it loads.
void StoreTree::expandFirstRange()
{
    const QModelIndex range = m_model.index(0, 0, m_first);
    if (!range.isValid() || nodeKind(range) != NodeKind::Range)
        return;
    if (isExpanded(m_first))
        expand(range);
    m_first = QPersistentModelIndex();
}

// A few matches are shown without a click; what was opened for them closes with the filter.
void StoreTree::expandMatches()
{
    if (!m_model.isFiltered()) {
        for (const QPersistentModelIndex &index : std::exchange(m_expandedForFilter, {})) {
            if (currentIndex().parent() != index && !m_rows->areIn(index))
                collapse(index);
        }
        return;
    }
    const KeyMatches::Counts counts = m_model.filterCounts();
    if (!counts.finished || counts.matching > matchesShown)
        return;
    for (int store = 0; store < m_model.rowCount(); ++store)
        expandMatchesBelow(m_model.index(store, 0));
}

void StoreTree::expandMatchesBelow(const QModelIndex &parent)
{
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex child = m_model.index(row, 0, parent);
        const NodeKind kind = nodeKind(child);
        if (kind == NodeKind::Group)
            expandMatchesBelow(child);
        const bool matches
            = kind == NodeKind::Collection && child.data(Model::MatchCountRole).toLongLong() > 0;
        if (!matches || isExpanded(child))
            continue;
        expand(child);
        m_expandedForFilter.append(child);
    }
}

void StoreTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void StoreTree::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitColumns();
}

int StoreTree::keyColumnWidth() const
{
    const int character = fontMetrics().averageCharWidth();
    const int before = 4 * indentation() + iconSize().width() + character; // in an index folder
    return before + keyCharacters * character;
}

void StoreTree::showAll(StoreSession *session, const QList<EntryRef> &refs)
{
    new TreeSelection(*this, m_model, session, refs);
}

int StoreTree::leastWidth() const
{
    return keyColumnWidth() + style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
}

int StoreTree::roomBesideKeys() const
{
    return viewport()->width() - keyColumnWidth();
}

void StoreTree::setColumnWanted(int column, bool isWanted)
{
    const int missing = isWanted ? m_header->missing(column, roomBesideKeys()) : 0;
    m_header->setWanted(column, isWanted);
    if (missing > 0 && isVisible())
        emit roomWanted(missing);
}

// A store's own rows come once it is open, and what it keeps is known by then.
void StoreTree::fitIfStoresChanged()
{
    const bool did = std::exchange(m_keepsTimes, m_header->keepsTimes());
    if (did != m_keepsTimes)
        fitColumns();
}

void StoreTree::fitColumns()
{
    m_header->fit(roomBesideKeys());
}

void StoreTree::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        if (nodeKind(currentIndex()) == NodeKind::Key)
            m_coming->open(currentIndex());
        else if (nodeKind(currentIndex()) == NodeKind::Tail)
            m_model.goOn(currentIndex());
        else
            setExpanded(currentIndex(), !isExpanded(currentIndex()));
        return;
    }
    const QModelIndex before = currentIndex();
    QTreeView::keyPressEvent(event);
    if (currentIndex() != before && nodeKind(currentIndex()) == NodeKind::Key)
        m_coming->preview(currentIndex());
}

void StoreTree::selectionChanged(const QItemSelection &selected, const QItemSelection &before)
{
    QTreeView::selectionChanged(selected, before);
    tellTarget();
}

void StoreTree::dataChanged(
    const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    ManyRowsView::dataChanged(topLeft, bottomRight, roles);
    if (m_isUnnamed && entryOf(currentIndex()))
        tellTarget();
}

void StoreTree::tellTarget()
{
    const Target now = target();
    m_isUnnamed = now.unlisted == 1 && now.entries.isEmpty();
    const bool isElsewhere = selectionModel()->hasSelection() && now.size() == 0;
    if (now.size() > 0 || isElsewhere) // several, or none: no single key is selected again
        m_wanted = now.isOne() ? now : Target();
    emit targetChanged();
}

} // namespace kvlens
