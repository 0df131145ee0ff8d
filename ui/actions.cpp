// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions.h"

#include "model/index/indexsurvey.h"
#include "stores/hiddenentries.h"
#include "stores/words/translations.h"
#include "ui/actionrows.h"
#include "ui/icons.h"
#include "ui/menuactions.h"
#include "ui/wording.h"

#include <QActionGroup>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Id = ActionId;

// What it does now, or why it cannot.
void tell(QAction *action, const QString &what)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setWhatsThis(what);
    action->setToolTip(keys.isEmpty() ? what : u"%1 (%2)"_s.arg(what, keys));
    action->setStatusTip({});
}

bool isBusy(const StoreSession *session)
{
    return session && session->activity().kind != Activity::Kind::None
        && session->activity().kind != Activity::Kind::Loading;
}

bool can(const StoreSession *session, Capability capability)
{
    return session && session->info().capabilities.testFlag(capability);
}

// Whether the one entry may be one of several that have its key.
bool isRepeated(const Target &target)
{
    const EntryRef &ref = target.entries.first();
    return ref.shadow > 0 || hidesEntries(target.session->collections(), ref.collection);
}

bool hasEdit(const Target &target)
{
    if (target.unlisted > 0) // what they are is found out when it matters
        return !target.session->changes().isEmpty();
    return std::any_of(target.entries.cbegin(), target.entries.cend(),
        [&target](const EntryRef &ref) { return target.session->changes().contains(ref); });
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
    m_actions[Id::Reopen]->setCheckable(true);
    m_actions[Id::SortDescending]->setCheckable(true);
    makeChoice({Id::SortAsStored, Id::SortByKey, Id::SortBySize});
    makeChoice({Id::ThemeSystem, Id::ThemeLight, Id::ThemeDark});
    refresh({}, false);
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
            Id::DeleteAlone, line, Id::CopyKey, Id::CopyValue, Id::SaveValue, Id::ReplaceValue,
            line, Id::Find, Id::FindInStore});
    QMenu *view = bar->addMenu(tr("&View"));
    add(view,
        {Id::Back, Id::Forward, line, Id::GoToKey, line, Id::Documents, Id::Links, Id::Neighbours,
            line});
    add(view->addMenu(tr("&Sort keys")),
        {Id::SortAsStored, Id::SortByKey, Id::SortBySize, line, Id::SortDescending});
    add(view, {line, Id::NextPane, Id::PreviousPane, line, Id::WrapLines});
    add(view->addMenu(tr("&Theme")), {Id::ThemeSystem, Id::ThemeLight, Id::ThemeDark});
    add(bar->addMenu(tr("&Store")),
        {Id::Reload, Id::Check, line, Id::Revert, Id::RevertAll, line, Id::Lock});
    add(bar->addMenu(tr("&Help")), {Id::AllActions, Id::Shortcuts, line, Id::About});
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
}

void Actions::fillContextMenu(QMenu *menu) const
{
    for (const Id id : {Id::NewKey, Id::Duplicate, Id::Rename, Id::Delete, Id::DeleteAlone})
        menu->addAction(m_actions.value(id));
    menu->addSeparator();
    for (const Id id : {Id::CopyKey, Id::CopyValue, Id::SaveValue, Id::ReplaceValue})
        menu->addAction(m_actions.value(id));
    menu->addSeparator();
    for (const Id id : {Id::Revert, Id::Reload, Id::CloseStore})
        menu->addAction(m_actions.value(id));
}

void Actions::refresh(const Target &target, bool hasTab)
{
    refreshPersist(target);
    refreshHistory(target);
    refreshEntry(target);
    refreshStore(target);
    refreshSorting(target);
    refreshIndex(target);
    enable(Id::CloseTab, hasTab, tr("No entry is open"));
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

void Actions::set(Id id, bool enabled, const QString &toolTip)
{
    QAction *action = m_actions.value(id);
    action->setEnabled(enabled);
    tell(action, toolTip);
}

void Actions::refreshPersist(const Target &target)
{
    const StoreSession *session = sessionToPersist(m_workspace, target);
    QAction *persist = m_actions.value(Id::Persist);
    if (!session) {
        persist->setIconText(tr("Persist"));
        set(Id::Persist, false, tr("Nothing to persist: there are no changes"));
    } else {
        const qsizetype count = session->changes().count();
        persist->setIconText(tr("Persist (%1)").arg(numberText(count)));
        set(Id::Persist, !isBusy(session),
            tr("Review %1 changes and write to %2", nullptr, pluralOf(count))
                .arg(numberText(count), storeName(*session)));
    }
    const QList<StoreSession *> changed = edited(m_workspace.sessions());
    const bool waits = std::any_of(changed.begin(), changed.end(), isBusy);
    set(Id::PersistAll, changed.size() > 1 && !waits,
        changed.size() > 1
            ? tr("Review and write the changes of %1 stores", nullptr, pluralOf(changed.size()))
                  .arg(numberText(changed.size()))
            : tr("Only of use when several stores have changes"));
    set(Id::PersistAs, target.session && target.session->state() == SessionState::Ready,
        target.session
            ? tr("Write %1, with its changes, to another place").arg(storeName(*target.session))
            : tr("Nothing is open"));
}

void Actions::refreshHistory(const Target &target)
{
    const EditHistory *history = target.session ? &target.session->history() : nullptr;
    const bool undo = history && history->canUndo();
    const bool redo = history && history->canRedo();
    set(Id::Undo, undo, undo ? tr("Undo: %1").arg(history->undoText()) : tr("Nothing to undo"));
    set(Id::Redo, redo, redo ? tr("Redo: %1").arg(history->redoText()) : tr("Nothing to redo"));
}

void Actions::refreshEntry(const Target &target)
{
    const bool some = target.size() > 0;
    const bool one = target.isOne();
    const bool edit = target.session && target.session->editor().canEdit();
    const QString locked
        = target.session ? tr("This store is read-only now") : tr("Nothing is open");
    const QString pick = edit ? tr("Choose a key first") : locked;
    const QString key = one ? keyLabel(*target.session, target.entries.first()) : QString();
    const bool first = edit && needsCollection(*target.session);
    set(Id::NewKey, edit && (target.collection || first),
        edit && target.collection ? tr("Add a key to %1").arg(collectionLabel(*target.collection))
            : first               ? tr("Add the first collection and a key to it")
            : edit                ? tr("Choose a collection first")
                                  : locked);
    set(Id::Rename, edit && one && can(target.session, Capability::Rename),
        edit && one ? tr("Give %1 another key").arg(key) : pick);
    set(Id::Duplicate, edit && one,
        edit && one ? tr("Add a copy of %1 under another key").arg(key) : pick);
    set(Id::Delete, edit && some,
        edit && some
            ? tr("Delete %1 keys; persisting makes it so", nullptr, pluralOf(target.size()))
                  .arg(numberText(target.size()))
            : pick);
    const bool repeated = edit && one && isRepeated(target);
    m_actions[Id::DeleteAlone]->setVisible(repeated);
    set(Id::DeleteAlone, repeated,
        repeated ? tr("Delete only this one of those that have the key %1").arg(key) : pick);
    set(Id::ReplaceValue, edit && one,
        edit && one ? tr("Make what a file holds the value of %1; persisting writes it").arg(key)
                    : pick);
    const QString keys = tr("Copy %1 keys, one a line", nullptr, pluralOf(target.size()))
                             .arg(numberText(target.size()));
    set(Id::CopyKey, some,
        !some     ? tr("Choose a key first")
            : one ? tr("Copy the whole key")
                  : keys);
    for (const Id id : {Id::CopyValue, Id::SaveValue})
        enable(id, one, tr("Choose one key first"));
}

void Actions::refreshSorting(const Target &target)
{
    const bool sortable
        = target.session && target.session->keys().tier() != ListingTier::StableCursors;
    const QString reason = target.session
        ? tr("%1 lists its keys only in its own order").arg(storeName(*target.session))
        : tr("Nothing is open");
    set(Id::SortByKey, sortable,
        sortable ? tr("Show the keys in the order of their characters") : reason);
    set(Id::SortBySize, sortable,
        sortable ? tr("Show the keys in the order of the sizes of their values") : reason);
}

void Actions::refreshIndex(const Target &target)
{
    const bool isIndex = target.session && IndexSurvey::isIndex(*target.session);
    const QString reason = target.session
        ? tr("%1 is not the folder of a persisted index").arg(storeName(*target.session))
        : tr("Nothing is open");
    for (const Id id : {Id::Documents, Id::Links, Id::Neighbours, Id::Check})
        enable(id, isIndex, reason);
}

void Actions::refreshStore(const Target &target)
{
    const StoreSession *session = target.session;
    const QString name = session ? storeName(*session) : QString();
    const QString nothing = tr("Nothing is open");
    const bool edited = session && hasEdit(target);
    set(Id::Revert, edited,
        edited ? tr("Take back the changes of %1 keys", nullptr, pluralOf(target.size()))
                     .arg(numberText(target.size()))
               : tr("The chosen key has no changes"));
    const bool any = session && !session->changes().isEmpty();
    set(Id::RevertAll, any,
        any ? tr("Take back all changes of %1").arg(name) : tr("There are no changes"));
    set(Id::Reload, session && !isBusy(session),
        session ? tr("Read %1 again; changes are kept").arg(name) : nothing);
    set(Id::CloseStore, session, session ? tr("Close %1").arg(name) : nothing);

    const bool writable = can(session, Capability::Write);
    QAction *lock = m_actions.value(Id::Lock);
    const bool open = session && session->editor().canEdit();
    lock->setIconText(open || !session ? tr("Editable") : tr("Read-only")); // of the tool bar
    lock->setIcon(icon(open || !session ? Icon::Unlocked : Icon::Locked));
    lock->setChecked(session && !open);
    set(Id::Lock, session && writable,
        !session ? nothing
            : !writable
            ? tr("%1 cannot be written: %2").arg(name, reasonText(session->info().readOnlyReason))
            : open ? tr("Guard %1 against changes by accident").arg(name)
                   : tr("Allow changes to %1").arg(name));
}

StoreSession *sessionToPersist(const Workspace &workspace, const Target &target)
{
    if (target.session && !target.session->changes().isEmpty())
        return target.session;
    return edited(workspace.sessions()).value(0);
}

} // namespace kvlens
