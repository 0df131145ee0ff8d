// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One open entry: where it is, and its value in the views that fit it, one at a time on page tabs.
#pragma once

#include "model/valuedocument.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace kvlens {

class EntryHeader;
class ValueView;

class EntryView : public QWidget
{
    Q_OBJECT
public:
    // `view`: the id (valueviews.h) of the view to begin with if it fits; else the one that fits
    // best.
    EntryView(
        StoreSession *session, const EntryRef &ref, const QString &view, QWidget *parent = nullptr);

    StoreSession *session() const { return &m_document->session(); }
    const EntryRef &ref() const { return m_document->ref(); }
    ValueDocument &document() { return *m_document; }
    const ValueDocument &document() const { return *m_document; }
    QString title() const;
    QString path() const;

    void find();
    void setWrap(bool wrap);
    // Brings bytes of the value into view and selects them, once they are read.
    void showOffset(qint64 byte, qint64 length);

signals:
    void titleChanged();
    void viewChosen(const QString &id); // by the person
    void copyKeyRequested();

private:
    void refresh();
    void refreshTabs();
    int bestView() const;
    void choose(int number);
    ValueView *view() const; // nullptr: the value is not there yet

    ValueDocument *m_document;
    QString m_wantedView;
    std::optional<json::Span> m_wantedBytes; // by showOffset()
    bool m_wrap = false;
    EntryHeader *m_header;
    QTabBar *m_tabs;
    QLabel *m_unread; // why there is no view
    QStackedWidget *m_stack;
    QList<ValueView *> m_views; // by number in the table; made when first chosen
};

} // namespace kvlens
