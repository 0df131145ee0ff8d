// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The source documents of an index, and of the chosen one its nodes in order.
#pragma once

#include "model/index/indexsurveys.h"
#include "ui/target.h"

#include <QModelIndex>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;
class QTreeView;

namespace kvlens {

class DocumentNodesModel;
class DocumentsModel;
class ElidedLabel;
class NodeLines;
class QueryLine;
class SurveyLine;

class DocumentsView : public QWidget
{
    Q_OBJECT
public:
    explicit DocumentsView(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it
    ~DocumentsView() override;

    void setSession(StoreSession *session); // nullptr: none
    void find(); // the filter takes the focus

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeDocuments();
    QWidget *makeNodes();
    void connectParts();
    void refresh();
    void fill(const IndexSurvey *survey);
    void applyFilter();
    void chooseFirst();
    void showNodes();
    void fitColumns();
    void wantLines();
    void refreshHead();
    QString hashText() const;
    std::optional<EntryRef> hashRef() const; // of the chosen document
    QString hint() const;
    QString summary(const IndexSurvey *survey) const;
    void follow(const QModelIndex &node, int role);

    IndexSurveys &m_surveys;
    StoreSession *m_session = nullptr; // not owned; told by setSession()
    std::unique_ptr<NodeLines> m_lines; // of the session
    QByteArray m_document; // that is chosen; its id
    DocumentsModel *m_documents;
    DocumentNodesModel *m_nodes;
    QueryLine *m_filter;
    QToolButton *m_trouble;
    QTreeView *m_list;
    QLabel *m_hint;
    SurveyLine *m_state;
    QWidget *m_lower;
    ElidedLabel *m_head;
    QPushButton *m_vector;
    QTreeView *m_nodeList;
};

} // namespace kvlens
