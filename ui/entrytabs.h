// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All open entries: in one group of tabs, or in two beside each other.
#pragma once

#include "ui/tabgroup.h"
#include "ui/target.h"

#include <QSplitter>

#include <functional>

namespace kvlens {

// One group is the current one: that had the focus last. What is opened comes there, unless it is
// open in the other. A group that has lost its last tab goes.
class EntryTabs : public QSplitter
{
    Q_OBJECT
public:
    using Keep = TabGroup::Keep;

    explicit EntryTabs(QWidget *parent = nullptr);

    // By which ids in values are links; before any is opened.
    void setSurveys(IndexSurveys &surveys) { m_look.surveys = &surveys; }

    EntryView *open(StoreSession *session, const EntryRef &ref, Keep keep);
    EntryView *current() const; // nullptr: none, or a page
    QList<EntryView *> views() const; // of both groups
    int count() const; // of tabs
    void openPage(QWidget *page, const QString &title); // not owned; it comes forward
    bool isPageOpen(const QWidget *page) const;
    void closeCurrent();
    void closeAll(const StoreSession *session);
    void flush(); // stages what was typed in any of them
    // The same, and calls `then` when that is done: at once, unless there are long values.
    void settle(const std::function<void()> &then);
    bool isSettled() const; // nothing typed is on its way into the changes
    // Whether there is text that cannot be staged, of this store or of any: it exists only in its
    // tab, which is then brought forward, and draftShown() says so.
    bool showDraft(const StoreSession *session = nullptr);
    void setWrap(bool wrap);

    const QList<TabGroup *> &groups() const { return m_groups; } // one or two
    int sideOf(const EntryView *view) const; // 0 or 1
    bool canMoveOver() const; // the current tab is not the only one
    // To the other group, which is made if there is none, and becomes the current one.
    void moveOver();
    void moveOver(QWidget *page); // which is open
    // Whether the current value, and those that are opened from now on, are shown in two views.
    bool isTwofold() const { return m_look.isTwofold; }
    void setTwofold(bool isTwofold);

signals:
    void currentViewChanged(); // it, or what is known of it
    void copyKeyRequested();
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // a link
    void draftShown(kvlens::EntryView *view);

private:
    TabGroup *addGroup();
    void drop(TabGroup *group);
    void setCurrentGroup(TabGroup *group);
    void goTo(TabGroup *group);
    void takeFocus(const QWidget *now);
    TabGroup *groupOf(const QWidget *page) const; // nullptr: it is not open

    ValueLook m_look; // of those that are opened
    QList<TabGroup *> m_groups;
    TabGroup *m_current;
};

} // namespace kvlens
