// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A list of nodes in groups, and the way to them.
#pragma once

#include "model/index/indexsurveys.h"
#include "ui/keygroupsmodel.h"

#include <QTreeView>

namespace kvlens {

class KeyGroupsList : public QTreeView
{
    Q_OBJECT
public:
    KeyGroupsList(IndexSurveys &surveys, const QString &name, QWidget *parent); // which outlive it

    void setSession(StoreSession *session);
    // `others`: as KeyGroupsModel::show(). Unfolds what is new.
    void show(const QList<KeyGroup> &groups, const CollectionRef &others);
    using QTreeView::show;

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void wantLines();
    void follow(const QModelIndex &index);

    IndexSurveys &m_surveys;
    StoreSession *m_session = nullptr; // not owned
    std::unique_ptr<NodeLines> m_lines; // of the session
    KeyGroupsModel *m_groups;
    QList<KeyGroup> m_shown;
    CollectionRef m_others;
};

} // namespace kvlens
