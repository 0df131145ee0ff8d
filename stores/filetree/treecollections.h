// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The collections of a file tree: by name, by their folder and by their information file. Finding
// and adding one takes no longer where there are a hundred thousand.
#pragma once

#include "stores/store.h"

#include <QHash>

#include <map>

namespace kvlens {

struct TreeCollection
{
    CollectionRef ref;
    QByteArray folder; // absolute, where the entries are
    QByteArray infoFile; // absolute; empty: there is none
    std::optional<Problem> problem = std::nullopt;
    // The tree's folders were guessed, and the information file speaks against it for this one:
    // nothing may be written.
    bool isDoubtful = false;
};

class TreeCollections
{
public:
    using Key = std::pair<QByteArray, quint32>; // name and shadow

    // By name. What is pointed to stays where it is until it is replaced.
    const std::map<Key, TreeCollection> &all() const { return m_all; }
    const TreeCollection *find(const CollectionRef &ref) const;
    bool hasAt(const QByteArray &folder) const { return m_atFolder.contains(folder); }
    QList<CollectionRef> refsAt(const QByteArray &folder) const;
    quint64 revision() const { return m_revision; } // another one: all() holds others

    // Takes the place of what the same information file stood for, and of a collection without one
    // in the same folder. A name that is taken gets the next shadow.
    void add(TreeCollection collection);
    void forgetInfoFile(const QByteArray &infoFile);
    // The collection that it stood for, too.
    void forgetCollectionOf(const QByteArray &infoFile);

private:
    void remove(Key key);

    std::map<Key, TreeCollection> m_all;
    QMultiHash<QByteArray, Key> m_atFolder;
    QHash<QByteArray, Key> m_ofInfoFile;
    quint64 m_revision = 0;
};

} // namespace kvlens
