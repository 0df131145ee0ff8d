// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A view of rows of one height, of which very many may change at once.
#pragma once

#include <QTreeView>

namespace kvlens {

class ManyRowsView : public QTreeView
{
    Q_OBJECT
public:
    using QTreeView::QTreeView;

    // Qt looks for each of the rows that changed; of many the view is painted anew, and that is
    // all.
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
        const QList<int> &roles = {}) override;

    void beTable(); // without a frame, branches and lines; its columns keep their widths

signals:
    void dragStarted(); // of what is selected, where dragging is enabled

protected:
    void startDrag(Qt::DropActions) override { emit dragStarted(); }
};

} // namespace kvlens
