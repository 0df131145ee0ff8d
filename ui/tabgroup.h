// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One tab per open entry, and those of pages that show something else of a store. A single click in
// the tree previews in the one tab in italics; a double click, or typing, keeps it.
#pragma once

#include "ui/entryview.h"

#include <QTabBar>
#include <QTabWidget>

namespace kvlens {

class EntryTabBar : public QTabBar
{
    Q_OBJECT
public:
    using QTabBar::QTabBar;
    void setActive(bool isActive); // false: another group is the one that is acted on

protected:
    void paintEvent(QPaintEvent *event) override; // previews in italics

private:
    bool m_isActive = true;
};

// Lifetime: the look outlives it; what the person chooses is kept there for those that come.
class TabGroup : public QTabWidget
{
    Q_OBJECT
public:
    enum class Keep : quint8 { Preview, Kept };

    TabGroup(ValueLook &look, QWidget *parent);

    EntryView *open(StoreSession *session, const EntryRef &ref, Keep keep);
    EntryView *find(const StoreSession *session, const EntryRef &ref) const;
    EntryView *current() const; // nullptr: none, or a page
    QList<EntryView *> views() const;
    void openPage(QWidget *page, const QString &title); // not owned; it comes forward
    void take(TabGroup &other, int index); // as it is there
    void close(int index);
    void closeAll(const StoreSession *session);
    void showDraft(EntryView *view); // which exists only in its tab
    void setActive(bool isActive);

signals:
    void currentViewChanged();
    void copyKeyRequested();
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // a link
    void draftShown(kvlens::EntryView *view);
    void emptied(); // the last tab has gone

protected:
    void tabInserted(int index) override;
    void tabRemoved(int index) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    EntryView *viewAt(int index) const; // nullptr: a page
    EntryView *add(StoreSession *session, const EntryRef &ref);
    void follow(EntryView *view);
    int previewTab() const; // -1: none
    bool hasFocusInPage() const;
    void setPreview(int index, bool preview);
    void retitle(EntryView *view);
    void retitleAll();
    qsizetype titleCharacters() const;
    void letGo(int index);

    ValueLook &m_look;
    EntryTabBar *m_bar;
    qsizetype m_titleCharacters = 0; // that titles have now
};

} // namespace kvlens
