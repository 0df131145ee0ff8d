// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every action of the window: its name, icon, shortcut and place, and the only code that enables
// or disables one. A tool tip says what the action does now, or why it cannot.
#pragma once

#include "model/workspace.h"
#include "ui/target.h"

#include <QAction>
#include <QHash>

class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace kvlens {

enum class ActionId : quint8 {
    Open,
    OpenFolder,
    OpenAddress,
    Persist,
    PersistAll,
    PersistAs,
    Revert,
    RevertAll,
    Reload,
    CloseStore,
    Reopen,
    CloseTab,
    Quit,
    Undo,
    Redo,
    Find,
    FindInStore,
    NewKey,
    Rename,
    Delete,
    DeleteAlone,
    Duplicate,
    CopyEntries,
    Paste,
    CopyKey,
    CopyValue,
    CopyCommand,
    CopyPython,
    SaveValue,
    ReplaceValue,
    Lock,
    GoToKey,
    Documents,
    Drawing,
    Statistics,
    Links,
    FollowLink,
    Neighbours,
    VectorMap,
    Check,
    CompareWith,
    NextPane,
    PreviousPane,
    SortAsStored,
    SortByKey,
    SortBySize,
    SortByCreated,
    SortByExpires,
    SortDescending,
    MoveOver,
    Twofold,
    WrapLines,
    ColumnType,
    ColumnSize,
    ColumnCreated,
    ColumnExpires,
    ColumnState,
    Back,
    Forward,
    Bookmark,
    Settings,
    Manual,
    AllActions,
    Shortcuts,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ThemeLightContrast,
    ThemeDarkContrast,
    About,
};

struct TabsState
{
    int count = 0;
    bool isEntry = false; // what the current one shows
    bool isTwofold = false; // in two views
};

class Actions : public QObject
{
    Q_OBJECT
public:
    Actions(Workspace &workspace, QWidget *window);

    QAction *operator[](ActionId id) const { return m_actions.value(id); }
    void fill(QMenuBar *bar) const;
    void fill(QToolBar *bar) const;
    void fillContextMenu(QMenu *menu) const;
    void tellKeys() const; // which are others by now
    void setFileMenus(QMenu *newStore, QMenu *recent, QMenu *backups); // shown under File
    void setBookmarkMenu(QMenu *bookmarks) { m_bookmarks = bookmarks; } // shown under View

    // What Persist and Undo act on, among other things; call whenever it may have changed.
    void refresh(const Target &target, const TabsState &tabs);
    void setHasClip(bool has) { m_hasClip = has; } // entries can be pasted; refresh() follows
    // Of what is chosen: whether it can have a bookmark, and has one.
    void tellBookmark(const Target &target, bool isPossible, bool isThere);
    void tellPlaces(const QString &back, const QString &forward); // where to; empty: nowhere

private:
    void makeChoice(std::initializer_list<ActionId> ids);
    void set(ActionId id, bool enabled, const QString &toolTip);
    void enable(ActionId id, bool enabled, const QString &reason);
    void refreshPersist(const Target &target);
    void refreshEntry(const Target &target);
    void refreshClip(const Target &target);
    void refreshAddress(const Target &target);
    void refreshHistory(const Target &target);
    void refreshStore(const Target &target);
    void refreshIndex(const Target &target, bool isEntry);
    void refreshSorting(const Target &target);
    void refreshTabs(const TabsState &tabs);

    Workspace &m_workspace; // outlives us
    QHash<ActionId, QAction *> m_actions;
    QMenu *m_newStore = nullptr;
    QMenu *m_recent = nullptr;
    QMenu *m_backups = nullptr;
    QMenu *m_bookmarks = nullptr;
    bool m_hasClip = false;
};

// The store whose edits Persist would write: the target's, else the first that has any.
StoreSession *sessionToPersist(const Workspace &workspace, const Target &target);

} // namespace kvlens
