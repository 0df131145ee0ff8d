// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The places that a search found, below their entries; the match itself stands out.
#pragma once

#include "stores/search/searchquery.h"

#include <QTreeView>

namespace kvlens {

class SearchResults;

class SearchResultView : public QTreeView
{
    Q_OBJECT
public:
    explicit SearchResultView(SearchResults &results, QWidget *parent = nullptr);

    void focusFirst(); // takes the focus; the first row is current if none is

signals:
    void chosen(const kvlens::SearchHit &hit); // by Enter or a double click; an entry: its first

protected:
    void resizeEvent(QResizeEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
};

} // namespace kvlens
