// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value in the views that fit it, one at a time on page tabs.
#pragma once

#include "model/valuedocument.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace kvlens {

class IndexSurveys;
class ValueView;

class ViewPane : public QWidget
{
    Q_OBJECT
public:
    struct Begin // with which view (valueviews.h), if it fits; else the one that fits best
    {
        QString wanted = {}; // its id
        QString other = {}; // the id of one that is seen elsewhere: rather not this
        IndexSurveys *surveys = nullptr; // for ValueView::setSurveys()
    };
    // The document outlives it.
    ViewPane(ValueDocument &document, const Begin &begin, QWidget *parent);

    QTabBar *bar() const { return m_bar; } // for who lays it out
    ValueView *view() const; // nullptr: the value is not there yet
    QString viewId() const; // of that view, or empty
    void setWrap(bool wrap);
    void showBytes(const json::Span &bytes); // once the value is there
    void setUnread(const QString &why); // why there is no view

signals:
    void viewChosen(const QString &id); // by the person
    void followed(const kvlens::EntryRef &ref); // a link, by the person

private:
    void refresh();
    int bestView() const;
    void choose(int number);

    ValueDocument &m_document;
    Begin m_begin;
    std::optional<json::Span> m_wantedBytes;
    bool m_wrap = false;
    QTabBar *m_bar;
    QLabel *m_unread;
    QStackedWidget *m_stack;
    QList<ValueView *> m_views; // by number in the table; made when first chosen
};

} // namespace kvlens
