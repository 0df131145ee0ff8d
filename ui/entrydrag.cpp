// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entrydrag.h"

#include "ui/clipmime.h"
#include "ui/storetree.h"
#include "ui/treeindex.h"

#include <QDrag>
#include <QDropEvent>
#include <QRubberBand>
#include <QScrollBar>

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds openingPause {700};

// Whether everything that is dragged is there already.
bool isAtHome(const Target &chosen, const Target &into)
{
    if (chosen.session != into.session)
        return false;
    const auto isThere = [&into](const EntryRef &ref) { return ref.collection == into.collection; };
    const bool isListed = chosen.unlisted == 0 || chosen.collection == into.collection;
    return !into.collection
        || (isListed && std::all_of(chosen.entries.begin(), chosen.entries.end(), isThere));
}

} // namespace

EntryDrag::EntryDrag(StoreTree &tree)
    : QObject(&tree)
    , m_tree(tree)
    , m_mark(new QRubberBand(QRubberBand::Rectangle, tree.viewport()))
{
    tree.setDragEnabled(true);
    tree.viewport()->setAcceptDrops(true);
    tree.viewport()->installEventFilter(this);
    m_opening.setSingleShot(true);
    m_opening.setInterval(openingPause);
    connect(&m_opening, &QTimer::timeout, this, [this] { m_tree.expand(m_over); });
    connect(&tree, &ManyRowsView::dragStarted, this, &EntryDrag::start);
}

// Qt's drag comes back when it has ended: the one loop inside the loop that cannot be avoided.
void EntryDrag::start()
{
    const Target chosen = m_tree.target();
    if (!chosen.session || chosen.size() == 0)
        return;
    auto *drag = new QDrag(&m_tree);
    drag->setMimeData(new ChosenMime(chosen));
    drag->exec(Qt::CopyAction);
}

bool EntryDrag::eventFilter(QObject *watched, QEvent *event)
{
    return take(event) || QObject::eventFilter(watched, event);
}

bool EntryDrag::take(QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
        break;
    case QEvent::DragLeave:
        m_mark->hide();
        m_opening.stop();
        return true;
    default:
        return false;
    }
    auto &drop = static_cast<QDropEvent &>(*event);
    const std::optional<Target> place = into(drop);
    const bool isEntries = qobject_cast<const ChosenMime *>(drop.mimeData()) != nullptr;
    drop.setDropAction(Qt::CopyAction);
    // An enter that is refused would be the end; files are the window's.
    drop.setAccepted(place || (isEntries && event->type() == QEvent::DragEnter));
    mark(drop, place && event->type() != QEvent::Drop);
    if (event->type() == QEvent::DragMove)
        scrollNear(drop);
    if (event->type() == QEvent::Drop && place)
        emit dropped(*place);
    return true;
}

std::optional<Target> EntryDrag::into(const QDropEvent &event) const
{
    const auto *dragged = qobject_cast<const ChosenMime *>(event.mimeData());
    const QModelIndex row = m_tree.indexAt(event.position().toPoint());
    StoreSession *session = row.isValid() ? sessionOf(row) : nullptr;
    if (!dragged || !session || !session->editor().canEdit())
        return std::nullopt;
    const QVariant collection = row.data(StoreTreeModel::CollectionRefRole);
    const Target place {session,
        collection.isValid() ? std::optional(collection.value<CollectionRef>()) : std::nullopt};
    if (isAtHome(dragged->chosen(), place))
        return std::nullopt;
    return place;
}

void EntryDrag::mark(const QDropEvent &event, bool isTaken)
{
    QModelIndex row = m_tree.indexAt(event.position().toPoint()).siblingAtColumn(0);
    if (row != m_over) {
        m_over = row;
        m_opening.start();
    }
    m_mark->setVisible(isTaken);
    if (!isTaken)
        return m_opening.stop();
    while (nodeKind(row) == NodeKind::Key && m_tree.visualRect(row.parent()).isValid())
        row = row.parent();
    QRect place = m_tree.visualRect(row);
    place.setRight(m_tree.viewport()->width() - 1);
    m_mark->setGeometry(place);
}

// Dragged along an edge, the rows come to meet it.
void EntryDrag::scrollNear(const QDropEvent &event)
{
    const int edge = m_tree.fontMetrics().height();
    const int y = event.position().toPoint().y();
    if (y < edge)
        m_tree.verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    else if (y > m_tree.viewport()->height() - edge)
        m_tree.verticalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
}

} // namespace kvlens
