// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where staged edits outlive a crash: a file for each open store, in a folder of the user's own.
//
// It is a log of records (stores/file/recordlog.h, model/editrecords.h) and holds what is staged,
// bases included; no credentials. It is there while something is staged, and locked by the process
// that writes it: one that nobody has locked was left by a process that is gone. Its name begins
// with what its store is, however that is spelled, so that it is found when that is opened again.
#pragma once

#include "model/changeset.h"
#include "stores/file/recordlog.h"
#include "stores/storeaddress.h"

#include <stop_token>
#include <vector>

namespace kvlens {

// More than this is not kept for one store, on disk; up to three times as much while it is written.
constexpr qint64 largestRecovery = 1024 * 1024 * qint64(1024);

// In stateFolder(); empty: there is none.
QString recoveryFolder();

// Edits that a process has left that is gone.
struct KeptEdits
{
    QString path; // of their file
    qsizetype count = 0;
    QDateTime at = {}; // UTC; of the last of them. Not valid: none could be read
    std::optional<Error> problem = std::nullopt; // why it cannot be read, or not to its end
};

// Those of a store, the oldest first. An address without a scheme, as of what could not be opened,
// means any kind of store at its path. Blocks.
QList<KeptEdits> keptEdits(
    const QString &folder, const StoreAddress &store, const std::stop_token &stop = {});

// The same without delay: what is large is not read, and its count is 0.
QList<KeptEdits> keptEditsAtAGlance(const QString &folder, const StoreAddress &store);

// What several processes have left, as one.
struct ClaimedEdits
{
    ChangeSet changes;
    qsizetype earlier = 0; // edits left out, of entries that a later process had edited, too
};

// Threads: one at a time; blocks for as long as the disk takes.
// Lifetime: its end is that of the store's session: what is staged then is given up, and the file
// goes. A process that is killed does not come so far.
class RecoveryFile
{
public:
    RecoveryFile(QString folder, StoreAddress store);
    ~RecoveryFile();
    RecoveryFile(const RecoveryFile &) = delete;
    RecoveryFile &operator=(const RecoveryFile &) = delete;

    // From now on these are staged; none: the file goes. Durable when it returns. After an error,
    // what was kept before still is, as far as the disk lets it be; the next call makes it good.
    // Unsupported: they are too large to be kept. Denied, NoSpace, Unavailable, Cancelled.
    Result<void> keep(const ChangeSet &changes, const std::stop_token &stop = {});

    // Takes edits that others have left, so that nobody else does; of two of one entry the later
    // one. Those that cannot be read stay as they are; NotFound, Conflict, …: none could be.
    Result<ClaimedEdits> claim(const QList<KeptEdits> &found);
    // They are staged, but for those of `leftOut`: when keep() has what is staged now, the files go
    // that hold no edit which was left out, here or by claim().
    void replaceClaimed(const QList<EntryRef> &leftOut = {});
    void releaseClaimed(); // they stay where they were

    // Removes what others have left.
    static Result<void> discard(const QList<KeptEdits> &found);

private:
    struct Claimed
    {
        LeftLog log;
        ChangeSet changes;
        bool isWhole; // it could be read to its end
        bool isNeeded; // it has an edit that was left out
    };
    Result<void> put(const ChangeSet &changes, const std::stop_token &stop);
    Result<void> begin(const RecordSource &all);
    Result<void> replace(const RecordSource &all);
    void removeReplaced();

    const QString m_folder;
    const StoreAddress m_store;
    std::optional<RecordLog> m_log; // nothing: nothing is kept
    ChangeSet m_kept;
    qint64 m_wholeSize = 0; // of the file when it was last written anew
    std::vector<Claimed> m_claimed;
    std::vector<Claimed> m_replaced;
};

} // namespace kvlens
