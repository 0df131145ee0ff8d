// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A line over the top of a tree that says what the rows below it are in, while that has no row in
// view itself.
#pragma once

#include <QAbstractButton>
#include <QPersistentModelIndex>
#include <QTimer>

class QTreeView;

namespace kvlens {

// A click goes there; by keyboard the tree's own Left does.
// Lifetime: a child of the tree, whose rows have one height.
class ParentLine : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ParentLine(QTreeView &tree);

    void leaveFree(const QModelIndex &row); // which was scrolled to: the line does not cover it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void watch();
    void follow();

    QTreeView &m_tree;
    QPersistentModelIndex m_parent; // that it tells of
    QString m_path; // of that
    QTimer m_soon;
};

} // namespace kvlens
