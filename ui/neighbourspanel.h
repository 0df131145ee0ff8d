// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The nodes that are most alike the current one, and why another one is not found by it; or those
// that are nearly the same among all.
#pragma once

#include "model/index/indexsurveys.h"
#include "model/vectors/neighboursearch.h"
#include "ui/target.h"

#include <QModelIndex>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace kvlens {

class DuplicatesView;
class ElidedLabel;
class NodeLines;
class NeighboursModel;
class QueryChoice;
class StandoutView;
class WordsView;
class WrappedLabel;
struct VectorPlace;

class NeighboursPanel : public QWidget
{
    Q_OBJECT
public:
    explicit NeighboursPanel(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it
    ~NeighboursPanel() override;

    void setTarget(const Target &target); // its one entry asks, or is asked for

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUp();
    void setSession(StoreSession *session);
    void choosePage();
    void keepQuery(bool isKept);
    void refresh();
    void refreshTexts(const IndexSurvey *survey);
    std::optional<VectorPlace> place() const;
    QString headText() const;
    QString hintText() const;
    QString stateText() const;
    QString whyText(const IndexSurvey *survey) const;
    QString rankText() const;
    void follow(const QModelIndex &index);

    IndexSurveys &m_surveys;
    StoreSession *m_session = nullptr; // not owned; told by setTarget()
    QByteArray m_key; // of the current entry; empty: none
    QByteArray m_query; // that is kept; empty: the current one asks
    std::unique_ptr<NeighbourSearch> m_search; // of the session
    std::unique_ptr<NodeLines> m_lines; // of the session
    QTimer m_rest; // after which what nobody looks at is dropped
    NeighboursModel *m_neighbours;
    ElidedLabel *m_head;
    QToolButton *m_keep;
    QueryChoice *m_top;
    QueryChoice *m_mode; // of the query
    QLabel *m_hint;
    QTreeView *m_view;
    QLabel *m_why;
    WrappedLabel *m_state;
    QPushButton *m_again;
    QWidget *m_nearest; // the page of one query
    DuplicatesView *m_duplicates; // other pages
    StandoutView *m_standouts;
    WordsView *m_words;
    QueryChoice *m_page;
};

} // namespace kvlens
