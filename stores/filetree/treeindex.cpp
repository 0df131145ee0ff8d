// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeindex.h"

#include "stores/filetree/collectionfile.h"
#include "stores/filetree/movedtree.h"

#include <QFile>
#include <QFileInfo>

namespace kvlens {

namespace {

constexpr int namesPerStep = 5000;
constexpr qint64 clockTickNs = 50'000'000; // no file system's time is coarser than our worst case

QByteArray relativeTo(const QByteArray &root, const QByteArray &path)
{
    return path == root ? QByteArray(".") : path.sliced(root.size() + 1);
}

bool sortsBefore(const TreeCollection &a, const TreeCollection &b)
{
    return std::pair(a.ref.name, a.ref.shadow) < std::pair(b.ref.name, b.ref.shadow);
}

} // namespace

TreeIndex::TreeIndex(TreePlace place)
    : m_place(std::move(place))
{
    const bool together = m_place.data == m_place.metadata;
    if (!together)
        m_pending.push_back({m_place.metadata, false, true});
    m_pending.push_back({m_place.data, true, together});
}

Result<LoadProgress> TreeIndex::load(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    const auto deadline = std::chrono::steady_clock::now() + budget;
    bool more = true;
    do {
        const Result<bool> stepped = step(stop);
        if (!stepped)
            return stepped.error();
        more = *stepped;
    } while (more && std::chrono::steady_clock::now() < deadline);
    return LoadProgress {m_seen, -1, !more, !more};
}

// One piece of the first pending folder. False: nothing is pending any more.
Result<bool> TreeIndex::step(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, QStringLiteral("listing was cancelled")};
    if (m_pending.empty())
        return false;
    const Pending pending = m_pending.front();
    if (!m_lister) {
        const QByteArray &root = pending.data ? m_place.data : m_place.metadata;
        Result<FolderLister> opened = FolderLister::open(root, pending.path);
        if (!opened && opened.error().code != ErrorCode::NotFound
            && opened.error().code != ErrorCode::Invalid)
            return opened.error();
        if (!opened) {
            m_pending.pop_front();
            return !m_pending.empty();
        }
        m_lister.emplace(*std::move(opened));
    }
    const qint64 before = m_lister->seen();
    const Result<bool> done = m_lister->step(namesPerStep);
    if (!done)
        return done.error();
    m_seen += m_lister->seen() - before;
    if (*done) {
        ListedFolder listed = m_lister->take();
        m_lister.reset();
        m_pending.pop_front();
        absorb(pending, std::move(listed));
    }
    return !m_pending.empty();
}

// Puts a folder first in the queue and lists it to its end.
Result<void> TreeIndex::finish(const QByteArray &folder, const std::stop_token &stop)
{
    const auto wanted
        = [&](const Pending &pending) { return pending.data && pending.path == folder; };
    const auto found = std::find_if(m_pending.begin(), m_pending.end(), wanted);
    if (found == m_pending.end()) {
        m_lister.reset();
        m_pending.push_front({folder, true, m_place.data == m_place.metadata});
    } else if (found != m_pending.begin()) {
        m_lister.reset();
        const Pending pending = *found;
        m_pending.erase(found);
        m_pending.push_front(pending);
    }
    while (!m_pending.empty() && wanted(m_pending.front())) {
        if (const Result<bool> stepped = step(stop); !stepped)
            return stepped.error();
    }
    m_listed[folder]; // a folder that is not there has no keys
    return {};
}

void TreeIndex::absorb(const Pending &pending, ListedFolder listed)
{
    KeyList likeKeys;
    for (const QByteArray &name : std::as_const(listed.collectionFiles))
        absorbCollectionFile(pending, name, likeKeys);
    for (const QByteArray &name : std::as_const(listed.outside))
        reportOutside(pending, name);
    absorbFolders(pending, listed);
    if (pending.data) {
        for (qsizetype i = 0; i < likeKeys.count(); ++i)
            listed.keys.append(likeKeys.at(i));
        if (likeKeys.count() > 0)
            listed.keys.sort();
        if (listed.keys.count() > 0 && !hasCollectionAt(pending.path))
            addCollection({{relativeTo(m_place.data, pending.path)}, pending.path, {}});
    } else {
        listed.keys = {};
    }
    m_listed[pending.path] = {std::move(listed), {}, false};
}

void TreeIndex::absorbCollectionFile(
    const Pending &pending, const QByteArray &name, KeyList &likeKeys)
{
    const QByteArray &root = pending.data ? m_place.data : m_place.metadata;
    const QByteArray path = pending.path + '/' + name;
    const Result<TreeFolder> folder = TreeFolder::open(root, pending.path);
    const Result<StoredFile> file
        = folder ? folder->read(name) : Result<StoredFile>(folder.error());
    const Result<CollectionFile> parsed
        = file ? parseCollectionFile(file->bytes) : Result<CollectionFile>(file.error());
    if (parsed && pending.metadata) {
        if (Result<TreeCollection> collection = collectionOf(m_place, path, file->bytes))
            addCollection(*std::move(collection));
        return;
    }
    if (parsed)
        return;
    const QByteArray stem = name.chopped(QByteArrayView(collectionFileSuffix).size());
    const bool forFolder
        = !stem.isEmpty() && QFileInfo(QFile::decodeName(pending.path + '/' + stem)).isDir();
    if (pending.metadata && (!pending.data || forFolder))
        m_outside.append(unreadableCollectionFile(path, parsed.error()));
    else
        likeKeys.append(QByteArrayView(name).chopped(QByteArrayView(keyFileSuffix).size()));
}

void TreeIndex::absorbFolders(const Pending &pending, const ListedFolder &listed)
{
    if (pending.linked)
        return;
    const auto add = [&](const QByteArray &name, bool linked) {
        const QByteArray path = pending.path + '/' + name;
        if (path != m_place.metadata && path != m_place.data && !m_listed.contains(path))
            m_pending.push_back({path, pending.data, pending.metadata, linked});
    };
    for (const QByteArray &name : listed.folders)
        add(name, false);
    for (const QByteArray &name : listed.linkedFolders)
        add(name, true);
}

void TreeIndex::reportOutside(const Pending &pending, const QByteArray &name)
{
    m_outside.append({QStringLiteral("K10"), Severity::Error,
        {ErrorCode::Invalid,
            QStringLiteral("a link that leads out of the tree, or nowhere; the library refuses it"),
            QFile::decodeName(pending.path + '/' + name)}});
}

void TreeIndex::addCollection(TreeCollection collection)
{
    const auto sameFile = [&](const TreeCollection &other) {
        return !collection.infoFile.isEmpty() && other.infoFile == collection.infoFile;
    };
    m_collections.removeIf(sameFile);
    const auto unannounced = [&](const TreeCollection &other) {
        return other.infoFile.isEmpty() && other.folder == collection.folder;
    };
    m_collections.removeIf(unannounced);
    for (const TreeCollection &other : std::as_const(m_collections)) {
        if (other.ref == collection.ref)
            ++collection.ref.shadow;
    }
    const auto place
        = std::upper_bound(m_collections.begin(), m_collections.end(), collection, sortsBefore);
    m_collections.insert(place, std::move(collection));
}

bool TreeIndex::hasCollectionAt(const QByteArray &folder) const
{
    return std::any_of(m_collections.begin(), m_collections.end(),
        [&](const TreeCollection &collection) { return collection.folder == folder; });
}

Result<QList<CollectionInfo>> TreeIndex::collections(const std::stop_token &stop)
{
    QList<CollectionInfo> infos;
    const QList<TreeCollection> all = m_collections;
    for (const TreeCollection &collection : all) {
        const bool made = m_pending.empty(); // by this handle, if it is not listed all the same
        const bool known = made || m_listed.contains(collection.folder);
        qint64 count = -1;
        if (known) {
            const Result<const KeyList *> list = keys(collection, stop);
            if (!list)
                return list.error();
            count = (*list)->count();
        }
        infos.append({collection.ref, count, -1, known});
    }
    return infos;
}

Result<const TreeCollection *> TreeIndex::find(
    const CollectionRef &ref, const std::stop_token &stop)
{
    while (true) {
        const auto found = std::find_if(m_collections.begin(), m_collections.end(),
            [&](const TreeCollection &collection) { return collection.ref == ref; });
        if (found != m_collections.end())
            return &*found;
        if (m_pending.empty())
            return nullptr;
        if (const Result<bool> more = step(stop); !more)
            return more.error();
    }
}

Result<const KeyList *> TreeIndex::keys(
    const TreeCollection &collection, const std::stop_token &stop)
{
    const QByteArray folder = collection.folder;
    if (!m_listed.contains(folder)) {
        if (Result<void> finished = finish(folder, stop); !finished)
            return finished.error();
    }
    Listed &listed = m_listed[folder];
    settle(listed);
    return &listed.folder.keys;
}

void TreeIndex::settle(Listed &listed)
{
    if (listed.written.isEmpty())
        return;
    QList<QByteArray> added;
    QList<QByteArray> removed;
    for (auto it = listed.written.cbegin(); it != listed.written.cend(); ++it)
        (it.value() ? added : removed).append(it.key());
    listed.folder.keys.update(std::move(added), std::move(removed));
    listed.written.clear();
}

bool TreeIndex::isChanged(const QByteArray &path, const Listed &listed) const
{
    const Result<FileStamp> now = stampOf(QFile::decodeName(path));
    if (!now)
        return listed.folder.readAtNs != 0;
    if (!(*now == listed.folder.stamp))
        return true;
    // Written in the same tick of the clock in which it was read: the time alone proves nothing.
    const bool uncertain = now->modifiedNs > listed.folder.readAtNs - clockTickNs;
    if (!uncertain || listed.settled)
        return false;
    const bool isData = isInside(path, m_place.data);
    const Result<quint64> digest = folderDigest(isData ? m_place.data : m_place.metadata, path);
    return !digest || *digest != listed.folder.digest;
}

Freshness TreeIndex::freshness() const
{
    if (!QFileInfo(QFile::decodeName(m_place.data)).isDir())
        return m_listed.contains(m_place.data) ? Freshness::Gone : Freshness::Current;
    const bool changed = std::any_of(m_listed.begin(), m_listed.end(),
        [this](const auto &listed) { return isChanged(listed.first, listed.second); });
    return changed ? Freshness::Changed : Freshness::Current;
}

QList<Problem> TreeIndex::problems() const
{
    QList<Problem> problems;
    for (const TreeCollection &collection : m_collections) {
        if (collection.problem)
            problems.append(*collection.problem);
    }
    return problems + m_outside;
}

void TreeIndex::noteWritten(const QByteArray &folder, const QByteArray &key, bool there)
{
    for (auto &[path, listed] : m_listed) {
        if (listed.folder.realPath == folder || path == folder)
            listed.written[key] = there;
    }
    if (m_lister && m_lister->path() == folder)
        m_lister.reset(); // what it has seen so far need not be what is there
}

QList<FolderStamp> TreeIndex::stampsDownTo(const QByteArray &folder) const
{
    QList<FolderStamp> stamps;
    for (const auto &[path, listed] : m_listed) {
        const Result<FileStamp> stamp = isInside(folder, path)
            ? stampOf(QFile::decodeName(path))
            : Result<FileStamp>(Error {ErrorCode::NotFound});
        if (stamp)
            stamps.append({path, *stamp});
    }
    return stamps;
}

void TreeIndex::renewStamps(const QList<FolderStamp> &before)
{
    for (const FolderStamp &folder : before) {
        const auto found = m_listed.find(folder.path);
        const Result<FileStamp> now = stampOf(QFile::decodeName(folder.path));
        const bool known = now && found != m_listed.end()
            && (found->second.folder.stamp == folder.stamp || found->second.folder.readAtNs == 0);
        if (!known || *now == folder.stamp)
            continue;
        found->second.folder.stamp = *now;
        found->second.settled = true;
    }
}

void TreeIndex::noteCollectionFile(const QByteArray &infoFile, const QByteArray &bytes)
{
    if (Result<TreeCollection> collection = collectionOf(m_place, infoFile, bytes)) {
        addCollection(*std::move(collection));
        return;
    }
    for (TreeCollection &collection : m_collections) {
        if (collection.infoFile == infoFile) {
            collection.infoFile.clear();
            collection.problem.reset();
        }
    }
}

} // namespace kvlens
