// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entryeditor.h"

#include "model/longvalues.h"
#include "model/manyedits.h"
#include "model/refusal.h"
#include "model/storesession.h"
#include "model/treetext.h"
#include "model/valuecheck.h"
#include "stores/hiddenentries.h"
#include "stores/nametext.h"
#include "stores/words/reasons.h"
#include "stores/words/translations.h"

namespace kvlens {

namespace {

Error taken(const EntryRef &ref)
{
    return {ErrorCode::Invalid, Reasons::keyIsThere, nameText(ref.key)};
}

QString keyCountText(qsizetype count)
{
    return EntryEditor::tr("%1 keys", nullptr, pluralOf(count)).arg(numberText(count));
}

// For undo steps: the key, or how many.
QString keysText(const QList<EntryRef> &refs)
{
    return refs.size() == 1 ? nameText(refs.first().key) : keyCountText(refs.size());
}

QString editText(const Entry &seen)
{
    return EntryEditor::tr("edit %1").arg(nameText(seen.ref.key));
}

EditFunction putting(const QByteArray &value, const std::optional<Error> &invalid)
{
    return [value, invalid](ChangeSet &changes, const QList<Entry> &stored) {
        changes.put(stored.first(), value, invalid);
    };
}

void removing(ChangeSet &changes, const QList<Entry> &stored)
{
    for (const Entry &entry : stored)
        changes.remove(entry);
}

EntryRef withKey(EntryRef ref, const QByteArray &key)
{
    ref.key = key;
    ref.shadow = 0;
    return ref;
}

// Why a value is not JSON.
std::optional<Error> invalidIn(const Write &write)
{
    return write.value ? jsonError(*write.value, nameText(write.ref.key)) : std::nullopt;
}

// What a write asks for, over what is stored.
void stageWrite(
    ChangeSet &changes, const Entry &entry, const Write &write, const std::optional<Error> &invalid)
{
    if (write.isDelete())
        changes.remove(entry);
    if (write.value)
        changes.put(entry, *write.value, invalid);
    if (write.expiry.kind != ExpiryChange::Kind::Keep)
        changes.setExpiry(entry,
            write.expiry.kind == ExpiryChange::Kind::Set ? std::optional(write.expiry.at)
                                                         : std::nullopt);
    if (write.renameTo)
        changes.rename(entry, *write.renameTo);
}

} // namespace

EntryEditor::EntryEditor(
    StoreSession &session, StagedEdits &edits, WriteLock &lock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_edits(edits)
    , m_lock(lock)
    , m_stored(session, edits)
{
    connect(&m_stored, &StoredEntries::failed, this, &EntryEditor::failed);
}

void EntryEditor::setLocked(bool locked)
{
    if (m_lock.setLocked(locked) != locked)
        emit lockedChanged();
}

bool EntryEditor::canEdit() const
{
    return m_session.info().capabilities.testFlag(Capability::Write) && !isLocked();
}

Error EntryEditor::readOnly() const
{
    return {ErrorCode::Denied, isLocked() ? Reasons::locked : m_session.info().readOnlyReason,
        m_session.address().toString()};
}

// Tells why not.
bool EntryEditor::mayEdit(Capabilities needed)
{
    if (!canEdit()) {
        emit failed(readOnly());
        return false;
    }
    if (needed && !m_session.info().capabilities.testFlags(needed)) {
        emit failed({ErrorCode::Unsupported, Reasons::storeCannot, m_session.address().toString()});
        return false;
    }
    return true;
}

// One undo step, now or once the entries are read; not after an error. `edit` is called for some
// entries after the other, where many are read: on the worker.
void EntryEditor::stage(
    const QString &text, const QList<EntryRef> &refs, const EditFunction &edit, Reach reach)
{
    if (refs.size() > editedAtOnce || (reach == Reach::AndHidden && m_stored.anyHides(refs)))
        m_session.whenSettled([this, text, refs, edit, reach, held = hold(refs.size())] {
            stageMany(text, refs, edit, reach);
        });
    else
        m_stored.with(
            refs,
            [this, text, edit](const QList<Entry> &entries) { m_edits.stage(text, entries, edit); },
            [this, text, refs, edit, reach] { stage(text, refs, edit, reach); });
}

void EntryEditor::stageMany(
    const QString &text, const QList<EntryRef> &refs, const EditFunction &edit, Reach reach)
{
    auto *task = new Task(m_session.tasks(), Activity::Kind::Staging, Task::Start::Awaited, this);
    const StagedState before = m_edits.state();
    const auto again = [this, text, refs, edit, reach] { stage(text, refs, edit, reach); };
    const auto take = [this, task, text, refs, before, again, wasLoading = m_stored.isLoading(),
                          held = hold(refs.size())](const Result<ManyEdits::Answer> &after) {
        if (after && wasLoading && !after->allThere) {
            task->deleteLater();
            whenLoaded(m_session, [again, held] { again(); });
            return Task::Next::End;
        }
        if (after && !after->state) {
            task->show({Activity::Kind::Staging, after->done, refs.size()});
            return Task::Next::Slice;
        }
        task->deleteLater();
        if (!after && after.error().code != ErrorCode::Cancelled)
            emit failed(after.error());
        if (after)
            m_stored.ifStillStored(
                before.generation,
                [this, text, before, held, staged = *after->state] {
                    m_edits.stage(text, before, staged);
                },
                again);
        return Task::Next::End;
    };
    task->run(ManyEdits {refs, before, edit, reach}, take);
}

std::optional<Error> EntryEditor::check(const Entry &seen, const QByteArray &value) const
{
    if (!m_session.info().capabilities.testFlag(Capability::JsonValues))
        return std::nullopt;
    const std::optional<Error> why = jsonError(value, nameText(seen.ref.key));
    return why ? why : refusal(seen, value);
}

// The store's own rules for what is JSON.
std::optional<Error> EntryEditor::refusal(const Entry &seen, const QByteArray &value) const
{
    const StoreInfo &store = m_session.info();
    if (!store.capabilities.testFlag(Capability::JsonValues))
        return std::nullopt;
    std::optional<Error> why = refusalOfValue(store, seen, value);
    if (why)
        why->subject = nameText(seen.ref.key);
    return why;
}

// Calls it if the store can hold such a key; else failed() says why not. The worker asks, as that
// may be a look at a disk.
void EntryEditor::ifHeld(const EntryRef &ref, const std::function<void()> &act)
{
    if (!m_session.info().refusal)
        return act();
    const auto job = [store = m_session.info(), collections = m_session.collections(), ref](
                         Store &, const std::stop_token &) -> Result<bool> {
        const std::optional<Error> why = refusalOfKey(store, collections, ref);
        return why ? Result<bool>(*why) : Result<bool>(true);
    };
    onFinished(m_session.run(job), this, [this, act, held = hold(1)](const Result<bool> &can) {
        if (can)
            act();
        else
            emit failed(can.error());
    });
}

void EntryEditor::put(const Entry &seen, const QByteArray &value)
{
    if (mayEdit())
        m_edits.type(editText(seen), seen, putting(value, check(seen, value)));
}

void EntryEditor::putChecked(
    const Entry &seen, const QByteArray &value, const std::optional<Error> &invalid)
{
    if (mayEdit())
        m_edits.type(
            editText(seen), seen, putting(value, invalid ? invalid : refusal(seen, value)));
}

void EntryEditor::replace(const Entry &seen, const QByteArray &value)
{
    if (mayEdit())
        m_edits.stage(editText(seen), {seen}, putting(value, std::nullopt));
}

void EntryEditor::rename(const EntryRef &ref, const QByteArray &key)
{
    const EntryRef renamed = withKey(ref, key);
    const auto edit = m_edits.changes().find(ref);
    const bool isNew = edit && edit->kind() == EditKind::Added;
    if (!mayEdit(isNew ? Capabilities() : Capabilities(Capability::Rename)))
        return;
    if (m_stored.isLoading()) { // which keys are taken, and what this one hides, is not known
        whenLoaded(m_session, [this, ref, key, held = hold(1)] { rename(ref, key); });
        return;
    }
    const bool isBack = key == ref.key; // to the name that it has in the store
    if (isBack)
        return renameTo(ref, key);
    ifHeld(renamed, [this, ref, key] { renameTo(ref, key); });
}

void EntryEditor::renameTo(const EntryRef &ref, const QByteArray &key)
{
    const EntryRef renamed = withKey(ref, key);
    const bool isBack = key == ref.key;
    m_stored.withHidden(ref, [=, this](const QList<Entry> &hidden) {
        const auto act = [=, this](const QList<Entry> &entries) {
            const bool isTaken
                = m_edits.changes().isTaken(renamed) || entries.last().version.exists();
            if (!isBack && isTaken)
                emit failed(taken(renamed));
            else
                stageRename(entries.first(), key, isBack ? QList<Entry>() : hidden);
        };
        m_stored.with({ref, renamed}, act, [this, ref, key] { rename(ref, key); });
    });
}

// What it hides would be what readers see under the old key.
void EntryEditor::stageRename(const Entry &entry, const QByteArray &key, const QList<Entry> &hidden)
{
    m_edits.stage(tr("rename %1").arg(nameText(entry.ref.key)), QList<Entry> {entry} + hidden,
        [&key](ChangeSet &changes, const QList<Entry> &stored) {
            changes.rename(stored.first(), key);
            removing(changes, stored.sliced(1));
        });
}

void EntryEditor::setExpiry(const QList<EntryRef> &refs, const std::optional<QDateTime> &at)
{
    if (!mayEdit(Capability::Expiry))
        return;
    stage(tr("change the expiry of %1").arg(keysText(refs)), refs,
        [at](ChangeSet &changes, const QList<Entry> &stored) {
            for (const Entry &entry : stored)
                changes.setExpiry(entry, at);
        });
}

void EntryEditor::repair(const Problem &problem)
{
    if (!mayEdit())
        return;
    QList<EntryRef> refs;
    QHash<EntryRef, Write> writes;
    for (const Write &write : problem.repair) {
        refs.append(write.ref);
        writes.insert(write.ref, write);
    }
    const bool isJson = m_session.info().capabilities.testFlag(Capability::JsonValues);
    stage(tr("repair %1").arg(problem.id), refs,
        [writes, isJson](ChangeSet &changes, const QList<Entry> &stored) {
            for (const Entry &entry : stored) {
                const Write write = writes.value(entry.ref);
                stageWrite(changes, entry, write, isJson ? invalidIn(write) : std::nullopt);
            }
        });
}

void EntryEditor::stage(const QString &text, const ChangedRefs &edits)
{
    if (!mayEdit())
        return;
    const QList<EntryRef> refs
        = edits.few(std::numeric_limits<qsizetype>::max()).value_or(QList<EntryRef>());
    stage(text, refs, [after = edits.after()](ChangeSet &changes, const QList<Entry> &stored) {
        for (const Entry &entry : stored)
            changes.takeOver(after, entry.ref);
    });
}

void EntryEditor::restore(const ChangeSet &kept, const RestoreFunction &done)
{
    if (!canEdit()) {
        done(readOnly());
        return;
    }
    auto *task = new Task(m_session.tasks(), Activity::Kind::None, Task::Start::Awaited, this);
    whenLoaded(m_session, [this, task, kept, done] { restoreOn(task, kept, done); });
}

void EntryEditor::restoreOn(Task *task, const ChangeSet &kept, const RestoreFunction &done)
{
    const StagedState before = m_edits.state();
    const auto end = [this, task, done, before](const Restoring::Answer &after) {
        m_edits.takeRebased(before, after->first);
        task->deleteLater();
        done(after->second);
    };
    const auto again = [this, task, kept, done] { restoreOn(task, kept, done); };
    const auto take = [=, this](const Result<Restoring::Answer> &after) {
        if (after && !*after)
            return Task::Next::Slice;
        if (after) {
            m_stored.ifStillStored(
                before.generation, [end, all = *after] { end(all); }, again);
        } else {
            task->deleteLater();
            done(after.error());
        }
        return Task::Next::End;
    };
    task->run(Restoring {kept, before}, take);
}

void EntryEditor::revert(const QList<EntryRef> &refs)
{
    m_edits.revert(tr("revert %1").arg(keysText(refs)), refs);
}

void EntryEditor::revertAll()
{
    m_edits.revertAll(tr("revert %1").arg(keyCountText(m_edits.changes().count())));
}

void EntryEditor::keepMine(const EntryRef &ref)
{
    m_edits.keepMine(ref);
}

void EntryEditor::takeTheirs(const EntryRef &ref)
{
    m_edits.takeTheirs(tr("take what is stored"), ref);
}

} // namespace kvlens
