// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One tab per open entry, and those of pages that show something else of a store. A single click in
// the tree previews in the one tab in italics; a double click, or typing, keeps it.
#pragma once

#include "ui/target.h"

#include <QTabBar>
#include <QTabWidget>

#include <functional>

namespace kvlens {

class EntryView;

class EntryTabBar : public QTabBar
{
    Q_OBJECT
public:
    using QTabBar::QTabBar;

protected:
    void paintEvent(QPaintEvent *event) override; // previews in italics
};

class EntryTabs : public QTabWidget
{
    Q_OBJECT
public:
    enum class Keep : quint8 { Preview, Kept };

    explicit EntryTabs(QWidget *parent = nullptr);

    EntryView *open(StoreSession *session, const EntryRef &ref, Keep keep);
    EntryView *current() const; // nullptr: none, or a page
    void openPage(QWidget *page, const QString &title); // not owned; it comes forward
    bool isPageOpen(const QWidget *page) const { return indexOf(page) >= 0; }
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

signals:
    void currentViewChanged();
    void copyKeyRequested();
    void draftShown(kvlens::EntryView *view);

private:
    EntryView *viewAt(int index) const; // nullptr: a page
    QList<EntryView *> views() const;
    EntryView *add(StoreSession *session, const EntryRef &ref);
    EntryView *find(const StoreSession *session, const EntryRef &ref) const;
    int previewTab() const; // -1: none
    void setPreview(int index, bool preview);
    void close(int index);
    void showDraft(EntryView *view);
    void retitle(EntryView *view);

    bool m_wrap = false;
    QString m_view; // the id of the view that was chosen last
};

} // namespace kvlens
