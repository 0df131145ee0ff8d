// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "model/changesmodel.h"
#include "model/index/indexsurveys.h"
#include "model/storetreemodel.h"
#include "ui/actions.h"
#include "ui/backupmenu.h"
#include "ui/bookmarkcommands.h"
#include "ui/bottompanel.h"
#include "ui/chosendetails.h"
#include "ui/clipcommands.h"
#include "ui/closequestion.h"
#include "ui/columnactions.h"
#include "ui/detailspanel.h"
#include "ui/emptypage.h"
#include "ui/entrycommands.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/filterline.h"
#include "ui/icons.h"
#include "ui/indexviews.h"
#include "ui/messagebar.h"
#include "ui/newstoremenu.h"
#include "ui/notices.h"
#include "ui/placecommands.h"
#include "ui/recentmenu.h"
#include "ui/recentstores.h"
#include "ui/screenroom.h"
#include "ui/sessionkeeper.h"
#include "ui/settings.h"
#include "ui/statusline.h"
#include "ui/storecommands.h"
#include "ui/storetree.h"
#include "ui/viewcommands.h"
#include "ui/windowpanes.h"
#include "ui/windowplace.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QToolBar>

#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString titleFor(const StoreSession *session)
{
    if (!session)
        return u"KV Lens[*]"_s;
    const QString name = storeName(*session).replace(u"[*]"_s, u"[*][*]"_s); // the last one is ours
    return u"KV Lens \u2013 "_s + name + u"[*]"_s;
}

TabsState stateOf(const EntryTabs &tabs)
{
    const EntryView *view = tabs.current();
    return {tabs.count(), view != nullptr, view && view->isTwofold()};
}

QStringList droppedPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(Workspace &workspace, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_treeModel(new StoreTreeModel(workspace, this))
    , m_changesModel(new ChangesModel(workspace, this))
    , m_surveys(new IndexSurveys(workspace, this))
    , m_actions(new Actions(workspace, this))
    , m_filter(new FilterLine(*m_treeModel, this))
    , m_tree(new StoreTree(*m_treeModel, this))
    , m_tabs(new EntryTabs(this))
    , m_empty(new EmptyPage(workspace, this))
    , m_details(new DetailsPanel(this))
    , m_bottom(new BottomPanel(workspace, *m_changesModel, *m_surveys, this))
    , m_message(new MessageBar(this))
    , m_status(new StatusLine(workspace, this))
    , m_panes(new WindowPanes(
          {m_filter, m_tree, m_message, m_empty, m_tabs, m_bottom, m_details}, this))
    , m_newStore(new NewStoreMenu(this))
    , m_recent(new RecentMenu(this))
    , m_backups(new BackupMenu(workspace, this))
    , m_bookmarks(new QMenu(tr("Book&marks"), this))
    , m_notices(new Notices(workspace, *m_message, this))
    , m_keeper(new SessionKeeper(workspace, *m_tabs, this))
{
    const auto whenListed = [this](const CommandContext::Use &use) {
        m_target.unlisted > 0 ? m_tree->whenListed(use) : use(m_target);
    };
    const CommandContext context {
        workspace, *m_actions, *m_tabs, *this, [this] { return m_target; }, whenListed};
    m_storeCommands = new StoreCommands(context, this);
    m_entryCommands = new EntryCommands(context, this);
    m_clipCommands = new ClipCommands(context, this);
    m_viewCommands = new ViewCommands(*m_actions, *m_treeModel, this);
    m_placeCommands = new PlaceCommands(context, this);
    m_indexViews = new IndexViews(context, *m_surveys, *m_bottom, this);
    m_bookmarkCommands = new BookmarkCommands(context, *m_storeCommands, m_bookmarks, this);
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    makeBars();
    setCentralWidget(m_panes);
    setFirstSize();
    connectTree();
    connectClip();
    connectTabs();
    connectSessions();
    connectNotices();
    connectView();
    restoreLayout();
    for (StoreSession *session : workspace.sessions())
        follow(session);
    refresh();
}

// What our children have running ends with them, and their sessions tell of that.
MainWindow::~MainWindow()
{
    for (StoreSession *session : m_workspace.sessions())
        session->disconnect(this);
}

void MainWindow::makeBars()
{
    m_actions->setFileMenus(m_newStore, m_recent, m_backups);
    m_actions->setBookmarkMenu(m_bookmarks);
    m_actions->fill(menuBar());
    auto *bar = addToolBar(tr("Actions"));
    bar->setObjectName(u"Actions"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_actions->fill(bar);
    setStatusBar(m_status);
}

void MainWindow::setFirstSize()
{
    const int character = fontMetrics().averageCharWidth();
    const QSize wanted(character * 210, fontMetrics().height() * 48);
    const QSize room = roomOnScreen(this);
    resize(wanted.boundedTo(room));
    if (wanted.width() > room.width() && wanted.height() > room.height())
        setWindowState(Qt::WindowMaximized); // every bit of a small screen
}

void MainWindow::follow(StoreSession *session)
{
    connect(session, &StoreSession::activityChanged, this, &MainWindow::refresh);
    connect(
        session, &StoreSession::collectionsChanged, m_tree,
        [this, session] { m_tree->expandStore(session); }, Qt::SingleShotConnection);
    connect(&session->editor(), &EntryEditor::lockedChanged, this, &MainWindow::refresh);
    connect(session, &StoreSession::collectionsChanged, this, &MainWindow::refresh);
    connect(session, &StoreSession::stateChanged, this, &MainWindow::refresh);
    connect(&session->name(), &StoreName::changed, this, &MainWindow::refresh);
    if (!m_target.session)
        m_target = {session};
    refresh();
}

void MainWindow::forget(StoreSession *session)
{
    m_tabs->closeAll(session);
    m_details->showStore(nullptr);
    if (m_target.session == session)
        m_target = {};
    // It is still among the sessions; the page that shows depends on those that stay.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_target.session && !m_workspace.sessions().isEmpty())
                m_target = {m_workspace.sessions().first()};
            refresh();
        },
        Qt::QueuedConnection);
}

void MainWindow::usable(StoreSession *session)
{
    m_tree->expandStore(session);
    m_tree->setFocus();
    qint64 bytes = -1;
    for (const CollectionInfo &info : session->collections()) {
        if (info.bytes >= 0)
            bytes = std::max<qint64>(0, bytes) + info.bytes;
    }
    if (!session->address().path.isEmpty())
        RecentStores::add({session->address().toString(), storeName(*session), session->info().kind,
            bytes, QDateTime::currentDateTimeUtc()});
    m_recent->refresh();
    m_empty->refresh();
}

void MainWindow::open(const QStringList &addresses)
{
    m_storeCommands->openAtStart(addresses);
}

void MainWindow::begin(const QStringList &addresses)
{
    m_keeper->begin(addresses.isEmpty());
    open(addresses);
}

void MainWindow::setTheme(Theme theme)
{
    m_viewCommands->setTheme(theme);
}

void MainWindow::setTarget(const Target &target)
{
    if (target.session)
        m_target = target;
    refresh();
}

void MainWindow::refresh()
{
    using Page = WindowPanes::Page;
    const TabsState tabs = stateOf(*m_tabs);
    m_panes->show(m_workspace.sessions().isEmpty() ? Page::NothingOpen
            : tabs.count > 0                       ? Page::Values
                                                   : Page::NothingChosen);
    m_actions->refresh(m_target, tabs);
    m_bookmarkCommands->refresh();
    m_bottom->setTarget(m_target);
    m_indexViews->setTarget(m_target);
    m_status->show(m_target.session, m_workspace.changeCount());
    refreshDetails();
    setWindowTitle(titleFor(m_target.session));
    setWindowModified(m_workspace.changeCount() > 0);
}

void MainWindow::refreshDetails()
{
    showDetails(*m_details, m_target, *m_tree, m_tabs->current());
}

// In the tree the keys are filtered; anywhere else the open value is searched.
void MainWindow::find()
{
    EntryView *view = m_tabs->current();
    if (m_indexViews->find(focusWidget()))
        return;
    if (!view || m_panes->isInKeys(focusWidget()))
        m_filter->start();
    else
        view->find();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_tabs->flush();
    if (!m_tabs->isSettled()) {
        event->ignore();
        return m_tabs->settle([this] { close(); });
    }
    if (m_tabs->showDraft())
        return event->ignore();
    if (m_mayClose || closedWithLoss(m_workspace.sessions()).isEmpty()) {
        saveLayout();
        m_keeper->save();
        return event->accept();
    }
    event->ignore();
    askBeforeClosing(m_workspace.sessions(), this, [this] {
        m_mayClose = true;
        close();
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_storeCommands->open(droppedPaths(event->mimeData()));
}

void MainWindow::restoreLayout()
{
    const Settings settings;
    if (restoreGeometry(settings.value(u"window/geometry"_s).toByteArray()))
        keepOnScreens(*this);
    m_panes->restore(settings);
    (*m_actions)[ActionId::Reopen]->setChecked(SessionKeeper::isWanted());
    (*m_actions)[ActionId::WrapLines]->setChecked(settings.value(u"window/wrap"_s).toBool());
    restoreColumns(*m_actions, settings);
}

void MainWindow::saveLayout() const
{
    Settings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    m_panes->save(settings);
    settings.setValue(u"window/wrap"_s, (*m_actions)[ActionId::WrapLines]->isChecked());
    saveColumns(*m_actions, settings);
}

} // namespace kvlens
