// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The vectors of a store that are nearly the same, in groups, and the way to their nodes.
#pragma once

#include "model/index/indexsurveys.h"
#include "model/vectors/duplicatesearch.h"
#include "model/vectors/vectorplaces.h"

#include <QWidget>

class QLabel;
class QModelIndex;
class QPushButton;
class QTreeView;

namespace kvlens {

class DuplicatesModel;
class NodeLines;
class QueryChoice;
class WrappedLabel;

// A part of NeighboursPanel. It looks for nothing by itself: all vectors are compared with all.
class DuplicatesView : public QWidget
{
    Q_OBJECT
public:
    explicit DuplicatesView(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it
    ~DuplicatesView() override;

    // Of which store, and which of its vectors; null: of none.
    void setPlace(StoreSession *session, const std::optional<VectorPlace> &place);
    QWidget *choice() const; // how much alike they have to be; for the line above

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUp();
    void setSession(StoreSession *session);
    void find();
    void refresh();
    void wantLines();
    QString hintText() const;
    QString stateText() const;
    double threshold() const;
    void follow(const QModelIndex &index);

    IndexSurveys &m_surveys;
    StoreSession *m_session = nullptr; // not owned; told by setPlace()
    std::optional<VectorPlace> m_place;
    std::unique_ptr<DuplicateSearch> m_search; // of the session
    std::unique_ptr<NodeLines> m_lines; // of the session
    DuplicatesModel *m_groups;
    QueryChoice *m_threshold;
    QLabel *m_hint;
    QTreeView *m_view;
    WrappedLabel *m_state;
    QPushButton *m_find;
};

} // namespace kvlens
