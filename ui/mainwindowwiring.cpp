// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/recoveryfile.h"
#include "model/storetreemodel.h"
#include "report/errortext.h"
#include "stores/search/searchquery.h"
#include "stores/wtf8.h"
#include "ui/actionreasons.h"
#include "ui/actions.h"
#include "ui/bottompanel.h"
#include "ui/chosendetails.h"
#include "ui/clipcommands.h"
#include "ui/columnactions.h"
#include "ui/detailspanel.h"
#include "ui/emptypage.h"
#include "ui/entrycommands.h"
#include "ui/entrydrag.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/filterline.h"
#include "ui/indexviews.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/newstoremenu.h"
#include "ui/notices.h"
#include "ui/placecommands.h"
#include "ui/recentmenu.h"
#include "ui/sessionkeeper.h"
#include "ui/settings.h"
#include "ui/statusline.h"
#include "ui/storecommands.h"
#include "ui/storetree.h"
#include "ui/viewcommands.h"
#include "ui/windowpanes.h"

#include <QMenu>

using namespace Qt::StringLiterals;

// What the parts of the window tell each other.
namespace kvlens {

void MainWindow::connectTree()
{
    connect(m_tree, &StoreTree::targetChanged, this,
        [this] { setTarget(targetOf(*m_tree, m_tabs->current(), m_target.session)); });
    connect(
        m_tree, &StoreTree::previewed, this, [this](StoreSession *session, const EntryRef &ref) {
            m_tabs->open(session, ref, EntryTabs::Keep::Preview);
        });
    connect(m_tree, &StoreTree::chosen, this, [this](StoreSession *session, const EntryRef &ref) {
        m_tabs->open(session, ref, EntryTabs::Keep::Kept)->setFocus();
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        auto *menu = new QMenu(m_tree);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_actions->fillContextMenu(menu);
        menu->popup(m_tree->viewport()->mapToGlobal(position));
    });
    connect(m_entryCommands, &EntryCommands::goToRequested, m_tree,
        [this](const QByteArray &key) { m_tree->goTo(fromWtf8(key)); });
    connect(m_tree, &StoreTree::notFound, this, [this](const QString &text) {
        m_message->show({.happened = tr("No key that is shown begins with %1.").arg(text),
            .kept = m_treeModel->isFiltered() ? tr("Only keys that match the filter are shown.")
                                              : QString(),
            .matter = Message::Matter::GoTo});
    });
    connect(m_tree, &StoreTree::found, m_message,
        [this] { m_message->settle({}, Message::Matter::GoTo); });
    connect(m_filter, &FilterLine::left, m_tree, qOverload<>(&QWidget::setFocus));
    // Del, Ctrl+C and the like belong to a text while one is edited.
    for (const ActionId id :
        {ActionId::Delete, ActionId::Duplicate, ActionId::CopyEntries, ActionId::Paste}) {
        QAction *action = (*m_actions)[id];
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        removeAction(action);
        m_tree->addAction(action);
    }
}

void MainWindow::connectClip()
{
    connect(m_clipCommands, &ClipCommands::clipChanged, this, &MainWindow::refresh);
    connect(m_clipCommands, &ClipCommands::said, m_notices, &Notices::say);
    connect(m_clipCommands, &ClipCommands::told, m_notices, &Notices::tellOf);
    connect(m_clipCommands, &ClipCommands::pasted, m_tree, &StoreTree::show);
    connect(m_clipCommands, &ClipCommands::pasted, m_tree, &StoreTree::previewed);
    connect(new EntryDrag(*m_tree), &EntryDrag::dropped, m_clipCommands, &ClipCommands::copyInto);
}

void MainWindow::connectTabs()
{
    connect(m_tabs, &EntryTabs::currentViewChanged, this, [this] {
        if (const EntryView *view = m_tabs->current()) {
            m_tree->show(view->session(), view->ref());
            setTarget({view->session(), view->ref().collection, {view->ref()}});
        } else if (m_tabs->count() == 0) {
            setTarget(targetOf(*m_tree, m_tabs->current(), m_target.session));
        }
        refresh();
    });
    connect(m_tabs, &EntryTabs::draftShown, m_notices, &Notices::tellOfDraft);
    connect(m_tabs, &EntryTabs::copyKeyRequested, m_entryCommands, &EntryCommands::copyKey);
    connect(
        (*m_actions)[ActionId::CloseTab], &QAction::triggered, m_tabs, &EntryTabs::closeCurrent);
    connect((*m_actions)[ActionId::WrapLines], &QAction::toggled, m_tabs, &EntryTabs::setWrap);
    connect((*m_actions)[ActionId::Twofold], &QAction::triggered, m_tabs, &EntryTabs::setTwofold);
    connect((*m_actions)[ActionId::Reopen], &QAction::toggled, &SessionKeeper::setWanted);
    const auto openKept = [this](StoreSession *session, const EntryRef &ref) {
        m_tabs->open(session, ref, EntryTabs::Keep::Kept);
    };
    connect(m_bottom, &BottomPanel::showRequested, this, openKept);
    connect(m_bottom, &BottomPanel::placeRequested, this,
        [this](StoreSession *session, const SearchHit &hit) {
            EntryView *view = m_tabs->open(session, hit.ref, EntryTabs::Keep::Kept);
            if (!hit.inKey)
                view->showOffset(hit.begin, hit.end - hit.begin);
            view->setFocus();
        });
    connect(m_entryCommands, &EntryCommands::added, m_tree, &StoreTree::chosen);
    connect(m_indexViews, &IndexViews::aboutToFollow, m_placeCommands, &PlaceCommands::stay);
    connect(m_indexViews, &IndexViews::selected, m_tree, &StoreTree::showAll);
}

void MainWindow::connectSessions()
{
    connect(&m_workspace, &Workspace::opened, this, &MainWindow::follow);
    connect(&m_workspace, &Workspace::aboutToClose, this, &MainWindow::forget);
    connect(&m_workspace, &Workspace::changesChanged, this, &MainWindow::refresh);
    connect(&m_workspace.history(), &EditHistory::changed, this, &MainWindow::refresh);
}

void MainWindow::connectNotices()
{
    connect(m_notices, &Notices::logged, m_bottom, &BottomPanel::log);
    connect(m_notices, &Notices::said, m_status, &StatusLine::tell);
    connect(m_notices, &Notices::openRequested, m_storeCommands, &StoreCommands::openFile);
    connect(m_notices, &Notices::problemsRequested, m_bottom, &BottomPanel::showProblems);
    connect(m_notices, &Notices::mergeRequested, m_storeCommands, &StoreCommands::merge);
    connect(m_notices, &Notices::persistAsRequested, m_storeCommands, &StoreCommands::persistAs);
    connect(m_notices, &Notices::opened, this, &MainWindow::usable);
    connect(m_storeCommands, &StoreCommands::broughtForward, this,
        [this](StoreSession *session) { m_tree->setCurrentIndex(m_treeModel->indexOf(session)); });
    const auto tellError = [this](Act act) {
        return [this, act](const Error &error) {
            m_message->show({.kind = Message::Kind::Error,
                .happened = errorSentence(act, error),
                .kept = errorAdvice(act, error),
                .details = errorDetails(error)});
        };
    };
    connect(m_storeCommands, &StoreCommands::refused, this, tellError(Act::Open));
    connect(m_storeCommands, &StoreCommands::placeTaken, this, [this](const QString &path) {
        m_message->show({.kind = Message::Kind::Warning,
            .happened = tr("There is something at %1 already.").arg(displayText(path)),
            .kept = tr("A new store needs a place of its own; nothing was changed.")});
    });
    connect(m_entryCommands, &EntryCommands::couldNotWrite, this, tellError(Act::Write));
    connect(m_entryCommands, &EntryCommands::couldNotRead, this, tellError(Act::Read));
    connect(m_tree, &StoreTree::couldNotList, this, tellError(Act::Load));
    connect(m_clipCommands, &ClipCommands::couldNotCopy, this, tellError(Act::Read));
    connect(m_entryCommands, &EntryCommands::said, m_status, &StatusLine::tell);
    connect(m_entryCommands, &EntryCommands::wrote, m_bottom, [this](const QString &path) {
        m_bottom->log(tr("Saved a value as %1.").arg(displayText(path)));
    });
    connect(m_bottom, &BottomPanel::repaired, m_notices, &Notices::tellOfRepair);
    connect(m_bottom, &BottomPanel::openRequested, m_storeCommands,
        [this](const QString &address) { m_storeCommands->open({address}); });
    connect(m_bottom, &BottomPanel::exported, m_bottom, [this](const QString &path) {
        m_bottom->log(tr("What was found was written to %1.").arg(displayText(path)));
    });
    connect(m_bottom, &BottomPanel::couldNotExport, this, tellError(Act::Write));
    connect(m_storeCommands, &StoreCommands::couldNotExport, this, tellError(Act::Write));
    connect(m_storeCommands, &StoreCommands::exported, m_bottom, &BottomPanel::logComparison);
    connect(m_indexViews, &IndexViews::couldNotExport, this, tellError(Act::Write));
    connect(
        m_notices, &Notices::reviewRequested, (*m_actions)[ActionId::Persist], &QAction::trigger);
}

void MainWindow::connectView()
{
    const auto on = [this](ActionId id, auto act) {
        connect((*m_actions)[id], &QAction::triggered, this, act);
    };
    on(ActionId::Find, &MainWindow::find);
    on(ActionId::FindInStore, [this] { m_bottom->startSearch(); });
    on(ActionId::MoveOver, [this] { m_tabs->moveOver(); });
    on(ActionId::NextPane, [this] { m_panes->moveFocus(1); });
    on(ActionId::PreviousPane, [this] { m_panes->moveFocus(-1); });
    on(ActionId::Quit, [this] { close(); });
    connect(m_viewCommands, &ViewCommands::timesChanged, this, [this] {
        refreshDetails();
        m_tree->viewport()->update();
        m_empty->refresh();
    });
    connect(m_viewCommands, &ViewCommands::keepsEditsChanged, this,
        [this] { m_workspace.keepEditsIn(chosen::keepsEdits() ? recoveryFolder() : QString()); });
    connectColumns(*m_actions, *m_tree);
    connect(new ActionReasons(*this), &ActionReasons::told, m_status, &StatusLine::tell);
    connect(m_empty, &EmptyPage::openFile, m_storeCommands, &StoreCommands::openFile);
    connect(m_empty, &EmptyPage::openFolder, m_storeCommands, &StoreCommands::openFolder);
    connect(m_empty, &EmptyPage::openStores, m_storeCommands, &StoreCommands::open);
    connect(m_empty, &EmptyPage::openSample, m_storeCommands, &StoreCommands::openSample);
    connect(m_empty, &EmptyPage::openAddress, m_storeCommands, &StoreCommands::openAddress);
    connect(m_recent, &RecentMenu::chosen, m_storeCommands, &StoreCommands::open);
    connect(m_newStore, &NewStoreMenu::chosen, m_storeCommands, &StoreCommands::makeNew);
}

} // namespace kvlens
