// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One open entry: where it is, and its value in one view, or in two beside each other.
#pragma once

#include "model/valuedocument.h"

#include <QWidget>

class QBoxLayout;
class QSplitter;

namespace kvlens {

class EntryHeader;
class IndexSurveys;
class ViewPane;

// How a value is shown at first.
struct ValueLook
{
    QString view = {}; // the id (valueviews.h) of the view that was chosen last
    QString otherView = {}; // of the one beside it
    bool isTwofold = false; // both are shown
    bool wrap = false; // lines
    IndexSurveys *surveys = nullptr; // by which ids are links; not owned; nullptr: none is
};

class EntryView : public QWidget
{
    Q_OBJECT
public:
    static constexpr qsizetype leastOfTitle = 24; // characters

    EntryView(StoreSession *session, const EntryRef &ref, const ValueLook &look,
        QWidget *parent = nullptr);

    StoreSession *session() const { return &m_document->session(); }
    const EntryRef &ref() const { return m_document->ref(); }
    ValueDocument &document() { return *m_document; }
    const ValueDocument &document() const { return *m_document; }
    QString title(qsizetype characters = leastOfTitle) const; // at most so many
    QString path() const;

    void find(); // in the view that has the focus, or had it last
    void setWrap(bool wrap);
    // A second view of the same value beside the first; what is typed in one is seen in both.
    bool isTwofold() const { return m_panes.size() > 1; }
    void setTwofold(bool isTwofold);
    const ValueLook &look() const { return m_look; }
    void followLink(); // at the caret
    // Brings bytes of the value into view and selects them, once they are read.
    void showOffset(qint64 byte, qint64 length);

signals:
    void titleChanged();
    void looked(); // the person has chosen another look()
    void copyKeyRequested();
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // a link

private:
    void addPane();
    void arrangeBars();
    void takeFocus(const QWidget *now);
    void refresh();
    QString whyUnread() const;

    ValueDocument *m_document;
    ValueLook m_look;
    EntryHeader *m_header;
    QBoxLayout *m_head;
    QSplitter *m_beside;
    QList<ViewPane *> m_panes; // one or two
    ViewPane *m_current = nullptr; // that had the focus last
};

} // namespace kvlens
