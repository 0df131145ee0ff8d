// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entryeditor.h"

#include "model/longvalues.h"
#include "model/storesession.h"
#include "model/treetext.h"
#include "model/valuecheck.h"
#include "stores/words/reasons.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype entriesAtOnce = 256;

Error taken(const EntryRef &ref)
{
    return {ErrorCode::Invalid, Reasons::keyIsThere, displayText(ref.key)};
}

// For undo steps: the key, or how many.
QString keysText(const QList<EntryRef> &refs)
{
    return refs.size() == 1
        ? displayText(refs.first().key)
        : EntryEditor::tr("%1 keys", nullptr, pluralOf(refs.size())).arg(numberText(refs.size()));
}

QString editText(const Entry &seen)
{
    return EntryEditor::tr("edit %1").arg(displayText(seen.ref.key));
}

StagedEdits::EditFunction putting(const QByteArray &value, const std::optional<Error> &invalid)
{
    return [value, invalid](ChangeSet &changes, const QList<Entry> &stored) {
        changes.put(stored.first(), value, invalid);
    };
}

EntryRef withKey(EntryRef ref, const QByteArray &key)
{
    ref.key = key;
    ref.shadow = 0;
    return ref;
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

// Reads entries as stored, a batch after the other; nothing until all are there.
struct Reading
{
    QList<EntryRef> refs;
    QList<Entry> entries = {};

    Result<std::optional<QList<Entry>>> operator()(Store &store, const TaskSlice &slice)
    {
        do {
            const Result<QList<Entry>> batch = readAll(
                store, refs.mid(entries.size(), entriesAtOnce), largestEdited, slice.stop());
            if (!batch)
                return batch.error();
            entries.append(*batch);
        } while (entries.size() < refs.size() && !slice.isOver());
        return entries.size() < refs.size() ? std::nullopt : std::optional(entries);
    }
};

} // namespace

EntryEditor::EntryEditor(StoreSession &session, StagedEdits &edits, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_edits(edits)
{
    connect(&session, &StoreSession::listingChanged, this, [this] { ++m_listing; });
}

void EntryEditor::setLocked(bool locked)
{
    if (std::exchange(m_locked, locked) != locked)
        emit lockedChanged();
}

bool EntryEditor::canEdit() const
{
    return m_session.info().capabilities.testFlag(Capability::Write) && !m_locked;
}

// Tells why not.
bool EntryEditor::mayEdit(Capabilities needed)
{
    if (!canEdit()) {
        emit failed(
            {ErrorCode::Denied, m_locked ? Reasons::locked : m_session.info().readOnlyReason,
                m_session.address().toString()});
        return false;
    }
    if (needed && !m_session.info().capabilities.testFlags(needed)) {
        emit failed({ErrorCode::Unsupported, Reasons::storeCannot, m_session.address().toString()});
        return false;
    }
    return true;
}

// Calls `act` with one entry per ref, as stored, now or once they are read; not after an error.
void EntryEditor::withEntries(const QList<EntryRef> &refs, const EntriesFunction &act)
{
    const auto isEdited
        = [this](const EntryRef &ref) { return m_edits.changes().find(ref) != nullptr; };
    if (std::all_of(refs.begin(), refs.end(), isEdited)) {
        QList<Entry> entries;
        for (const EntryRef &ref : refs)
            entries.append(*m_edits.stored(ref));
        act(entries);
        return;
    }
    m_session.whenSettled([this, refs, act] { readEntries(refs, act); });
}

void EntryEditor::readEntries(const QList<EntryRef> &refs, const EntriesFunction &act)
{
    auto *task = new Task(m_session.tasks(), Activity::Kind::None, Task::Start::Awaited, this);
    const auto take = [this, task, refs, act, listing = m_listing](const auto &entries) {
        if (entries && !*entries)
            return Task::Next::Slice;
        task->deleteLater();
        if (!entries)
            emit failed(entries.error());
        else
            m_session.whenSettled([this, refs, act, listing, read = **entries] {
                // What was read before something else was written or read may be of before.
                listing == m_listing ? act(read) : withEntries(refs, act);
            });
        return Task::Next::End;
    };
    task->run(Reading {refs}, take);
}

std::optional<Error> EntryEditor::check(const EntryRef &ref, const QByteArray &value) const
{
    if (!m_session.info().capabilities.testFlag(Capability::JsonValues))
        return std::nullopt;
    return jsonError(value, displayText(ref.key));
}

void EntryEditor::put(const Entry &seen, const QByteArray &value)
{
    putChecked(seen, value, check(seen.ref, value));
}

void EntryEditor::putChecked(
    const Entry &seen, const QByteArray &value, const std::optional<Error> &invalid)
{
    if (mayEdit())
        m_edits.type(editText(seen), seen, putting(value, invalid));
}

void EntryEditor::replace(const Entry &seen, const QByteArray &value)
{
    if (mayEdit())
        m_edits.stage(editText(seen), {seen}, putting(value, std::nullopt));
}

void EntryEditor::remove(const QList<EntryRef> &refs)
{
    if (!mayEdit())
        return;
    withEntries(
        refs, [this, text = tr("delete %1").arg(keysText(refs))](const QList<Entry> &entries) {
            m_edits.stage(text, entries, [](ChangeSet &changes, const QList<Entry> &stored) {
                for (const Entry &entry : stored)
                    changes.remove(entry);
            });
        });
}

// Whether an unsaved edit has the key, under its old or its new name.
std::optional<Error> EntryEditor::takenBy(const EntryRef &ref) const
{
    const auto has = [&ref](const Edit &edit) {
        return edit.ref().collection == ref.collection && edit.ref().part == ref.part
            && (edit.ref() == ref || (edit.mine.exists && edit.mine.key == ref.key));
    };
    const QList<Edit> edits = m_edits.changes().edits();
    return std::any_of(edits.begin(), edits.end(), has) ? std::optional(taken(ref)) : std::nullopt;
}

void EntryEditor::rename(const EntryRef &ref, const QByteArray &key)
{
    const EntryRef renamed = withKey(ref, key);
    const Edit *edit = m_edits.changes().find(ref);
    const bool isNew = edit && edit->kind() == EditKind::Added;
    if (!mayEdit(isNew ? Capabilities() : Capabilities(Capability::Rename)))
        return;
    const bool isBack = key == ref.key; // to the name that it has in the store
    withEntries({ref, renamed}, [=, this](const QList<Entry> &entries) {
        const auto error = isBack ? std::nullopt : takenBy(renamed);
        if (error || (!isBack && entries.last().version.exists())) {
            emit failed(taken(renamed));
            return;
        }
        m_edits.stage(tr("rename %1").arg(displayText(ref.key)), {entries.first()},
            [&key](ChangeSet &changes, const QList<Entry> &stored) {
                changes.rename(stored.first(), key);
            });
    });
}

void EntryEditor::setExpiry(const QList<EntryRef> &refs, const std::optional<QDateTime> &at)
{
    if (!mayEdit(Capability::Expiry))
        return;
    withEntries(refs,
        [this, at, text = tr("change the expiry of %1").arg(keysText(refs))](
            const QList<Entry> &entries) {
            m_edits.stage(text, entries, [&at](ChangeSet &changes, const QList<Entry> &stored) {
                for (const Entry &entry : stored)
                    changes.setExpiry(entry, at);
            });
        });
}

void EntryEditor::newKey(
    const CollectionRef &collection, const QByteArray &key, const QByteArray &value)
{
    const bool known = std::any_of(m_session.collections().begin(), m_session.collections().end(),
        [&collection](const CollectionInfo &info) { return info.ref == collection; });
    if (!mayEdit(known ? Capabilities() : Capabilities(Capability::NewCollections)))
        return;
    const EntryRef ref {collection, key};
    withEntries({ref}, [this, ref, value](const QList<Entry> &entries) {
        const Edit *edit = m_edits.changes().find(ref);
        const bool isDeleted = edit && edit->kind() == EditKind::Deleted;
        if (!isDeleted && (entries.first().version.exists() || takenBy(ref))) {
            emit failed(taken(ref));
            return;
        }
        m_edits.stage(tr("add %1").arg(displayText(ref.key)), entries,
            [&](ChangeSet &changes, const QList<Entry> &stored) {
                changes.put(stored.first(), value, check(ref, value));
            });
    });
}

void EntryEditor::duplicate(const EntryRef &ref, const QByteArray &key)
{
    withEntries({ref}, [this, key](const QList<Entry> &entries) {
        const Content content = m_edits.changes().content(entries.first());
        newKey(entries.first().ref.collection, key, content.value);
    });
}

void EntryEditor::repair(const Problem &problem)
{
    if (!mayEdit())
        return;
    QList<EntryRef> refs;
    for (const Write &write : problem.repair)
        refs.append(write.ref);
    withEntries(refs, [this, problem](const QList<Entry> &entries) {
        m_edits.stage(tr("repair %1").arg(problem.id), entries,
            [&](ChangeSet &changes, const QList<Entry> &stored) {
                for (qsizetype i = 0; i < stored.size(); ++i) {
                    const Write &write = problem.repair.at(i);
                    stageWrite(changes, stored.at(i), write,
                        check(write.ref, write.value.value_or(QByteArray())));
                }
            });
    });
}

void EntryEditor::revert(const QList<EntryRef> &refs)
{
    m_edits.revert(tr("revert %1").arg(keysText(refs)), refs);
}

void EntryEditor::revertAll()
{
    QList<EntryRef> refs;
    for (const Edit &edit : m_edits.changes().edits())
        refs.append(edit.ref());
    revert(refs);
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
