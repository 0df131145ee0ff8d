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
    m_details->setMinimumWidth(character * 32);
    m_columns->setSizes({character * 70, character * 102, character * 38});
    setCentralWidget(m_columns);
    const QSize wanted(character * 210, fontMetrics().height() * 48);
    const QSize room = screen()->availableSize() * 0.9;
    resize(wanted.boundedTo(room));
    if (wanted.width() > room.width() && wanted.height() > room.height())
        setWindowState(Qt::WindowMaximized); // every bit of a small screen
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
    m_rows->setSizes({fontMetrics().height() * 29, fontMetrics().height() * 14});
    return m_rows;
}

void MainWindow::follow(StoreSession *session)
{
    connect(session, &StoreSession::activityChanged, this, [this, session] {
        m_status->showActivity(session);
        refresh();
    });
    connect(
        session, &StoreSession::collectionsChanged, m_tree,
        [this, session] { m_tree->expandStore(session); }, Qt::SingleShotConnection);
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
    m_bottom->setSession(m_target.session);
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
    if (m_tabs->showDraft())
        return event->ignore();
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
