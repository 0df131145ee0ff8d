// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of NeighboursPanel that asks something of a whole store, and lists the nodes of the answer
// in groups. What is asked, those that derive from it say.
#pragma once

#include "model/storequestion.h"
#include "model/vectors/vectorplaces.h"
#include "ui/keygroupsmodel.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace kvlens {

class IndexSurveys;
class KeyGroupsList;
class WrapLayout;
class WrappedLabel;

class VectorQuestionView : public QWidget
{
    Q_OBJECT
public:
    ~VectorQuestionView() override;

    // Of which store, and which of its vectors; null: of none.
    void setPlace(StoreSession *session, const std::optional<VectorPlace> &place);

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person

protected:
    // The surveys outlive it. The name is that of the list, and of the state with " state" behind.
    VectorQuestionView(
        IndexSurveys &surveys, Activity::Kind kind, const QString &name, QWidget *parent);

    virtual QString hint() const = 0; // while nothing was asked
    virtual QList<KeyGroup> groups() const = 0; // of the answer, which is there
    virtual QString summary() const = 0; // of the answer
    virtual void placeChanged() { } // or whether it can be asked

    QBoxLayout *head() const { return m_head; }
    WrapLayout *foot() const { return m_foot; }
    StoreQuestion *question() const { return m_question.get(); } // null: there is no store
    const std::optional<VectorPlace> &place() const { return m_place; }
    bool canAsk() const;
    void refresh();

private:
    QString stateText() const;

    Activity::Kind m_kind;
    StoreSession *m_session = nullptr; // not owned
    std::optional<VectorPlace> m_place;
    std::unique_ptr<StoreQuestion> m_question; // of the session
    QBoxLayout *m_head;
    WrapLayout *m_foot;
    QLabel *m_hint;
    KeyGroupsList *m_list;
    WrappedLabel *m_state;
};

} // namespace kvlens
