// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comingkey.h"

#include "ui/storetree.h"
#include "ui/treeindex.h"

#include <QAction>
#include <QKeyEvent>

namespace kvlens {

ComingKey::ComingKey(StoreTree &tree)
    : QObject(&tree)
    , m_tree(tree)
{
    tree.installEventFilter(this);
    connect(tree.model(), &QAbstractItemModel::dataChanged, this, &ComingKey::tell);
}

void ComingKey::preview(const QModelIndex &key)
{
    m_opens = m_opens && key == m_key;
    m_key = key;
    tell();
}

void ComingKey::open(const QModelIndex &key)
{
    m_key = key;
    m_opens = true;
    tell();
}

void ComingKey::tell()
{
    if (!m_key.isValid())
        return;
    const auto ref = entryOf(m_key);
    if (!ref)
        return;
    StoreSession *session = sessionOf(m_key);
    const bool isCurrent = m_tree.currentIndex() == std::exchange(m_key, QPersistentModelIndex());
    const bool opens = std::exchange(m_opens, false);
    if (isCurrent && opens)
        emit chosen(session, *ref);
    else if (isCurrent && m_tree.target().isOne())
        emit previewed(session, *ref);
}

bool ComingKey::isOpening() const
{
    return m_opens && m_key.isValid() && m_key == m_tree.currentIndex();
}

bool ComingKey::isOfActions(const QKeyEvent &key) const
{
    const QKeySequence keys(key.keyCombination());
    const QList<QAction *> all = m_tree.actions();
    return std::any_of(all.begin(), all.end(),
        [&keys](const QAction *action) { return action->shortcuts().contains(keys); });
}

bool ComingKey::eventFilter(QObject *, QEvent *event)
{
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if ((!isOverride && event->type() != QEvent::KeyPress) || !isOpening())
        return false;
    const auto &key = static_cast<const QKeyEvent &>(*event);
    const bool isTyped
        = isOfActions(key) || (!isOverride && !key.text().isEmpty() && key.key() != Qt::Key_Escape);
    if (isTyped)
        event->accept();
    return isTyped;
}

} // namespace kvlens
