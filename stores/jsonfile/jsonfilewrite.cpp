// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilewrite.h"

#include "stores/file/inplacemend.h"
#include "stores/file/unfinished.h"
#include "stores/jsonfile/writeplan.h"
#include "stores/store.h"
#include "stores/words/filereasons.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/persistreasons.h"
#include "stores/words/reasons.h"

#include <QFileInfo>

namespace kvlens {

namespace {

using std::chrono::milliseconds;

Result<void> listAll(JsonFile &file, const std::stop_token &stop)
{
    while (!file.progress().listed) {
        if (Result<void> loaded = file.load(milliseconds(200), stop); !loaded)
            return loaded;
    }
    return {};
}

Result<void> checkWritable(JsonFile &file, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled, file.path()};
    if (Result<void> unchanged = checkUnchanged(file); !unchanged)
        return unchanged;
    if (Result<void> listed = listAll(file, stop); !listed)
        return listed;
    if (file.damage())
        return Error {ErrorCode::Denied, JsonReasons::damagedNotWrittenOver, file.path(),
            file.damage()->place};
    if (file.decodedFrom())
        return Error {
            ErrorCode::Denied, JsonReasons::isWideText.with(*file.decodedFrom()), file.path()};
    return {};
}

Result<FileReplacement> begin(const JsonFile &file, const FileWriting &writing, bool isInPlace)
{
    if (!isInPlace)
        return FileReplacement::begin(file.path());
    const QString real = resolvedPath(file.path()).value_or(file.path());
    return FileReplacement::beginInPlace(file.path(), writing.manner, !writing.backups.has(real));
}

Result<FileReplacement> writeBeside(const JsonFile &file, const QList<json::Splice> &splices,
    Result<FileReplacement> replacement, const std::stop_token &stop)
{
    if (!replacement)
        return replacement;
    qint64 position = 0;
    for (const json::Splice &splice : splices) {
        Result<void> step
            = replacement->copy(file.bytes().descriptor(), position, splice.begin - position, stop);
        if (step)
            step = replacement->write(splice.text);
        if (!step)
            return step.error();
        position = splice.end;
    }
    Result<void> rest = replacement->copy(
        file.bytes().descriptor(), position, file.bytes().stamp().size - position, stop);
    if (rest)
        rest = replacement->prepare();
    if (!rest)
        return rest.error();
    return replacement;
}

} // namespace

Result<void> checkUnchanged(JsonFile &file)
{
    const Result<Freshness> freshness = file.freshness();
    if (!freshness)
        return freshness.error();
    if (*freshness != Freshness::Current)
        return Error {ErrorCode::Conflict, FileReasons::fileChangedSinceLoaded, file.path()};
    return {};
}

Result<void> hold(JsonFile &file, PreparedWrite &prepared)
{
    if (file.isMissing())
        return checkUnchanged(file);
    return prepared.replacement->hold(hasStamp(file.bytes().stamp()));
}

bool allSucceeded(const QList<WriteOutcome> &outcomes)
{
    return std::all_of(outcomes.begin(), outcomes.end(),
        [](const WriteOutcome &outcome) { return bool(outcome.result); });
}

QList<WriteOutcome> cancelSucceeded(QList<WriteOutcome> outcomes)
{
    for (WriteOutcome &outcome : outcomes) {
        if (outcome.result)
            outcome.result = Error {ErrorCode::Cancelled, Reasons::batchFailed};
    }
    return outcomes;
}

PreparedWrite prepareWrite(JsonFile &file, const QList<Write> &batch, const FileWriting &writing,
    const std::stop_token &stop)
{
    if (Result<void> writable = checkWritable(file, stop); !writable)
        return {failAll(batch, writable.error())};
    WritePlan plan(file);
    const QList<WriteOutcome> outcomes = plan.add(batch);
    if (!allSucceeded(outcomes))
        return {cancelSucceeded(outcomes)};
    const Result<QList<json::Splice>> splices = plan.splices();
    if (!splices)
        return {failAll(batch, splices.error())};
    if (splices->isEmpty())
        return {outcomes};
    PreparedWrite prepared {outcomes};
    prepared.splices = *splices;
    const QString folder = QFileInfo(file.path()).absolutePath();
    Result<void> made = file.isMissing() ? prepared.folders.make(folder) : Result<void>();
    if (!made)
        return {failAll(batch, made.error())};
    prepared.isInPlace = writing.manner.isInPlace && !file.isMissing();
    Result<FileReplacement> replacement
        = writeBeside(file, *splices, begin(file, writing, prepared.isInPlace), stop);
    if (!replacement)
        return {failAll(batch, replacement.error())};
    prepared.replacement = *std::move(replacement);
    return prepared;
}

Result<void> backUp(JsonFile &file, PreparedWrite &prepared, const FileWriting &writing)
{
    if (file.isMissing() || prepared.isInPlace || prepared.backup)
        return {};
    Result<std::optional<Backup>> backup = writing.backups.make(
        prepared.replacement->targetPath(), file.bytes().descriptor(), writing.manner);
    if (!backup)
        return backup.error();
    prepared.backup = *std::move(backup);
    if (prepared.backup)
        file.noteRenamed();
    return {};
}

Result<Stored> commitWrite(JsonFile &file, PreparedWrite &prepared, const FileWriting &writing)
{
    FileReplacement &replacement = *prepared.replacement;
    if (Result<void> unchanged = checkUnchanged(file); !unchanged)
        return unchanged.error();
    if (Result<void> done = backUp(file, prepared, writing); !done)
        return done.error();
    Result<FileStamp> written = replacement.writtenStamp();
    if (!written)
        return written.error();
    const Result<Stored> stored = file.isMissing()
        ? replacement.commitNew()
        : replacement.commit(hasStamp(file.bytes().stamp()));
    if (!stored && prepared.backup && !prepared.isOfMany) {
        prepared.backup.reset();
        file.noteRenamed();
    }
    if (!stored)
        return stored;
    writing.backups.keep(replacement.targetPath(), prepared.backup, writing.manner);
    if (prepared.isInPlace) {
        writing.backups.note(replacement.targetPath());
        written = replacement.writtenStamp();
    }
    if (written) [[maybe_unused]]
        const Result<void> listed = file.follow(prepared.splices, *written);
    return stored;
}

void warn(QList<WriteOutcome> &outcomes, const Stored &stored)
{
    for (WriteOutcome &outcome : outcomes) {
        if (outcome.result)
            outcome.result->warning = stored.warning;
    }
}

Result<void> makeEmptyFile(const QString &path)
{
    MadeFolders folders;
    if (Result<void> made = folders.make(QFileInfo(path).absolutePath()); !made)
        return made;
    Result<FileReplacement> file = FileReplacement::begin(path);
    if (!file)
        return file.error();
    Result<void> written = file->write("{}");
    if (written)
        written = file->prepare();
    if (!written)
        return written;
    const Result<Stored> stored = file->commitNew();
    return stored ? Result<void>() : stored.error();
}

Result<void> finishEarlierPersist(const QString &folder)
{
    const FinishedPersist finished = finishPersist(folder, true);
    if (!finished.isPending)
        return {};
    if (!finished.problems.isEmpty())
        return finished.problems.first();
    return Error {ErrorCode::Unavailable, FileReasons::persistingInFolder, folder};
}

QList<Problem> interruptedProblems(const FinishedPersist &finished)
{
    const QString id = QStringLiteral("interrupted-persist");
    QList<Problem> problems;
    for (const QString &file : finished.finished)
        problems.append({id, Severity::Information,
            {ErrorCode::Conflict, PersistReasons::persistFinished, file}});
    for (const Error &error : finished.problems)
        problems.append({id, Severity::Warning, error});
    for (Problem &problem : problems)
        problem.isTold = true;
    return problems;
}

QList<Problem> unfinishedProblems(const QString &path)
{
    QList<Problem> problems;
    for (const QString &kept : unfinishedBeside(path))
        problems.append({.id = QStringLiteral("unfinished-persist"),
            .severity = Severity::Warning,
            .error = {ErrorCode::Conflict, PersistReasons::leftUnfinished.with(kept), path},
            .isTold = true});
    return problems;
}

Result<QList<Problem>> mendFile(const QString &path, bool mayWrite)
{
    const Result<QString> real = resolvedPath(path);
    if (!real)
        return QList<Problem>(); // there is no such folder
    const Result<Mended> mended = mendInPlace(*real, mayWrite);
    if (!mended)
        return mended.error();
    if (mayWrite)
        removeUnusedBackups(*real);
    return mended->told ? QList {*mended->told} : QList<Problem>();
}

} // namespace kvlens
