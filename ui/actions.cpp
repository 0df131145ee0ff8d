// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions.h"

#include "ui/actionrows.h"
#include "ui/icons.h"
#include "ui/menuactions.h"
#include "ui/shortcuts.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Id = ActionId;

constexpr std::initializer_list<Id> keyOrders {
    Id::SortAsStored, Id::SortByKey, Id::SortBySize, Id::SortByCreated, Id::SortByExpires};
constexpr std::initializer_list<Id> treeColumns {
    Id::ColumnType, Id::ColumnSize, Id::ColumnCreated, Id::ColumnExpires, Id::ColumnState};

// What it does now, or why it cannot.
void tell(QAction *action, const QString &what)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setWhatsThis(what);
    action->setToolTip(keys.isEmpty() ? what : u"%1 (%2)"_s.arg(what, keys));
    action->setStatusTip({});
}

} // namespace

Actions::Actions(Workspace &workspace, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
{
    for (const ActionRow &row : actionRows()) {
        auto *action = new QAction(tr(row.text), this);
        action->setObjectName(plainName(QString::fromUtf8(row.text))); // for who looks for it
        action->setIconText(plainName(tr(row.text)));
        if (row.icon)
            action->setIcon(icon(*row.icon));
        action->setShortcut(row.shortcut);
        tell(action, *row.tip ? tr(row.tip) : plainName(tr(row.text)));
        window->addAction(action);
        m_actions.insert(row.id, action);
    }
    m_actions[Id::Redo]->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    m_actions[Id::Lock]->setCheckable(true);
    m_actions[Id::WrapLines]->setCheckable(true);
    m_actions[Id::Twofold]->setCheckable(true);
    m_actions[Id::Reopen]->setCheckable(true);
    m_actions[Id::Bookmark]->setCheckable(true);
    m_actions[Id::SortDescending]->setCheckable(true);
    for (const Id id : treeColumns)
        m_actions[id]->setCheckable(true);
    applyShortcuts(m_actions.values());
    makeChoice(keyOrders);
    makeChoice({Id::ThemeSystem, Id::ThemeLight, Id::ThemeDark, Id::ThemeLightContrast,
        Id::ThemeDarkContrast});
    refresh({}, {});
}

void Actions::tellKeys() const
{
    for (QAction *action : m_actions)
        tell(action, action->whatsThis());
}

// One of them is ticked.
void Actions::makeChoice(std::initializer_list<ActionId> ids)
{
    auto *group = new QActionGroup(this);
    for (const Id id : ids) {
        m_actions[id]->setCheckable(true);
        group->addAction(m_actions[id]);
    }
}

void Actions::setFileMenus(QMenu *newStore, QMenu *recent, QMenu *backups)
{
    m_newStore = newStore;
    m_recent = recent;
    m_backups = backups;
}

void Actions::fill(QMenuBar *bar) const
{
    const auto add = [this](QMenu *menu, std::initializer_list<std::optional<Id>> ids) {
        for (const auto &id : ids)
            id ? menu->addAction(m_actions.value(*id)) : (void)menu->addSeparator();
    };
    constexpr auto line = std::nullopt;
    QMenu *file = bar->addMenu(tr("&File"));
    file->addMenu(m_newStore);
    add(file, {Id::Open, Id::OpenFolder, Id::OpenAddress});
    file->addMenu(m_recent);
    add(file, {line, Id::Persist, Id::PersistAll, Id::PersistAs});
    file->addMenu(m_backups);
    add(file, {line, Id::CloseTab, Id::CloseStore, line, Id::Reopen, Id::Quit});
    add(bar->addMenu(tr("&Edit")),
        {Id::Undo, Id::Redo, line, Id::NewKey, Id::Duplicate, Id::Rename, Id::Delete,
            Id::DeleteAlone, line, Id::CopyEntries, Id::Paste, line, Id::CopyKey, Id::CopyValue,
            Id::CopyCommand, Id::CopyPython, line, Id::SaveValue, Id::ReplaceValue, line, Id::Find,
            Id::FindInStore, line, Id::Settings});
    QMenu *view = bar->addMenu(tr("&View"));
    add(view, {Id::Back, Id::Forward, line, Id::GoToKey, Id::Bookmark});
    view->addMenu(m_bookmarks);
    add(view,
        {line, Id::Documents, Id::Drawing, Id::Statistics, Id::Links, Id::FollowLink,
            Id::Neighbours, Id::VectorMap, line});
    QMenu *sorting = view->addMenu(tr("&Sort keys"));
    for (const Id id : keyOrders)
        sorting->addAction(m_actions.value(id));
    add(sorting, {line, Id::SortDescending});
    QMenu *columns = view->addMenu(tr("&Columns"));
    for (const Id id : treeColumns)
        columns->addAction(m_actions.value(id));
    add(view,
        {line, Id::NextPane, Id::PreviousPane, line, Id::MoveOver, Id::Twofold, Id::WrapLines});
    add(view->addMenu(tr("&Theme")),
        {Id::ThemeSystem, Id::ThemeLight, Id::ThemeDark, Id::ThemeLightContrast,
            Id::ThemeDarkContrast});
    add(bar->addMenu(tr("&Store")),
        {Id::Reload, Id::Check, Id::CompareWith, line, Id::Revert, Id::RevertAll, line, Id::Lock});
    add(bar->addMenu(tr("&Help")),
        {Id::Manual, line, Id::AllActions, Id::Shortcuts, line, Id::About});
}

void Actions::fill(QToolBar *bar) const
{
    for (const Id id : {Id::Open, Id::Persist, Id::Revert, Id::Reload})
        bar->addAction(m_actions.value(id));
    bar->addSeparator();
    bar->addAction(m_actions.value(Id::Undo));
    bar->addAction(m_actions.value(Id::Redo));
    bar->addSeparator();
    bar->addAction(m_actions.value(Id::Find));
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addAction(m_actions.value(Id::Lock));
    for (QAction *action : bar->actions()) {
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action)))
            button->setAccessibleName(plainName(action->text()));
    }
    // What is written on it comes first: who says what is seen finds it.
    QAction *lock = m_actions.value(Id::Lock);
    QWidget *button = bar->widgetForAction(lock);
    const auto nameLock = [lock, button] {
        const QString name = plainName(lock->text());
        const bool isSame = lock->iconText() == name;
        button->setAccessibleName(isSame ? name : tr("%1; %2").arg(lock->iconText(), name));
    };
    QObject::connect(lock, &QAction::changed, button, nameLock);
    nameLock();
}

void Actions::fillContextMenu(QMenu *menu) const
{
    for (const Id id : {Id::NewKey, Id::Duplicate, Id::Rename, Id::Delete, Id::DeleteAlone})
        menu->addAction(m_actions.value(id));
    menu->addSeparator();
    for (const Id id : {Id::CopyEntries, Id::Paste})
        menu->addAction(m_actions.value(id));
    menu->addSeparator();
    for (const Id id : {Id::CopyKey, Id::CopyValue, Id::CopyCommand, Id::CopyPython})
        menu->addAction(m_actions.value(id));
    menu->addSeparator();
    for (const Id id : {Id::SaveValue, Id::ReplaceValue, Id::Bookmark})
        menu->addAction(m_actions.value(id));
    menu->addSeparator();
    for (const Id id : {Id::Revert, Id::Reload, Id::CloseStore})
        menu->addAction(m_actions.value(id));
}

void Actions::refresh(const Target &target, const TabsState &tabs)
{
    refreshPersist(target);
    refreshHistory(target);
    refreshEntry(target);
    refreshClip(target);
    refreshAddress(target);
    refreshStore(target);
    refreshSorting(target);
    refreshIndex(target, tabs.isEntry);
    refreshTabs(tabs);
    for (const Id id : {Id::Find, Id::FindInStore, Id::GoToKey, Id::NextPane, Id::PreviousPane})
        enable(id, target.session, tr("Nothing is open"));
}

// Of an action that does always the same: why it cannot, if it cannot.
void Actions::enable(Id id, bool enabled, const QString &reason)
{
    const auto row = std::find_if(actionRows().begin(), actionRows().end(),
        [id](const ActionRow &each) { return each.id == id; });
    const QString does = *row->tip ? tr(row->tip) : plainName(tr(row->text));
    set(id, enabled, enabled ? does : reason);
}

void Actions::tellPlaces(const QString &back, const QString &forward)
{
    set(Id::Back, !back.isEmpty(),
        back.isEmpty() ? tr("No entry was shown before") : tr("Back to %1").arg(back));
    set(Id::Forward, !forward.isEmpty(),
        forward.isEmpty() ? tr("Nothing to go forward to") : tr("Forward to %1").arg(forward));
}

void Actions::tellBookmark(const Target &target, bool isPossible, bool isThere)
{
    const QString key = isPossible ? keyLabel(*target.session, target.entries.first()) : QString();
    set(Id::Bookmark, isPossible,
        isThere          ? tr("Take the bookmark of %1 away").arg(key)
            : isPossible ? tr("List %1 under Bookmarks, to be found again").arg(key)
            : target.isOne()
            ? tr("What is in memory only, or hidden by another of its key, has none")
            : tr("Choose one key first"));
    m_actions[Id::Bookmark]->setChecked(isThere);
}

void Actions::set(Id id, bool enabled, const QString &toolTip)
{
    QAction *action = m_actions.value(id);
    action->setEnabled(enabled);
    tell(action, toolTip);
}

} // namespace kvlens
