// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copying what a store holds, unsaved edits included, into another: what the window does in slices
// on two workers, and `convert` in one go.
#pragma once

#include "model/changeset.h"
#include "model/taskslice.h"
#include "stores/file/sharing.h"
#include "stores/store.h"

namespace kvlens {

// What a copy lacks.
struct CopyLosses
{
    bool expiry = false; // an entry had an expiry time that the target cannot keep
    bool creation = false; // of an entry it was known when it was made; likewise
    // Keys that were taken as the source shows them, though there they are found by others too.
    qint64 standIns = 0;
    Reason standInsAre = {}; // why
    QList<CollectionRef> empty = {}; // collections without entries, as the target cannot have them
    QList<CollectionRef> unseen = {}; // of these no entry was seen; there may be some
    qint64 unreadable = 0; // entries left out: what is stored of them is no entry
    QList<Error> why = {}; // of the first of them
    QList<Problem> hiding = {}; // of the source: what stands behind was not seen

    bool isWhole() const { return unreadable == 0 && hiding.isEmpty(); } // all entries are there
};

struct CopyReport
{
    qint64 entries = 0; // copied
    CopyLosses losses = {};
    StoreAddress target = {};
};

// What is to be written next.
struct CopyBatch
{
    QList<Write> writes; // none: more is to be read first
    qint64 done = 0; // keys that were read
    qint64 total = -1; // -1: not known
    CopyLosses losses = {}; // so far
    bool atEnd = false; // nothing follows …
    bool isFirst = true; // … and nothing was before
    QStringList source = {}; // the paths of what is copied; none: it has none
    bool isOfFiles = false; // the source is a folder of single files, and not of folders

    qint64 entries() const; // among the writes; others make a collection
};

// Reads a store for another: its effective entries with the edits laid over, named as the target
// names them. An entry that cannot be read is never a value: it is left out, and told. Where the
// target may refuse an entry all are gone through before the first batch. A batch is a few
// megabytes; for a document, which is written anew for each, as large as all before it, within
// bounds, so that is a few times only. Threads: any, one at a time. Memory: one batch; the keys of
// a collection, where a store may tell them twice.
class CopySource
{
public:
    explicit CopySource(const StoreInfo &target, const ChangeSet &edits = {});

    // Goes on until a batch is full, all is read, or the slice is over. Loads the store first.
    // Invalid: these are no entries for another store, the target lies in this one, or would refuse
    // some; nothing was to be written before.
    Result<CopyBatch> readOn(Store &from, const TaskSlice &slice);
    const QList<Error> &refused() const { return m_refused; } // why, of the first hundred of them
    qint64 refusedCount() const { return m_refusedCount; }

private:
    Result<void> begin(Store &from, const std::stop_token &stop);
    Result<void> scanOn(Store &from, const TaskSlice &slice);
    void take(const Entry &entry);
    void endCollection();
    void addNewEntries(const TaskSlice &slice);
    Result<CopyBatch> endChecking();
    void check(const Write &write);
    std::optional<Error> whyNot(const Write &write) const;
    void add(const EntryRef &ref, const Content &content, const Entry &stored);
    void add(const Write &write);
    void leaveOut(const Error &why);
    bool isFull() const;
    CopyBatch takeBatch();

    QString m_targetKind;
    QStringList m_targetPaths;
    bool m_keepsExpiry;
    bool m_keepsCreation;
    bool m_keepsEmpty; // collections
    bool m_hasTopLevel; // the target
    bool m_needsJson; // the target, whatever the source has
    bool m_isDocument; // the target: see StoreInfo::isJsonDocument
    decltype(StoreInfo::refusal) m_refusal; // by the names and values of all entries
    StandInKeys m_standIns; // of the source
    StandInKeys m_keptStandIns; // of the target: these are there what they were
    bool m_isSameText = false; // both are documents
    bool m_isChecking = false; // all are gone through before they are read to be written
    QList<Error> m_refused;
    qint64 m_refusedCount = 0;
    ChangeSet m_edits;
    bool m_isLoaded = false;
    QList<CollectionInfo> m_collections; // all that is to be copied
    QHash<CollectionRef, CollectionRef> m_names; // in the target, where they differ
    qsizetype m_at = 0; // the collection in hand
    ScanCursor m_cursor; // in it
    bool m_isEmpty = true; // as far as it was read …
    bool m_isNew = true; // … and nothing of it is to be written
    bool m_isJson = false; // what is read must be JSON
    bool m_mayRepeat = false; // the store may tell a key twice
    QSet<QByteArray> m_seen; // then: of the collection in hand
    qsizetype m_edit = 0; // the next of the edits, once all collections are read
    bool m_isRead = false; // the edits that add entries too
    CopyBatch m_batch;
    qint64 m_batchBytes = 0;
    qint64 m_takenBytes = 0; // of all batches before
};

// What the store lies in, absolute; an option of its address may name another folder. Empty: it has
// no path.
QStringList pathsOf(const StoreAddress &address);

// Names of collections in a store that has no groups: the bare name, or GROUP:NAME where two groups
// have the same. Where nothing can stand outside of collections the one without a name takes it.
QHash<CollectionRef, CollectionRef> withoutGroups(
    const QList<CollectionRef> &collections, bool hasTopLevel);

// Whether the store is loaded and has no entry.
Result<bool> isEmptyStore(Store &store, const std::stop_token &stop = {});

// Who may read and write what is copied: all of it.
Sharing sharingOf(const CopyBatch &batch);

// Writes a batch. Conflict: the target has a key already, or two keys are one name there. Else as
// Store::write(); the error names the key.
// A store without entries is made, empty, of a whole source without any. A target that is made
// gives the group and others no right to read or write that the source does not give (see
// sharingOf()).
Result<void> writeBatch(Store &target, const CopyBatch &batch, const std::stop_token &stop = {});

} // namespace kvlens
