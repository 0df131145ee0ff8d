// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/index/indexpersist.h"

#include "stores/file/persistjournal.h"
#include "stores/file/unfinished.h"
#include "stores/jsonfile/jsonfilestore.h"
#include "stores/words/filereasons.h"
#include "stores/words/persistreasons.h"
#include "stores/words/reasons.h"

#include <algorithm>

namespace kvlens {

namespace {

Error notReached()
{
    return {ErrorCode::Cancelled, Reasons::batchFailed};
}

Result<PreparedFile> preparedFileOf(const JsonFile &file, const FileReplacement &replacement)
{
    const std::optional<FileStamp> old
        = file.isMissing() ? std::nullopt : std::optional(file.bytes().stamp());
    return preparedFile(
        replacement.descriptor(), replacement.targetPath(), replacement.tempPath(), old);
}

// What the others of the batch are stored without, for now or until somebody has looked at it.
Error unfinished(const Error &error, FileReplacement &replacement, bool *isPending)
{
    if (error.code != ErrorCode::Conflict) {
        replacement.keep();
        *isPending = true;
        return {error.code, PersistReasons::othersStoredFirst.with(error.detail), error.subject};
    }
    const Result<QString> kept = keepUnfinished(replacement.tempPath(), replacement.targetPath());
    if (!kept)
        return error;
    replacement.keep();
    return {error.code, PersistReasons::othersStored.with(error.detail, *kept), error.subject};
}

} // namespace

IndexPersist::IndexPersist(QString folder, OpenMode mode, const FileWriting &writing, FindFile find)
    : m_folder(std::move(folder))
    , m_mode(mode)
    , m_writing(writing)
    , m_find(std::move(find))
{
}

QList<WriteOutcome> IndexPersist::write(const QList<Write> &batch, const std::stop_token &stop)
{
    share(batch);
    const bool sound = prepareAll(stop);
    if (sound) {
        if (const Result<void> committed = commit(); !committed)
            return failAll(batch, committed.error());
    }
    QList<WriteOutcome> outcomes = failAll(batch, notReached());
    for (const Share &share : m_shares) {
        const QList<WriteOutcome> &mine = share.prepared.outcomes;
        for (qsizetype i = 0; i < mine.size(); ++i)
            outcomes[share.places[i]].result = mine[i].result;
    }
    return sound ? outcomes : cancelSucceeded(outcomes);
}

void IndexPersist::share(const QList<Write> &batch)
{
    for (qsizetype i = 0; i < batch.size(); ++i) {
        const QByteArray &group = batch[i].ref.collection.group;
        auto found = std::find_if(m_shares.begin(), m_shares.end(),
            [&](const Share &share) { return share.group == group; });
        if (found == m_shares.end())
            found = m_shares.insert(found, Share {group});
        found->writes.append(batch[i]);
        found->writes.last().ref.collection.group.clear();
        found->places.append(i);
    }
}

// False: something failed, and nothing may be replaced.
bool IndexPersist::prepareAll(const std::stop_token &stop)
{
    bool sound = true;
    for (Share &share : m_shares) {
        if (sound)
            prepare(share, stop);
        else
            share.fail(notReached());
        sound = sound && allSucceeded(share.prepared.outcomes);
    }
    return sound;
}

void IndexPersist::prepare(Share &share, const std::stop_token &stop)
{
    const Result<JsonFile *> file = m_find(share.group);
    if (!file) {
        share.fail(file.error());
        return;
    }
    share.file = *file;
    const JsonFileAccess access = jsonFileAccess(**file, m_mode, m_writing.manner);
    if (!access.capabilities.testFlag(Capability::Write))
        return share.fail({ErrorCode::Denied, access.readOnlyReason, (*file)->path()});
    const Result<FileWriting> writing = writingOf(access);
    if (!writing)
        return share.fail({writing.error().code, writing.error().detail, (*file)->path()});
    share.prepared = prepareWrite(**file, share.writes, *writing, stop);
}

// Of several files none is written in place that can be replaced without a loss, and none at all:
// what is half done could not go on.
Result<FileWriting> IndexPersist::writingOf(const JsonFileAccess &access) const
{
    FileWriting writing = m_writing;
    if (m_shares.size() == 1 || !writing.manner.isInPlace)
        return writing;
    if (!access.inPlaceReasons.isEmpty())
        return Error {ErrorCode::Denied, FileReasons::inPlaceAlone};
    writing.manner.isInPlace = false;
    return writing;
}

QList<IndexPersist::Share *> IndexPersist::changed()
{
    QList<Share *> changed;
    for (Share &share : m_shares) {
        if (share.prepared.replacement)
            changed.append(&share);
    }
    return changed;
}

// An error: nothing is stored.
Result<void> IndexPersist::commit()
{
    const QList<Share *> shares = changed();
    if (shares.size() > 1)
        return commitRecorded(shares);
    for (Share *share : shares) {
        const Result<Stored> stored = commitWrite(*share->file, share->prepared, m_writing);
        if (!stored)
            return stored.error();
        warn(share->prepared.outcomes, *stored);
    }
    return {};
}

Result<void> IndexPersist::commitRecorded(const QList<Share *> &shares)
{
    QList<PreparedFile> files;
    for (Share *share : shares) {
        if (Result<void> unchanged = checkUnchanged(*share->file); !unchanged)
            return unchanged;
        if (Result<void> done = backUp(*share->file, share->prepared, m_writing); !done)
            return done;
        const Result<PreparedFile> file
            = preparedFileOf(*share->file, *share->prepared.replacement);
        if (!file)
            return file.error();
        files.append(*file);
    }
    Result<PersistRecord> record = PersistRecord::make(m_folder, files);
    if (!record)
        return record.error();
    const Result<void> held = holdAll(shares);
    const Placed placed = held ? putInPlace(shares) : Placed {held};
    if (!placed.isPending)
        record->drop();
    return placed.first;
}

// As late as possible: once the first is in place there is no way back.
Result<void> IndexPersist::holdAll(const QList<Share *> &shares)
{
    for (Share *share : shares) {
        if (Result<void> held = hold(*share->file, share->prepared); !held)
            return held;
    }
    for (const Share *share : shares) {
        if (Result<void> unchanged = checkUnchanged(*share->file); !unchanged)
            return unchanged;
    }
    return {};
}

IndexPersist::Placed IndexPersist::putInPlace(const QList<Share *> &shares)
{
    Placed placed;
    for (Share *share : shares) {
        share->prepared.isOfMany = share != shares.first();
        const Result<Stored> stored = commitWrite(*share->file, share->prepared, m_writing);
        if (stored) {
            warn(share->prepared.outcomes, *stored);
            continue;
        }
        if (share == shares.first())
            return {stored.error()};
        bool isPending = false;
        const Error told = unfinished(stored.error(), *share->prepared.replacement, &isPending);
        settleBackup(*share, isPending);
        share->fail(told);
        placed.isPending = placed.isPending || isPending;
    }
    return placed;
}

// Of a file that the next opening replaces, it is there by then.
void IndexPersist::settleBackup(Share &share, bool isPending)
{
    std::optional<Backup> &backup = share.prepared.backup;
    if (!backup)
        return;
    if (isPending)
        return m_writing.backups.keep(
            share.prepared.replacement->targetPath(), backup, m_writing.manner);
    backup.reset();
    share.file->noteRenamed();
}

} // namespace kvlens
