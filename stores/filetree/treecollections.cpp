// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treecollections.h"

namespace kvlens {

const TreeCollection *TreeCollections::find(const CollectionRef &ref) const
{
    const auto found = m_all.find({ref.name, ref.shadow});
    return found != m_all.end() && found->second.ref == ref ? &found->second : nullptr;
}

QList<CollectionRef> TreeCollections::refsAt(const QByteArray &folder) const
{
    QList<CollectionRef> refs;
    for (const Key &key : m_atFolder.values(folder))
        refs.append(m_all.at(key).ref);
    return refs;
}

void TreeCollections::add(TreeCollection collection)
{
    ++m_revision;
    if (const auto same = m_ofInfoFile.constFind(collection.infoFile); same != m_ofInfoFile.cend())
        remove(*same);
    for (const Key &key : m_atFolder.values(collection.folder)) {
        if (m_all.at(key).infoFile.isEmpty())
            remove(key);
    }
    while (m_all.contains({collection.ref.name, collection.ref.shadow}))
        ++collection.ref.shadow;
    const Key key {collection.ref.name, collection.ref.shadow};
    m_atFolder.insert(collection.folder, key);
    if (!collection.infoFile.isEmpty())
        m_ofInfoFile.insert(collection.infoFile, key);
    m_all.emplace(key, std::move(collection));
}

void TreeCollections::forgetInfoFile(const QByteArray &infoFile)
{
    const auto found = m_ofInfoFile.constFind(infoFile);
    if (found == m_ofInfoFile.cend())
        return;
    TreeCollection &collection = m_all.at(*found);
    collection.infoFile.clear();
    collection.problem.reset();
    m_ofInfoFile.erase(found);
}

void TreeCollections::forgetCollectionOf(const QByteArray &infoFile)
{
    const auto found = m_ofInfoFile.constFind(infoFile);
    if (found == m_ofInfoFile.cend())
        return;
    ++m_revision;
    remove(*found);
}

void TreeCollections::remove(Key key) // a copy: it may stand in what is removed
{
    const auto found = m_all.find(key);
    m_atFolder.remove(found->second.folder, key);
    m_ofInfoFile.remove(found->second.infoFile);
    m_all.erase(found);
}

} // namespace kvlens
