// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the value of an index becomes when ids go, or get another name; of indexes of every type.
// Pure; what is not edited keeps its bytes.
#pragma once

#include "stores/result.h"

#include <QByteArrayList>
#include <QHash>
#include <QSet>

namespace kvlens {

struct GoneIds
{
    QSet<QByteArray> documents;
    QSet<QByteArray> nodes;
    QSet<QByteArray> vectors;
};

// Which triplets of a knowledge graph go with nodes. None says from which nodes it was made: it is
// of those that stand under both its subject and its object.
class GoneTriplets
{
public:
    // Takes in an index that knows under which words its nodes stand; of others nothing.
    void add(const QByteArray &index);
    // Whether all that it can be from is gone; what is from nowhere stays.
    bool has(const QByteArray &subject, const QByteArray &object, const GoneIds &gone) const;

private:
    QHash<QByteArray, QSet<QByteArray>> m_table; // a word: its nodes
};

// An index without what is gone. Numbers of the nodes of a tree close up, as the library counts
// on; a keyword without nodes goes.
Result<QByteArray> withoutIds(
    const QByteArray &index, const GoneIds &gone, const GoneTriplets &triplets);

// An index in which an id has another name, whatever it is the id of.
Result<QByteArray> withRenamedId(
    const QByteArray &index, const QByteArray &from, const QByteArray &to);

// Nodes of a tree that have children, all of which are gone. `partly`: those of which some are.
QByteArrayList emptiedParents(
    const QByteArray &index, const QSet<QByteArray> &gone, QSet<QByteArray> &partly);

} // namespace kvlens
