// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Actions: what each does now, or why it cannot.
#include "model/index/indexsurvey.h"
#include "report/wording.h"
#include "stores/catalog.h"
#include "stores/hiddenentries.h"
#include "stores/words/translations.h"
#include "ui/actions.h"
#include "ui/icons.h"

namespace kvlens {

namespace {

using Id = ActionId;

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
    set(Id::Duplicate, edit && some,
        edit && one        ? tr("Add a copy of %1 under another key").arg(key)
            : edit && some ? tr("Add copies of %1 keys beside them, with a number behind each key",
                  nullptr, pluralOf(target.size()))
                                 .arg(numberText(target.size()))
                           : pick);
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

void Actions::refreshClip(const Target &target)
{
    const qsizetype count = target.size();
    const bool isWhole = target.session && target.collection && count == 0;
    set(Id::CopyEntries, count > 0 || isWhole,
        count > 0 ? tr(
            "Copy %1 entries, to be pasted into any collection or store", nullptr, pluralOf(count))
                        .arg(numberText(count))
            : isWhole ? tr("Copy all entries of %1").arg(collectionLabel(*target.collection))
                      : tr("Choose a key or a collection first"));
    const bool edit = target.session && target.session->editor().canEdit();
    const QString where = !edit ? QString()
        : target.collection     ? collectionLabel(*target.collection)
                                : storeName(*target.session);
    set(Id::Paste, edit && m_hasClip,
        !target.session  ? tr("Nothing is open")
            : !edit      ? tr("This store is read-only now")
            : !m_hasClip ? tr("No entries were copied")
                         : tr("Add the entries that were copied to %1").arg(where));
}

// What other programs can read they can be told of.
void Actions::refreshAddress(const Target &target)
{
    const BackendInfo *backend
        = target.session ? findBackend(target.session->address().scheme) : nullptr;
    const bool isReadable = backend && backend->python;
    const QString reason = target.session && !isReadable
        ? tr("%1 is in memory only: no other program can read it").arg(storeName(*target.session))
        : tr("Choose a key first");
    const bool some = isReadable && target.size() > 0;
    set(Id::CopyCommand, some,
        some ? tr("Copy the command lines that print %1 values, for a shell", nullptr,
            pluralOf(target.size()))
                   .arg(numberText(target.size()))
             : reason);
    const bool one = isReadable && target.isOne();
    set(Id::CopyPython, one,
        one              ? tr("Copy the lines of Python that read the entry with its library")
            : isReadable ? tr("Choose one key first")
                         : reason);
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
        sortable ? tr("Show the keys in the order of what their entries take in the store")
                 : reason);
    const bool hasTimes
        = target.session && target.session->info().capabilities.testFlag(Capability::Expiry);
    const QString whyNot = sortable
        ? tr("%1 keeps no times with its entries").arg(storeName(*target.session))
        : reason;
    set(Id::SortByCreated, sortable && hasTimes,
        sortable && hasTimes ? tr("Read every entry, and show the oldest first") : whyNot);
    set(Id::SortByExpires, sortable && hasTimes,
        sortable && hasTimes ? tr("Read every entry, and show first what expires first") : whyNot);
}

void Actions::refreshTabs(const TabsState &tabs)
{
    enable(Id::CloseTab, tabs.count > 0, tr("No entry is open"));
    set(Id::MoveOver, tabs.count > 1,
        tabs.count > 1 ? tr("Show this tab beside the others, or among them again")
                       : tr("Of use when more than one tab is open"));
    set(Id::Twofold, tabs.isEntry,
        tabs.isEntry ? tr("Show the value in two views beside each other, or in one again")
                     : tr("Open an entry first"));
    m_actions[Id::Twofold]->setChecked(tabs.isTwofold);
}

void Actions::refreshIndex(const Target &target, bool isEntry)
{
    const bool isIndex = target.session && IndexSurvey::isIndex(*target.session);
    const QString reason = target.session
        ? tr("%1 is not the folder of a persisted index").arg(storeName(*target.session))
        : tr("Nothing is open");
    for (const Id id : {Id::Documents, Id::Drawing, Id::Links, Id::Neighbours, Id::VectorMap})
        enable(id, isIndex, reason);
    for (const Id id : {Id::Check, Id::Statistics})
        enable(id, target.session, tr("Nothing is open"));
    enable(Id::FollowLink, isIndex && isEntry, isIndex ? tr("Open an entry first") : reason);
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
    set(Id::CompareWith, session && session->state() == SessionState::Ready,
        session ? tr("Show how %1 differs from another store, such as a copy of it").arg(name)
                : nothing);
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
