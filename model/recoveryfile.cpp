// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/recoveryfile.h"

#include "model/editrecords.h"
#include "stores/catalog.h"
#include "stores/file/filevault.h"
#include "stores/file/madefolders.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <csignal>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr unsigned onlyOurs = 0700;
constexpr qint64 smallFile = 4 * 1024 * 1024; // is appended to without being written anew
constexpr qsizetype keyDigits = 32;

// The path of what is there, whatever links lead to it.
QString truePath(const QString &path)
{
    const QFileInfo info(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    if (const QString canonical = info.canonicalFilePath(); !canonical.isEmpty())
        return canonical;
    const QString folder = QFileInfo(info.path()).canonicalFilePath();
    return folder.isEmpty() ? info.filePath() : folder + QLatin1Char('/') + info.fileName();
}

bool isPath(const StoreAddress &store)
{
    const BackendInfo *backend = findBackend(store.scheme);
    return !backend || backend->home == StoreHome::File || backend->home == StoreHome::Folder;
}

// What the names of the store's files begin with.
QString keyOf(const StoreAddress &store)
{
    const QByteArray what
        = isPath(store) ? pathBytes(truePath(store.path)) : store.toString().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(what, QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(keyDigits)) + QLatin1Char('-');
}

QString newName(const StoreAddress &store)
{
    const quint64 random = QRandomGenerator::system()->generate64();
    return keyOf(store) + QString::number(random, 16) + QStringLiteral(".edits");
}

// Whether edits of the one can be those of the other, which is at the same place.
bool isSameKind(const QString &address, const StoreAddress &store)
{
    const Result<StoreAddress> kept = parseStoreAddress(address);
    return store.scheme.isEmpty() || !kept || kept->scheme.isEmpty()
        || (kept->scheme == store.scheme && kept->options == store.options);
}

struct ReadEdits
{
    EditRecords records;
    std::optional<Error> problem = std::nullopt; // why there may be more
};

ReadEdits readAllOf(const LeftLog &log, const std::stop_token &stop)
{
    ReadEdits read;
    RecordReader reader(log.descriptor(), log.path());
    for (;;) {
        const Result<std::optional<QByteArray>> record = reader.next();
        Result<void> step = record ? Result<void>() : Result<void>(record.error());
        if (record && !*record)
            break;
        if (step && stop.stop_requested())
            step = Error {ErrorCode::Cancelled, Reasons::cancelled};
        if (step)
            step = read.records.add(**record);
        if (!step) {
            read.problem = step.error();
            break;
        }
    }
    if (reader.end() == RecordReader::End::Damaged)
        read.problem = Error {ErrorCode::Corrupt, Reasons::wrongChecksum};
    else if (!read.problem && !read.records.at().isValid())
        read.problem = Error {ErrorCode::Corrupt, Reasons::editsCutShort};
    if (read.problem)
        read.problem->subject = log.path();
    return read;
}

bool isAlive(qint64 process)
{
    return process > 0 && ::kill(pid_t(process), 0) == 0;
}

// Nothing: they are of a living process, or of another store.
std::optional<KeptEdits> lookAtEdits(
    const QString &path, const StoreAddress &store, const std::stop_token &stop)
{
    const Result<LeftLog> log = LeftLog::look(path);
    if (!log) {
        const ErrorCode code = log.error().code;
        const bool isGone = code == ErrorCode::Conflict || code == ErrorCode::NotFound;
        return isGone ? std::nullopt : std::optional(KeptEdits {path, 0, {}, log.error()});
    }
    const ReadEdits read = readAllOf(*log, stop);
    const EditsHeading &heading = read.records.heading();
    if (log->mayBeInUse() && isAlive(heading.process))
        return std::nullopt;
    if (!isSameKind(heading.address, store))
        return std::nullopt;
    return KeptEdits {path, read.records.changes().count(), read.records.at(), read.problem};
}

// None: it is nowhere, or nothing is kept.
QStringList filesOf(const QString &folder, const StoreAddress &store)
{
    QStringList paths;
    if (store.path.isEmpty() || folder.isEmpty())
        return paths;
    const QDir dir(folder);
    const QStringList names
        = dir.entryList({keyOf(store) + QStringLiteral("*.edits")}, QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        paths.append(dir.filePath(name));
    return paths;
}

Error tooLarge()
{
    return {ErrorCode::Unsupported, Reasons::tooMuchToKeep.with(largestRecovery / 1024 / 1024)};
}

// Takes them, but for those of entries of which there are others; answers how many these are.
qsizetype addEdits(ChangeSet &all, const ChangeSet &changes)
{
    qsizetype leftOut = 0;
    for (const Edit &edit : changes.edits()) {
        const auto there = all.find(edit.ref());
        leftOut += there && !(there->mine == edit.mine) ? 1 : 0;
        all.restore(edit);
    }
    return leftOut;
}

// Of the values that are worth being counted.
qint64 longBytes(const ChangeSet &changes)
{
    qint64 bytes = 0;
    for (const Edit &edit : changes.longEdits())
        bytes += edit.base.value.size() + edit.mine.value.size();
    return bytes;
}

// Ends where there are more than `most` bytes.
RecordSink bounded(const RecordSink &sink, qint64 most)
{
    return [sink, left = most](const QByteArray &record) mutable -> Result<void> {
        left -= record.size();
        return left < 0 ? Result<void>(tooLarge()) : sink(record);
    };
}

} // namespace

QString recoveryFolder()
{
    const QString state = stateFolder();
    return state.isEmpty() ? state : state + QStringLiteral("/recovery");
}

QList<KeptEdits> keptEdits(
    const QString &folder, const StoreAddress &store, const std::stop_token &stop)
{
    QList<KeptEdits> found;
    for (const QString &path : filesOf(folder, store)) {
        if (const auto kept = lookAtEdits(path, store, stop))
            found.append(*kept);
    }
    std::sort(found.begin(), found.end(),
        [](const KeptEdits &a, const KeptEdits &b) { return a.at < b.at; });
    return found;
}

QList<KeptEdits> keptEditsAtAGlance(const QString &folder, const StoreAddress &store)
{
    QList<KeptEdits> found;
    for (const QString &path : filesOf(folder, store)) {
        if (QFileInfo(path).size() > smallFile)
            found.append({path});
        else if (const auto kept = lookAtEdits(path, store, {}))
            found.append(*kept);
    }
    return found;
}

RecoveryFile::RecoveryFile(QString folder, StoreAddress store)
    : m_folder(std::move(folder))
    , m_store(std::move(store))
{
}

RecoveryFile::~RecoveryFile()
{
    [[maybe_unused]] const Result<void> ignored = keep({});
}

Result<void> RecoveryFile::keep(const ChangeSet &changes, const std::stop_token &stop)
{
    Result<void> kept;
    if (!changes.isEmpty())
        kept = put(changes, stop);
    else if (m_log)
        kept = m_log->remove();
    if (!kept)
        return kept;
    m_kept = changes;
    if (changes.isEmpty())
        m_log.reset();
    removeReplaced();
    return kept;
}

Result<void> RecoveryFile::put(const ChangeSet &changes, const std::stop_token &stop)
{
    if (longBytes(changes) > largestRecovery)
        return tooLarge();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const RecordSource all = [&](const RecordSink &to) -> Result<void> {
        const RecordSink sink = bounded(to, largestRecovery);
        const Result<void> begun = sink(headingRecord({m_store.toString(), ::getpid()}));
        return begun ? writeEditStep(sink, {}, changes, now, stop) : begun;
    };
    const RecordSource step = [&](const RecordSink &to) -> Result<void> {
        return writeEditStep(bounded(to, largestRecovery), m_kept, changes, now, stop);
    };
    if (!m_log || !m_log->isInPlace())
        return begin(all);
    if (m_log->isSound() && m_log->size() < 2 * m_wholeSize + smallFile) {
        if (m_log->append(step))
            return {};
    }
    return replace(all);
}

Result<void> RecoveryFile::begin(const RecordSource &all)
{
    MadeFolders made;
    if (Result<void> folder = made.make(m_folder, onlyOurs); !folder)
        return folder;
    Result<RecordLog> log = RecordLog::make(m_folder, newName(m_store), all);
    if (!log)
        return log.error();
    m_log = *std::move(log);
    m_wholeSize = m_log->size();
    return {};
}

Result<void> RecoveryFile::replace(const RecordSource &all)
{
    const Result<void> replaced = m_log->replace(all);
    m_wholeSize = m_log->size();
    return replaced;
}

Result<ClaimedEdits> RecoveryFile::claim(const QList<KeptEdits> &found)
{
    ClaimedEdits claimed;
    std::optional<Error> whyNot;
    releaseClaimed();
    for (auto kept = found.rbegin(); kept != found.rend(); ++kept) {
        Result<LeftLog> log = LeftLog::claim(kept->path);
        const ReadEdits read = log ? readAllOf(*log, {}) : ReadEdits {{}, log.error()};
        if (read.problem)
            whyNot = read.problem;
        if (!log || !read.records.at().isValid())
            continue;
        const ChangeSet &changes = read.records.changes();
        const qsizetype earlier = addEdits(claimed.changes, changes);
        claimed.earlier += earlier;
        m_claimed.push_back({*std::move(log), changes, !read.problem, earlier > 0});
    }
    if (m_claimed.empty() && whyNot)
        return *whyNot;
    return claimed;
}

void RecoveryFile::replaceClaimed(const QList<EntryRef> &leftOut)
{
    for (Claimed &claimed : m_claimed) {
        const bool hasLeftOut = std::any_of(leftOut.begin(), leftOut.end(),
            [&](const EntryRef &ref) { return claimed.changes.contains(ref); });
        if (!hasLeftOut && !claimed.isNeeded)
            m_replaced.push_back(std::move(claimed));
    }
    m_claimed.clear();
}

void RecoveryFile::releaseClaimed()
{
    m_claimed.clear();
}

// What could not be read to its end may be worth something to somebody.
void RecoveryFile::removeReplaced()
{
    for (Claimed &claimed : m_replaced) {
        [[maybe_unused]] const Result<void> ignored
            = claimed.isWhole ? claimed.log.remove() : claimed.log.setAside();
    }
    m_replaced.clear();
}

Result<void> RecoveryFile::discard(const QList<KeptEdits> &found)
{
    Result<void> all;
    for (const KeptEdits &kept : found) {
        Result<LeftLog> log = LeftLog::claim(kept.path);
        const Result<void> removed = log ? log->remove() : Result<void>(log.error());
        if (!removed && removed.error().code != ErrorCode::NotFound)
            all = removed;
    }
    return all;
}

} // namespace kvlens
