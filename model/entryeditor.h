// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person does to the entries of one store: every act becomes staged edits, one undo step.
#pragma once

#include "model/changedrefs.h"
#include "model/manyedits.h"
#include "model/pasting.h"
#include "model/restoring.h"
#include "model/stagededits.h"
#include "model/storedentries.h"
#include "model/writelock.h"
#include "stores/store.h"

namespace kvlens {

class StoreSession;
class Task;

// Threads: the GUI's. Nothing is written here; see StoreSession::persist().
class EntryEditor : public QObject
{
    Q_OBJECT

public:
    // All of them outlive the editor.
    EntryEditor(
        StoreSession &session, StagedEdits &edits, WriteLock &lock, QObject *parent = nullptr);

    // All acts are refused with failed(Denied) when !canEdit().
    bool canEdit() const; // the store can write, and it is not locked
    bool isLocked() const { return m_lock.isLocked(); } // read-only by choice
    void setLocked(bool locked);
    // Tells failed() if not: Denied, or Unsupported where the store lacks what is needed.
    bool mayEdit(Capabilities needed = {});

    // `seen` is what the editor began with. Typing in one entry merges into one undo step until
    // another edit or a pause. Text that is not JSON where JSON must be is kept, marked invalid; so
    // is a value that the store says it cannot hold.
    void put(const Entry &seen, const QByteArray &value);
    // The same of a value that was checked elsewhere.
    void putChecked(
        const Entry &seen, const QByteArray &value, const std::optional<Error> &invalid);
    // A value that was checked elsewhere; an undo step of its own.
    void replace(const Entry &seen, const QByteArray &value);
    // These read first what is not known, however much it is; changesChanged() of the session, or
    // failed() follows.
    // Of a key that stands more than once all that it hides goes too, or that would be what readers
    // see under the key.
    // Many are staged a while later, as a task that shows; its cancel stages none of them.
    void remove(const QList<EntryRef> &refs);
    void removeAlone(const EntryRef &ref); // what it hides then becomes effective
    // failed(Invalid) where the key is taken, or one that the store cannot hold.
    void rename(const EntryRef &ref, const QByteArray &key);
    void setExpiry(const QList<EntryRef> &refs, const std::optional<QDateTime> &at);
    void newKey(const CollectionRef &collection, const QByteArray &key, const QByteArray &value);
    void duplicate(const EntryRef &ref, const QByteArray &key);
    // One undo step, as a task that shows. `done` is called once it is staged, or nothing is; not
    // after failed() and a cancel.
    using PasteFunction = std::function<void(const PasteReport &report)>;
    void paste(const PasteRequest &request, const PasteFunction &done);
    void repair(const Problem &problem); // its writes as ordinary edits, one undo step
    // Edits that were put together elsewhere, over those that there are: one undo step.
    void stage(const QString &text, const ChangedRefs &edits);
    void revert(const QList<EntryRef> &refs);
    void revertAll();
    void keepMine(const EntryRef &ref); // of a conflict
    void takeTheirs(const EntryRef &ref);
    // Edits of before a crash, over what is stored now, as after a reload: no undo step. `done` is
    // called once, also with an error: then nothing is restored.
    using RestoreFunction = std::function<void(const Result<RestoredEdits> &restored)>;
    void restore(const ChangeSet &kept, const RestoreFunction &done);
    // Of how many entries edits have been asked for that are not staged yet: closing loses them.
    qsizetype entriesInHand() const { return m_stored.inHand(); }
    // Counts as so many of them until it goes; for who finds out first which they are.
    std::shared_ptr<void> hold(qsizetype entries) { return m_stored.hold(entries); }
    void setTypingPause(std::chrono::milliseconds pause) { m_edits.setTypingPause(pause); }

signals:
    void lockedChanged();
    void failed(const kvlens::Error &error);

private:
    using Reach = ManyEdits::Reach;
    void stage(const QString &text, const QList<EntryRef> &refs, const EditFunction &edit,
        Reach reach = Reach::Named);
    void stageMany(
        const QString &text, const QList<EntryRef> &refs, const EditFunction &edit, Reach reach);
    void removeHidden(const QList<EntryRef> &refs);
    void renameTo(const EntryRef &ref, const QByteArray &key);
    void stageRename(const Entry &entry, const QByteArray &key, const QList<Entry> &hidden);
    void pasteOn(const PasteRequest &request, const PasteFunction &done);
    void addNew(const EntryRef &ref, const Content &content);
    void ifHeld(const EntryRef &ref, const std::function<void()> &act);
    void restoreOn(Task *task, const ChangeSet &kept, const RestoreFunction &done);
    Error readOnly() const; // why it cannot be edited
    std::optional<Error> check(const Entry &seen, const QByteArray &value) const;
    std::optional<Error> refusal(const Entry &seen, const QByteArray &value) const;

    StoreSession &m_session;
    StagedEdits &m_edits;
    WriteLock &m_lock;
    StoredEntries m_stored;
};

} // namespace kvlens
