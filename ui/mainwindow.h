// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window: puts the parts together and connects them. It decides nothing.
#pragma once

#include "ui/palette.h"
#include "ui/target.h"

#include <QMainWindow>

class QMenu;

namespace kvlens {

class Actions;
class BackupMenu;
class BookmarkCommands;
class BottomPanel;
class ChangesModel;
class ClipCommands;
class DetailsPanel;
class EmptyPage;
class EntryCommands;
class EntryTabs;
class FilterLine;
class IndexSurveys;
class IndexViews;
class MessageBar;
class NewStoreMenu;
class Notices;
class PlaceCommands;
class RecentMenu;
class SessionKeeper;
class StatusLine;
class StoreCommands;
class StoreTree;
class StoreTreeModel;
class ViewCommands;
class WindowPanes;
class Workspace;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    // The workspace outlives the window.
    explicit MainWindow(Workspace &workspace, QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const QStringList &addresses); // beside what is open
    // As the program begins: for certain stores, which come back only if the process is killed; for
    // none, with what was open at the last end, remembering what is open from now on.
    void begin(const QStringList &addresses);
    void setTheme(Theme theme);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeBars();
    void setFirstSize();
    void connectTree();
    void connectClip();
    void connectTabs();
    void connectSessions();
    void connectNotices();
    void connectView();
    void follow(StoreSession *session);
    void forget(StoreSession *session);
    void usable(StoreSession *session);
    void setTarget(const Target &target);
    void refresh();
    void refreshDetails();
    void find();
    void restoreLayout();
    void saveLayout() const;

    Workspace &m_workspace; // outlives us
    StoreTreeModel *m_treeModel;
    ChangesModel *m_changesModel;
    IndexSurveys *m_surveys;
    Target m_target;
    bool m_mayClose = false;

    Actions *m_actions;
    FilterLine *m_filter;
    StoreTree *m_tree;
    EntryTabs *m_tabs;
    EmptyPage *m_empty;
    DetailsPanel *m_details;
    BottomPanel *m_bottom;
    MessageBar *m_message;
    StatusLine *m_status;
    WindowPanes *m_panes;
    NewStoreMenu *m_newStore;
    RecentMenu *m_recent;
    BackupMenu *m_backups;
    QMenu *m_bookmarks;
    Notices *m_notices;
    SessionKeeper *m_keeper;
    StoreCommands *m_storeCommands;
    EntryCommands *m_entryCommands;
    ClipCommands *m_clipCommands;
    ViewCommands *m_viewCommands;
    PlaceCommands *m_placeCommands;
    IndexViews *m_indexViews;
    BookmarkCommands *m_bookmarkCommands = nullptr;
};

} // namespace kvlens
