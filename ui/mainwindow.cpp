// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "model/changesmodel.h"
#include "model/storetreemodel.h"
#include "ui/actions.h"
#include "ui/bottompanel.h"
#include "ui/closequestion.h"
#include "ui/detailspanel.h"
#include "ui/emptypage.h"
#include "ui/entrycommands.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/errortext.h"
#include "ui/filterline.h"
#include "ui/icons.h"
#include "ui/messagebar.h"
#include "ui/notices.h"
#include "ui/recentstores.h"
#include "ui/statusline.h"
#include "ui/storecommands.h"
#include "ui/storetree.h"
#include "ui/style.h"
#include "ui/wording.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QStringList droppedPaths(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

QWidget *nothingChosen(QWidget *parent)
{
    auto *label = new QLabel(
        MainWindow::tr("Choose a key on the left. One click previews it, a double click keeps it "
                       "open."),
        parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setBackgroundRole(QPalette::Base);
    label->setAutoFillBackground(true);
    setMuted(label);
    return label;
}

} // namespace

MainWindow::MainWindow(Workspace &workspace, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_treeModel(new StoreTreeModel(workspace, this))
    , m_changesModel(new ChangesModel(workspace, this))
    , m_actions(new Actions(workspace, this))
    , m_filter(new FilterLine(*m_treeModel, this))
    , m_tree(new StoreTree(*m_treeModel, this))
    , m_tabs(new EntryTabs(this))
    , m_empty(new EmptyPage(this))
    , m_details(new DetailsPanel(this))
    , m_bottom(new BottomPanel(workspace, *m_changesModel, this))
    , m_message(new MessageBar(this))
    , m_status(new StatusLine(this))
    , m_recent(new QMenu(tr("Open &recent"), this))
    , m_notices(new Notices(workspace, *m_message, this))
{
    const CommandContext context {
        workspace, *m_changesModel, *m_actions, *m_tabs, *this, [this] { return m_target; }};
    m_storeCommands = new StoreCommands(context, this);
    m_entryCommands = new EntryCommands(context, this);
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    makeBars();
    makePanes();
    connectTree();
    connectTabs();
    connectSessions();
    connectNotices();
    connectView();
    restoreLayout();
    for (StoreSession *session : workspace.sessions())
        follow(session);
    refresh();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeBars()
{
    m_actions->setRecentMenu(m_recent);
    m_actions->fill(menuBar());
    auto *bar = addToolBar(tr("Actions"));
    bar->setObjectName(u"Actions"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_actions->fill(bar);
    setStatusBar(m_status);
}

void MainWindow::makePanes()
{
    m_left = new QWidget(this);
    m_left->setBackgroundRole(QPalette::Base);
    m_left->setAutoFillBackground(true);
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins({});
    left->setSpacing(0);
    left->addWidget(m_filter);
    left->addWidget(m_tree, 1);

    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_left);
    m_columns->addWidget(makeMiddle());
    m_columns->addWidget(m_details);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    const int character = fontMetrics().averageCharWidth();
    m_left->setMinimumWidth(m_tree->leastWidth());
    m_details->setMinimumWidth(character * 26);
    m_columns->setSizes({character * 66, character * 106, character * 38});
    setCentralWidget(m_columns);
    const QSize wanted(character * 210, fontMetrics().height() * 48);
    resize(wanted.boundedTo(screen()->availableSize() * 0.9));
}

QWidget *MainWindow::makeMiddle()
{
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(nothingChosen(m_pages));
    m_pages->addWidget(m_tabs);
    auto *top = new QWidget(this);
    auto *lines = new QVBoxLayout(top);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_message);
    lines->addWidget(m_pages, 1);
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->addWidget(top);
    m_rows->addWidget(m_bottom);
    m_rows->setStretchFactor(0, 1);
    m_rows->setChildrenCollapsible(false);
    m_rows->setSizes({fontMetrics().height() * 32, fontMetrics().height() * 11});
    return m_rows;
}

void MainWindow::connectTree()
{
    connect(m_tree, &StoreTree::targetChanged, this, [this] { setTarget(m_tree->target()); });
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
    connect(m_filter, &FilterLine::left, m_tree, qOverload<>(&QWidget::setFocus));
    // Del and Ctrl+D belong to a text while one is edited.
    for (const ActionId id : {ActionId::Delete, ActionId::Duplicate}) {
        QAction *action = (*m_actions)[id];
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        removeAction(action);
        m_tree->addAction(action);
    }
}

void MainWindow::connectTabs()
{
    connect(m_tabs, &EntryTabs::currentViewChanged, this, [this] {
        if (const EntryView *view = m_tabs->current()) {
            m_tree->show(view->session(), view->ref());
            setTarget({view->session(), view->ref().collection, {view->ref()}});
        }
        refresh();
    });
    connect(m_tabs, &EntryTabs::copyKeyRequested, m_entryCommands, &EntryCommands::copyKey);
    connect(
        (*m_actions)[ActionId::CloseTab], &QAction::triggered, m_tabs, &EntryTabs::closeCurrent);
    connect((*m_actions)[ActionId::WrapLines], &QAction::toggled, m_tabs, &EntryTabs::setWrap);
    const auto openKept = [this](StoreSession *session, const EntryRef &ref) {
        m_tabs->open(session, ref, EntryTabs::Keep::Kept);
    };
    connect(m_bottom, &BottomPanel::showRequested, this, openKept);
    connect(m_entryCommands, &EntryCommands::added, this, openKept);
}

void MainWindow::connectSessions()
{
    connect(&m_workspace, &Workspace::opened, this, &MainWindow::follow);
    connect(&m_workspace, &Workspace::aboutToClose, this, &MainWindow::forget);
    connect(&m_workspace, &Workspace::changesChanged, this, &MainWindow::refresh);
}

void MainWindow::follow(StoreSession *session)
{
    connect(session, &StoreSession::activityChanged, this, [this, session] {
        m_status->showActivity(session);
        refresh();
    });
    connect(session, &StoreSession::lockedChanged, this, &MainWindow::refresh);
    connect(session, &StoreSession::collectionsChanged, this, &MainWindow::refresh);
    connect(session, &StoreSession::stateChanged, this, &MainWindow::refresh);
    connect(&session->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::refresh);
    if (!m_target.session)
        m_target = {session};
    m_status->showActivity(session);
    refresh();
}

void MainWindow::forget(StoreSession *session)
{
    m_tabs->closeAll(session);
    m_status->showActivity(nullptr);
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
    fillRecent();
}

void MainWindow::connectNotices()
{
    connect(m_notices, &Notices::logged, m_bottom, &BottomPanel::log);
    connect(m_notices, &Notices::openRequested, m_storeCommands, &StoreCommands::openFile);
    connect(m_notices, &Notices::problemsRequested, m_bottom, &BottomPanel::showProblems);
    connect(m_notices, &Notices::mergeRequested, m_storeCommands, &StoreCommands::merge);
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
    connect(m_entryCommands, &EntryCommands::couldNotWrite, this, tellError(Act::Write));
    connect(m_entryCommands, &EntryCommands::wrote, m_bottom,
        [this](const QString &path) { m_bottom->log(tr("Saved a value as %1.").arg(path)); });
    connect(m_bottom, &BottomPanel::repaired, this, [this](const StoreSession *session) {
        m_message->show({.happened = tr("The repair of %1 is staged.").arg(storeName(*session)),
            .kept = tr("Nothing is written before you persist."),
            .buttons = {{tr("Review"), [this] { (*m_actions)[ActionId::Persist]->trigger(); }}}});
    });
}

void MainWindow::connectView()
{
    const auto on = [this](ActionId id, auto act) {
        connect((*m_actions)[id], &QAction::triggered, this, act);
    };
    on(ActionId::Find, &MainWindow::find);
    on(ActionId::GoToKey, [this] { m_filter->start(); });
    on(ActionId::NextPane, [this] { movePane(1); });
    on(ActionId::PreviousPane, [this] { movePane(-1); });
    on(ActionId::About, &MainWindow::showAbout);
    on(ActionId::Quit, [this] { close(); });
    for (const auto &[id, theme] : {std::pair(ActionId::ThemeSystem, Theme::System),
             std::pair(ActionId::ThemeLight, Theme::Light),
             std::pair(ActionId::ThemeDark, Theme::Dark)})
        on(id, [this, chosen = theme] {
            setTheme(chosen);
            QSettings().setValue(u"theme"_s, themeName(chosen));
        });
    connect(m_empty, &EmptyPage::openFile, m_storeCommands, &StoreCommands::openFile);
    connect(m_empty, &EmptyPage::openFolder, m_storeCommands, &StoreCommands::openFolder);
    connect(m_empty, &EmptyPage::openStores, m_storeCommands, &StoreCommands::open);
    fillRecent();
}

void MainWindow::open(const QStringList &addresses)
{
    m_storeCommands->open(addresses);
}

void MainWindow::setTheme(Theme theme)
{
    applyTheme(theme);
    (*m_actions)[theme == Theme::Light ? ActionId::ThemeLight
            : theme == Theme::Dark     ? ActionId::ThemeDark
                                       : ActionId::ThemeSystem]
        ->setChecked(true);
}

void MainWindow::setTarget(const Target &target)
{
    if (target.session)
        m_target = target;
    refresh();
}

void MainWindow::refresh()
{
    const bool any = !m_workspace.sessions().isEmpty();
    const EntryView *view = m_tabs->current();
    m_left->setVisible(any);
    m_details->setVisible(any);
    m_bottom->setVisible(any);
    m_pages->setCurrentIndex(!any ? 0 : view ? 2 : 1);
    m_actions->refresh(m_target, view);
    m_status->show(m_target.session, m_workspace.changeCount());
    refreshDetails();
    const QString name = m_target.session ? storeName(*m_target.session) : QString();
    setWindowTitle(name.isEmpty() ? u"KV Lens[*]"_s : u"KV Lens \u2013 "_s + name + u"[*]"_s);
    setWindowModified(m_workspace.changeCount() > 0);
}

void MainWindow::refreshDetails()
{
    const EntryView *view = m_tabs->current();
    const bool entry
        = view && m_target.session == view->session() && m_target.entries.contains(view->ref());
    entry ? m_details->showEntry(view) : m_details->showStore(m_target.session);
}

// In the tree the keys are filtered; anywhere else the open value is searched.
void MainWindow::find()
{
    EntryView *view = m_tabs->current();
    if (!view || m_left->isAncestorOf(focusWidget()))
        m_filter->start();
    else
        view->find();
}

void MainWindow::movePane(int step)
{
    const QList<QWidget *> panes {m_left, m_tabs, m_bottom, m_details};
    const QWidget *focus = focusWidget();
    const auto here = std::find_if(panes.cbegin(), panes.cend(),
        [focus](const QWidget *pane) { return pane == focus || pane->isAncestorOf(focus); });
    const qsizetype count = panes.size();
    const qsizetype now = here == panes.cend() ? (step > 0 ? -1 : 0) : here - panes.cbegin();
    switch ((now + step + count) % count) {
    case 0:
        return m_tree->setFocus();
    case 1:
        return m_tabs->current() ? m_tabs->current()->setFocus() : m_tree->setFocus();
    case 2:
        return m_bottom->setFocus();
    default:
        return m_details->setFocus();
    }
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About KV Lens"));
    box->setIconPixmap(applicationIcon().pixmap(fontMetrics().height() * 4));
    box->setText(tr("KV Lens %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("See and edit the key-value stores that LLM programs leave behind. "
                               "Free software under the GNU General Public License, version 3 or "
                               "later."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const RecentStore &store : RecentStores::list()) {
        QAction *action = m_recent->addAction(QString(store.name).replace(u'&', u"&&"_s));
        action->setToolTip(store.address);
        connect(action, &QAction::triggered, this,
            [this, address = store.address] { open({address}); });
    }
    m_recent->setEnabled(!m_recent->isEmpty());
    m_recent->setToolTipsVisible(true);
    m_empty->refresh();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_tabs->flush();
    if (m_mayClose || m_workspace.changeCount() == 0) {
        saveLayout();
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
    open(droppedPaths(event->mimeData()));
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    restoreGeometry(settings.value(u"window/geometry"_s).toByteArray());
    m_columns->restoreState(settings.value(u"window/columns"_s).toByteArray());
    m_rows->restoreState(settings.value(u"window/rows"_s).toByteArray());
    (*m_actions)[ActionId::WrapLines]->setChecked(settings.value(u"window/wrap"_s).toBool());
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/columns"_s, m_columns->saveState());
    settings.setValue(u"window/rows"_s, m_rows->saveState());
    settings.setValue(u"window/wrap"_s, (*m_actions)[ActionId::WrapLines]->isChecked());
}

} // namespace kvlens
