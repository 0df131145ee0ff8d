// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the current entry of an index points to and what uses it, to go there.
#pragma once

#include "model/index/indexsurveys.h"
#include "ui/target.h"

#include <QModelIndex>
#include <QWidget>

class QLabel;
class QTreeView;

namespace kvlens {

class LinksModel;
class SurveyLine;

class LinksPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LinksPanel(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it

    void setTarget(const Target &target); // its one entry is shown

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setUp();
    void refresh();
    void fill(const IndexSurvey *survey);
    void fitColumns();
    void keepPlace(const QVariant &ref);
    QString hint(const IndexSurvey *survey) const;
    QString summary() const;
    void follow(const QModelIndex &index);
    void copyKey();

    IndexSurveys &m_surveys;
    StoreSession *m_session = nullptr; // not owned; told by setTarget()
    std::optional<EntryRef> m_ref; // nothing: no entry, or several
    LinksModel *m_links;
    QTreeView *m_view;
    QLabel *m_hint;
    SurveyLine *m_state;
};

} // namespace kvlens
