// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/parentline.h"

#include "model/isolated.h"
#include "ui/palette.h"
#include "ui/style.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// "storage ▸ docstore.json ▸ docstore/data"
QString pathOf(const QModelIndex &index)
{
    QStringList names;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        names.prepend(isolated(at.siblingAtColumn(0).data().toString()));
    return names.join(u" \u25b8 "_s);
}

} // namespace

ParentLine::ParentLine(QTreeView &tree)
    : QAbstractButton(&tree) // not of the viewport, with which it would scroll
    , m_tree(tree)
{
    setObjectName(u"Parent line"_s);
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ParentLine::follow);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_parent.isValid())
            m_tree.setCurrentIndex(m_parent);
    });
    watch();
}

void ParentLine::watch()
{
    const auto soon = qOverload<>(&QTimer::start);
    const QAbstractItemModel *model = m_tree.model();
    connect(m_tree.verticalScrollBar(), &QScrollBar::valueChanged, this, &ParentLine::follow);
    connect(&m_tree, &QTreeView::expanded, &m_soon, soon);
    connect(&m_tree, &QTreeView::collapsed, &m_soon, soon);
    connect(model, &QAbstractItemModel::rowsInserted, &m_soon, soon);
    connect(model, &QAbstractItemModel::rowsRemoved, &m_soon, soon);
    connect(model, &QAbstractItemModel::layoutChanged, &m_soon, soon);
    connect(model, &QAbstractItemModel::modelReset, &m_soon, soon);
    m_tree.viewport()->installEventFilter(this);
}

bool ParentLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_soon.start();
    return QAbstractButton::eventFilter(watched, event);
}

// It covers the first row, and tells of the second: so it comes and goes by the place alone.
void ParentLine::follow()
{
    const QModelIndex first = m_tree.indexAt({1, 1});
    const QModelIndex parent = m_tree.indexBelow(first).parent();
    const bool isOut = parent.isValid() && m_tree.visualRect(parent).top() < 0;
    m_parent = isOut ? parent : QModelIndex();
    setVisible(isOut);
    if (!isOut)
        return;
    m_path = pathOf(parent);
    setToolTip(m_path);
    setAccessibleName(tr("In %1").arg(m_path));
    setGeometry({m_tree.viewport()->pos(),
        QSize(m_tree.viewport()->width(), m_tree.visualRect(first).height())});
    update();
}

void ParentLine::leaveFree(const QModelIndex &row)
{
    follow();
    if (isVisible() && m_tree.visualRect(row).top() < height())
        m_tree.verticalScrollBar()->setValue(m_tree.verticalScrollBar()->value() - 1);
}

void ParentLine::paintEvent(QPaintEvent *)
{
    const Palette &colors = Palette::current();
    QPainter painter(this);
    painter.fillRect(rect(), underMouse() ? colors.hover : colors.window);
    painter.setPen(colors.line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    painter.setPen(colors.text);
    const QRect room = rect().adjusted(rhythm(this), 0, -rhythm(this), 0);
    const Qt::Alignment side = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    painter.drawText(room, int(side | Qt::AlignVCenter),
        fontMetrics().elidedText(m_path, Qt::ElideLeft, room.width()));
}

} // namespace kvlens
