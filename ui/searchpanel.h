// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Searches a store: what to look for, what was found, and how far it is.
#pragma once

#include "model/storesearch.h"
#include "model/workspace.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace kvlens {

class SearchLine;
class SearchResults;
class SearchResultView;

class SearchPanel : public QWidget
{
    Q_OBJECT
public:
    // The workspace outlives the panel.
    explicit SearchPanel(Workspace &workspace, QWidget *parent = nullptr);
    ~SearchPanel() override;

    void start(); // takes the focus
    void setSession(StoreSession *session); // that would be searched; nullptr: none
    qsizetype count() const; // of hits

signals:
    void countChanged();
    void showRequested(kvlens::StoreSession *session, const kvlens::SearchHit &hit);

private:
    void setUp();
    void search();
    void searchIn(StoreSession *session);
    void clear();
    void refresh();
    void refreshBar();
    bool isSearching() const;
    QString stateText() const;

    StoreSession *m_session = nullptr; // not owned; told by setSession()
    std::unique_ptr<StoreSearch> m_search; // of the last search
    SearchResults *m_results;
    SearchLine *m_line;
    SearchResultView *m_view;
    QLabel *m_hint;
    QLabel *m_state;
    QProgressBar *m_bar;
    QPushButton *m_more;
    QPushButton *m_cancel;
    std::optional<Error> m_wrong; // with what was typed
    QTimer m_patience; // before progress is shown
};

} // namespace kvlens
