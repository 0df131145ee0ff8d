// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/localfileindex.h"

#include "stores/deadline.h"
#include "stores/file/fileio.h"
#include "stores/file/unreadable.h"
#include "stores/halves.h"
#include "stores/localfiles/filenames.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"
#include "stores/words/treereasons.h"

#include <QFile>

#include <algorithm>

namespace kvlens {

namespace {

constexpr qsizetype foldersChecked = 2000; // in one look
constexpr size_t walksBegun = 128; // at once: some milliseconds
constexpr size_t walksWorthAThread = 16;
constexpr int stepsToBegin = 3; // the end of a folder of some thousand files is one of them

Error walkCancelled()
{
    return {ErrorCode::Cancelled, Reasons::cancelled};
}

} // namespace

LocalFileIndex::LocalFileIndex(QByteArray root)
    : m_root(std::move(root))
{
    m_collections.push_back(
        {topLevelCollection(), std::make_unique<FileWalk>(m_root, m_root, FileWalk::Depth::Flat)});
}

QByteArray LocalFileIndex::pathOf(const CollectionRef &ref) const
{
    return ref.topLevel ? m_root : m_root + '/' + ref.name;
}

LocalFileIndex::Collection &LocalFileIndex::add(const CollectionRef &ref)
{
    m_named.insert(ref.name, static_cast<qsizetype>(m_collections.size()));
    m_collections.push_back(
        {ref, std::make_unique<FileWalk>(m_root, pathOf(ref), FileWalk::Depth::Whole)});
    m_isListed = false;
    return m_collections.back();
}

// Null: there is none.
Result<LocalFileIndex::Collection *> LocalFileIndex::find(const CollectionRef &ref)
{
    if (ref.topLevel)
        return &m_collections.front();
    if (!ref.group.isEmpty() || ref.shadow != 0)
        return nullptr;
    if (const auto known = m_named.constFind(ref.name); known != m_named.constEnd())
        return &m_collections[static_cast<size_t>(*known)];
    const bool isName = pathOfEntry({ref, "key"}).has_value();
    return isName && isFolder(pathOf(ref)) ? &add(ref) : nullptr;
}

// Small folders take the system's time mostly: two threads list them.
void LocalFileIndex::beginMany(const std::stop_token &stop)
{
    const size_t first
        = std::exchange(m_begun, std::min(m_next + walksBegun, m_collections.size()));
    const auto work = [&](qint64 from, qint64 to) {
        for (qint64 i = from; i < to; ++i)
            begin(m_collections[first + static_cast<size_t>(i)], stop);
        return true;
    };
    const size_t count = m_begun - first;
    if (count >= walksWorthAThread)
        inHalves(static_cast<qint64>(count), work);
}

void LocalFileIndex::begin(Collection &collection, const std::stop_token &stop)
{
    if (!collection.walk)
        return;
    Result<bool> done = false;
    for (int i = 0; i < stepsToBegin && done && !*done && !stop.stop_requested(); ++i)
        done = collection.walk->step();
    collection.areSorted = done && *done && collection.walk->keys().sort(stop);
    collection.began = done;
}

// True: it is listed to its end. A root that is not there holds nothing.
Result<bool> LocalFileIndex::step(Collection &collection)
{
    FileWalk &walk = *collection.walk;
    const qint64 before = collection.began ? 0 : walk.seen();
    const Result<bool> done
        = collection.began ? *std::exchange(collection.began, std::nullopt) : walk.step();
    m_seen += walk.seen() - before;
    if (!done && done.error().code == ErrorCode::NotFound)
        return true;
    return done;
}

void LocalFileIndex::keepStamps(const FileWalk &walk)
{
    for (const WalkedFolder &folder : walk.walked()) {
        m_walkedAt.insert(folder.path, m_walked.size());
        m_walked.append(folder);
    }
}

Result<void> LocalFileIndex::finish(Collection &collection, const std::stop_token &stop)
{
    while (true) {
        if (!collection.walk)
            return {};
        if (stop.stop_requested())
            return walkCancelled();
        const Result<bool> done = step(collection);
        if (!done)
            return done.error();
        if (*done)
            break;
    }
    KeyList &keys = collection.walk->keys();
    const Result<void> sorted = collection.areSorted ? Result<void>() : keys.sort(stop);
    if (!sorted)
        return sorted;
    keys.squeeze();
    collection.keys = std::move(keys);
    const std::unique_ptr<FileWalk> walk = std::move(collection.walk);
    keepStamps(*walk);
    m_outside += walk->outside();
    m_unread += walk->unread();
    QList<QByteArray> folders = walk->folders();
    std::sort(folders.begin(), folders.end());
    for (const QByteArray &folder : folders) {
        if (!m_named.contains(folder))
            add({folder});
    }
    return {};
}

Result<void> LocalFileIndex::load(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    const Deadline deadline(budget);
    for (; m_next < m_collections.size(); ++m_next) {
        if (m_next >= m_begun)
            beginMany(stop);
        Collection &collection = m_collections[m_next];
        while (collection.walk) {
            if (stop.stop_requested())
                return walkCancelled();
            if (deadline.isOver())
                return {};
            const Result<bool> done = step(collection);
            if (!done)
                return done.error();
            if (!*done)
                continue;
            if (Result<void> finished = finish(collection, stop); !finished)
                return finished;
        }
    }
    m_isListed = true;
    return {};
}

QList<CollectionInfo> LocalFileIndex::collections()
{
    QList<CollectionInfo> infos;
    for (Collection &collection : m_collections) {
        settle(collection);
        const bool isListed = !collection.walk;
        const qint64 count = isListed ? collection.keys.count() : collection.walk->keys().count();
        if (count > 0 || !collection.ref.topLevel)
            infos.append({collection.ref, count, -1, isListed, isListed});
    }
    return infos;
}

Result<const KeyList *> LocalFileIndex::keys(const CollectionRef &ref, const std::stop_token &stop)
{
    const Result<Collection *> found = find(ref);
    if (!found)
        return found.error();
    if (!*found)
        return nullptr;
    if (Result<void> finished = finish(**found, stop); !finished)
        return finished.error();
    settle(**found);
    const bool isNothing = (*found)->ref.topLevel && (*found)->keys.count() == 0;
    return isNothing ? nullptr : &(*found)->keys;
}

Result<const KeyList *> LocalFileIndex::keysSoFar(
    const CollectionRef &ref, qint64 count, const std::stop_token &stop)
{
    const Result<Collection *> found = find(ref);
    if (!found)
        return found.error();
    while (*found && (*found)->walk) {
        KeyList &keys = (*found)->walk->keys();
        if (keys.count() >= count)
            return &keys;
        if (stop.stop_requested())
            return walkCancelled();
        const Result<bool> done = step(**found);
        if (!done)
            return done.error();
        if (*done)
            break;
    }
    return nullptr;
}

Freshness LocalFileIndex::freshness()
{
    const bool wasThere = m_walkedAt.contains(m_root);
    if (wasThere && !isFolder(m_root))
        return Freshness::Gone;
    const qsizetype looks = std::min(foldersChecked, m_walked.size());
    for (qsizetype i = 0; i < looks && !m_isChanged; ++i) {
        const WalkedFolder &folder = m_walked.at(m_nextChecked++ % m_walked.size());
        const Result<FileStamp> stamp = stampOf(pathText(folder.path));
        m_isChanged = !stamp || !(*stamp == folder.stamp);
    }
    return m_isChanged ? Freshness::Changed : Freshness::Current;
}

QList<Problem> LocalFileIndex::problems() const
{
    QList<Problem> problems;
    for (const QByteArray &path : m_outside)
        problems.append({QStringLiteral("link"), Severity::Warning,
            {ErrorCode::Invalid, TreeReasons::linkLeadsOut, pathText(path)}});
    for (const Error &error : m_unread)
        problems.append(unreadableProblem(error));
    return problems;
}

void LocalFileIndex::beforeWriting(const QByteArray &folder)
{
    QByteArray path = m_root;
    noteUnchanged(path);
    for (const QByteArray &part : folder.isEmpty() ? QList<QByteArray>() : folder.split('/')) {
        path += '/' + part;
        noteUnchanged(path);
    }
}

void LocalFileIndex::noteUnchanged(const QByteArray &path)
{
    const auto at = m_walkedAt.constFind(path);
    if (at == m_walkedAt.constEnd() || m_unchanged.contains(*at))
        return;
    const Result<FileStamp> stamp = stampOf(pathText(path));
    if (stamp && *stamp == m_walked[*at].stamp)
        m_unchanged.insert(*at);
}

void LocalFileIndex::afterAllWriting()
{
    for (const qsizetype at : std::as_const(m_unchanged)) {
        const Result<FileStamp> stamp = stampOf(pathText(m_walked[at].path));
        if (stamp)
            m_walked[at].stamp = *stamp;
    }
    m_unchanged.clear();
}

void LocalFileIndex::afterWriting(const EntryRef &ref, bool isThere)
{
    if (!m_walkedAt.contains(m_root))
        rootIsMade();
    const bool wasListed = m_isListed;
    const Result<Collection *> found = find(ref.collection);
    if (!found || !*found)
        return;
    (*found)->written.insert(ref.key, isThere);
    if (wasListed) // then nobody asks for more of what is new
        m_isListed = finish(**found, {}).has_value();
}

// It was not there when it was looked at, and is now.
void LocalFileIndex::rootIsMade()
{
    const Result<FileStamp> stamp = stampOf(pathText(m_root));
    if (!stamp || !m_isListed)
        return;
    m_walkedAt.insert(m_root, m_walked.size());
    m_walked.append({m_root, *stamp});
}

// What was written since costs a look at all keys, so it is done once for many.
void LocalFileIndex::settle(Collection &collection)
{
    if (collection.walk || collection.written.isEmpty())
        return;
    QList<QByteArray> added;
    QList<QByteArray> removed;
    for (auto it = collection.written.cbegin(); it != collection.written.cend(); ++it)
        (it.value() ? added : removed).append(it.key());
    collection.keys.update(added, removed);
    collection.written.clear();
}

} // namespace kvlens
