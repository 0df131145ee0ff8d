// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeindex.h"

#include "stores/deadline.h"
#include "stores/file/unreadable.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/movedtree.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"
#include "stores/words/treereasons.h"

namespace kvlens {

namespace {

// The library writes some hundred bytes; a key that ends like one may have any value.
constexpr qint64 largestCollectionFile = 1024 * 1024;
constexpr qint64 allKeys = std::numeric_limits<qint64>::max();

QByteArray relativeTo(const QByteArray &root, const QByteArray &path)
{
    return path == root ? QByteArray(".") : path.sliced(root.size() + 1);
}

Problem litterIn(const QByteArray &folder, qint64 files)
{
    return {QStringLiteral("litter"), Severity::Information,
        {ErrorCode::Unsupported, TreeReasons::litter.with(files), pathText(folder)}};
}

Problem leadsOut(const QByteArray &link)
{
    return {QStringLiteral("K10"), Severity::Error,
        {ErrorCode::Invalid, TreeReasons::linkLeadsOut, pathText(link)}};
}

} // namespace

TreeIndex::TreeIndex(TreePlace place)
    : m_place(std::move(place))
{
    if (m_place.data != m_place.metadata)
        m_pending.push_back({m_place.metadata, isInside(m_place.metadata, m_place.data), true});
    m_pending.push_back({m_place.data, true, isInside(m_place.data, m_place.metadata)});
}

Result<void> TreeIndex::load(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    const Deadline deadline(budget);
    Result<bool> stepped;
    do
        stepped = step(stop);
    while (stepped && *stepped && !deadline.isOver());
    return stepped ? Result<void>() : stepped.error();
}

const QByteArray &TreeIndex::rootOf(const Pending &pending) const
{
    return pending.data ? m_place.data : m_place.metadata;
}

// One piece of the first pending folder. False: nothing is pending any more.
Result<bool> TreeIndex::step(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled};
    if (m_pending.empty())
        return false;
    const Pending pending = m_pending.front();
    const Result<Folder *> folder
        = isListed(pending.path) ? Result<Folder *>(nullptr) : opened(pending);
    if (!folder)
        return folder.error();
    if (!*folder) {
        endPending();
        return !m_pending.empty();
    }
    FolderLister &lister = *(*folder)->lister;
    const qint64 before = lister.seen();
    const Result<bool> stepped = lister.step();
    if (!stepped)
        m_outside.append(unreadableProblem(stepped.error()));
    const bool isDone = !stepped || *stepped;
    m_seen += lister.seen() - before;
    m_touched.append(pending.path);
    announce(pending, **folder);
    if (isDone) {
        absorb(pending, **folder);
        endPending();
    }
    return !m_pending.empty();
}

// The first one is listed, or is not there.
void TreeIndex::endPending()
{
    m_pending.pop_front();
    if (m_pending.empty())
        m_infosRevision.reset(); // a collection whose folder is not there is known to be empty
}

// Null: it is not there any more, leads outside, or cannot be read, which is a problem of its own.
Result<TreeIndex::Folder *> TreeIndex::opened(const Pending &pending)
{
    const auto known = m_folders.find(pending.path);
    if (known != m_folders.end() && known->second.lister)
        return &known->second;
    Result<FolderLister> lister = FolderLister::open(rootOf(pending), pending.path);
    if (lister) {
        Folder &folder = m_folders[pending.path];
        folder.lister = std::make_unique<FolderLister>(*std::move(lister));
        return &folder;
    }
    const Error &error = lister.error();
    if (pending.path != m_place.data && isUnreadable(error)) {
        m_outside.append(unreadableProblem(error));
        m_folders[pending.path].unreadable = true; // nor is it tried again
    } else if (error.code != ErrorCode::NotFound && error.code != ErrorCode::Invalid) {
        return error;
    }
    return nullptr;
}

void TreeIndex::putFirst(const QByteArray &folder)
{
    const auto isIt
        = [&](const Pending &pending) { return pending.data && pending.path == folder; };
    const auto found = std::find_if(m_pending.begin(), m_pending.end(), isIt);
    if (found == m_pending.begin() && found != m_pending.end())
        return;
    Pending pending {folder, true, isInside(folder, m_place.metadata)};
    if (found != m_pending.end()) {
        pending = *found;
        m_pending.erase(found);
    }
    m_pending.push_front(pending);
}

bool TreeIndex::isListed(const QByteArray &folder) const
{
    const auto found = m_folders.find(folder);
    return found != m_folders.end() && !found->second.lister;
}

void TreeIndex::absorb(const Pending &pending, Folder &folder)
{
    const std::unique_ptr<FolderLister> lister = std::move(folder.lister);
    folder.listed = lister->take();
    ListedFolder &listed = folder.listed;
    KeyList likeKeys;
    for (const QByteArray &name : std::as_const(listed.collectionFiles))
        absorbCollectionFile(pending, lister->folder(), name, likeKeys);
    for (const QByteArray &name : std::as_const(listed.outside))
        m_outside.append(leadsOut(pending.path + '/' + name));
    absorbFolders(pending, listed);
    m_litter += listed.litter;
    if (pending.data) {
        for (qsizetype i = 0; i < likeKeys.count(); ++i)
            listed.keys.append(likeKeys.at(i));
        listed.keys.squeeze();
        announce(pending, folder);
    } else {
        listed.keys = {};
    }
    listed.collectionFiles = {};
    listed.folders = {};
    listed.linkedFolders = {};
    listed.outside = {};
    if (listed.realPath != pending.path)
        m_aliases.insert(listed.realPath, pending.path);
    m_listed.append(pending.path);
}

void TreeIndex::absorbCollectionFile(
    const Pending &pending, const TreeFolder &folder, const QByteArray &name, KeyList &likeKeys)
{
    const QByteArray path = pending.path + '/' + name;
    const Result<StoredFile> file = folder.read(name, largestCollectionFile);
    const Result<CollectionFile> parsed
        = file ? parseCollectionFile(file->bytes) : Result<CollectionFile>(file.error());
    if (parsed && pending.metadata) {
        if (Result<TreeCollection> collection = collectionOf(m_place, path, file->bytes))
            m_collections.add(*std::move(collection));
        return;
    }
    if (parsed)
        return;
    const QByteArray stem = name.chopped(QByteArrayView(collectionFileSuffix).size());
    const bool forFolder = !stem.isEmpty() && isFolderAt(pathText(pending.path + '/' + stem));
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
        if (path != m_place.metadata && path != m_place.data && !m_folders.contains(path))
            m_pending.push_back({path, pending.data, pending.metadata, linked});
    };
    for (const QByteArray &name : listed.folders)
        add(name, false);
    for (const QByteArray &name : listed.linkedFolders)
        add(name, true);
}

// A folder with keys is a collection, even without an information file.
void TreeIndex::announce(const Pending &pending, const Folder &folder)
{
    if (pending.data && folder.keys().count() > 0 && !m_collections.hasAt(pending.path))
        m_collections.add({{relativeTo(m_place.data, pending.path)}, pending.path, {}});
}

Result<QList<CollectionInfo>> TreeIndex::collections(const std::stop_token &stop)
{
    if (Result<void> renewed = renewInfos(stop); !renewed)
        return renewed.error();
    return m_infos;
}

// Asked for after each slice of a listing, so only what has changed is looked at.
Result<void> TreeIndex::renewInfos(const std::stop_token &stop)
{
    if (m_infosRevision != m_collections.revision()) {
        if (Result<void> listed = listMade(stop); !listed)
            return listed;
        QList<CollectionInfo> infos;
        infos.reserve(static_cast<qsizetype>(m_collections.all().size()));
        for (const auto &[key, collection] : m_collections.all()) {
            const Result<CollectionInfo> info = infoOf(collection, stop);
            if (!info)
                return info.error();
            infos.append(*info);
        }
        m_infos = infos;
        m_infosRevision = m_collections.revision();
        m_touched.clear();
    }
    const auto isBefore = [](const CollectionInfo &info, const CollectionRef &ref) {
        return std::pair(info.ref.name, info.ref.shadow) < std::pair(ref.name, ref.shadow);
    };
    while (!m_touched.isEmpty()) {
        for (const CollectionRef &ref : m_collections.refsAt(m_touched.last())) {
            const Result<CollectionInfo> info = infoOf(*m_collections.find(ref), stop);
            if (!info)
                return info.error();
            *std::lower_bound(m_infos.begin(), m_infos.end(), ref, isBefore) = *info;
        }
        m_touched.removeLast();
    }
    return {};
}

// Collections that were made by this handle since everything was listed.
Result<void> TreeIndex::listMade(const std::stop_token &stop)
{
    QList<TreeCollection> made;
    for (const auto &[key, collection] : m_collections.all()) {
        if (m_pending.empty() && !m_folders.contains(collection.folder))
            made.append(collection);
    }
    for (const TreeCollection &collection : std::as_const(made)) {
        if (const auto listed = keysSoFar(collection, allKeys, stop); !listed)
            return listed.error();
    }
    return {};
}

Result<CollectionInfo> TreeIndex::infoOf(
    const TreeCollection &collection, const std::stop_token &stop)
{
    const auto found = m_folders.find(collection.folder);
    if (found == m_folders.end())
        return CollectionInfo {collection.ref, -1, -1, false, false};
    Folder &folder = found->second;
    const bool listed = !folder.lister;
    if (listed && !folder.written.isEmpty()) {
        if (Result<void> settled = settle(folder, stop); !settled)
            return settled.error();
    }
    return CollectionInfo {collection.ref, folder.keys().count(), -1, listed, listed, 0, {}, {},
        false, folder.unreadable};
}

Result<const TreeCollection *> TreeIndex::find(
    const CollectionRef &ref, const std::stop_token &stop)
{
    while (true) {
        if (const TreeCollection *found = m_collections.find(ref))
            return found;
        if (m_pending.empty())
            return nullptr;
        if (const Result<bool> more = step(stop); !more)
            return more.error();
    }
}

Result<const KeyList *> TreeIndex::keysSoFar(
    const TreeCollection &collection, qint64 count, const std::stop_token &stop)
{
    const QByteArray folder = collection.folder; // steps may replace the collection
    while (!isListed(folder)) {
        const auto found = m_folders.find(folder);
        if (found != m_folders.end() && found->second.keys().count() >= count)
            return &found->second.keys();
        putFirst(folder);
        if (const Result<bool> stepped = step(stop); !stepped)
            return stepped.error();
        if (!m_folders.contains(folder))
            m_folders[folder]; // a folder that is not there has no keys
    }
    return nullptr;
}

Result<const KeyList *> TreeIndex::keys(
    const TreeCollection &collection, const std::stop_token &stop)
{
    const QByteArray folder = collection.folder;
    if (const Result<const KeyList *> listed = keysSoFar(collection, allKeys, stop); !listed)
        return listed.error();
    Folder &found = m_folders[folder];
    if (Result<void> settled = settle(found, stop); !settled)
        return settled.error();
    return &found.listed.keys;
}

// Brings the keys into their order, and up to what was written since they were listed.
Result<void> TreeIndex::settle(Folder &folder, const std::stop_token &stop)
{
    if (!folder.sorted) {
        if (Result<void> sorted = folder.listed.keys.sort(stop); !sorted)
            return sorted;
        folder.sorted = true;
    }
    if (folder.written.isEmpty())
        return {};
    QList<QByteArray> added;
    QList<QByteArray> removed;
    for (auto it = folder.written.cbegin(); it != folder.written.cend(); ++it)
        (it.value() ? added : removed).append(it.key());
    folder.listed.keys.update(std::move(added), std::move(removed));
    folder.written.clear();
    return {};
}

QList<Problem> TreeIndex::problems() const
{
    QList<Problem> problems;
    for (const auto &[key, collection] : m_collections.all()) {
        if (collection.problem)
            problems.append(*collection.problem);
    }
    if (m_litter > 0)
        problems.append(litterIn(m_place.data, m_litter));
    return problems + m_outside;
}

void TreeIndex::noteWritten(const QByteArray &folder, const QByteArray &key, bool there)
{
    m_changed = m_watch.sawChange(key + keyFileSuffix) || m_changed;
    QList<QByteArray> paths = m_aliases.values(folder);
    paths.append(folder);
    for (const QByteArray &path : std::as_const(paths)) {
        const auto found = m_folders.find(path);
        if (found == m_folders.end())
            continue;
        m_touched.append(path);
        const bool wasThere = found->second.lister || !found->second.listed.realPath.isEmpty();
        if (wasThere) {
            found->second.written[key] = there;
        } else { // to be listed now that it is there
            m_folders.erase(found);
            m_infosRevision.reset();
        }
    }
}

void TreeIndex::noteCollectionFile(const QByteArray &infoFile, const QByteArray &bytes)
{
    m_changed = m_watch.sawChange(infoFile.mid(infoFile.lastIndexOf('/') + 1)) || m_changed;
    if (Result<TreeCollection> collection = collectionOf(m_place, infoFile, bytes))
        m_collections.add(*std::move(collection));
    else
        m_collections.forgetInfoFile(infoFile);
}

} // namespace kvlens
