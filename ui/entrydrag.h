// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of the tree dragged to another collection or store of it. Nothing is read while the mouse
// moves: what was dropped is read as a copy is.
#pragma once

#include "ui/target.h"

#include <QPersistentModelIndex>
#include <QTimer>

class QDropEvent;
class QRubberBand;

namespace kvlens {

class StoreTree;

class EntryDrag : public QObject
{
    Q_OBJECT
public:
    explicit EntryDrag(StoreTree &tree); // which it is a child of

signals:
    void dropped(const kvlens::Target &into); // what is chosen is to be copied there

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start();
    bool take(QEvent *event);
    std::optional<Target> into(
        const QDropEvent &event) const; // nothing: it cannot be dropped there
    void mark(const QDropEvent &event, bool isTaken);
    void scrollNear(const QDropEvent &event);

    StoreTree &m_tree;
    QRubberBand *m_mark; // around the row that gets it
    QTimer m_opening; // of the row that is waited over
    QPersistentModelIndex m_over;
};

} // namespace kvlens
