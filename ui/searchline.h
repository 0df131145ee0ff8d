// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line in which a person says what to look for in a store, and how.
#pragma once

#include "stores/search/searchquery.h"
#include "ui/queryline.h"

class QAction;

namespace kvlens {

class SearchLine : public QueryLine
{
    Q_OBJECT
public:
    explicit SearchLine(QWidget *parent = nullptr);

    void setStoreName(const QString &name); // of the store that would be searched; empty: none
    SearchQuery query() const;

signals:
    void searchRequested(); // for query(); its text is not empty
    void cleared(); // there is nothing to look for any more

private:
    void makePlaces();
    void refresh();
    void request();

    QToolButton *m_case;
    QToolButton *m_words;
    QToolButton *m_regex;
    QueryChoice *m_places;
    QAction *m_atPath;
    QLineEdit *m_path; // only where it was asked for
    QToolButton *m_search;
    bool m_hasStore = false;
};

} // namespace kvlens
