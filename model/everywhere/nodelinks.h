// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The relationships of a node as tokens, wherever it stands: in a document store, whole in an index
// or in a graph. What becomes of them when ids go, or get another name. Pure.
#pragma once

#include "model/index/nodevalue.h"
#include "stores/json/edit.h"
#include "stores/json/text.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace kvlens {

// How the neighbours of a node go on where some of them are gone: the records that take the place
// of the ones there are. Empty: nothing follows.
struct NewNeighbours
{
    QByteArray previous = {};
    QByteArray next = {};
};

// The record of a relationship, as it stands there. Empty: it has none of that kind.
QByteArray linkRecord(const json::Tape &tape, quint32 node, LinkKind kind);
// The id that it names. Empty: none, or several.
QByteArray linkTarget(const json::Tape &tape, quint32 node, LinkKind kind);
// Whether one of its neighbours, its parent or its children is gone.
bool losesLinks(const json::Tape &tape, quint32 node, const QSet<QByteArray> &gone);

// A node of which neighbours, parent or children are gone.
void healLinks(const json::Tape &tape, quint32 node, const QSet<QByteArray> &gone,
    const NewNeighbours &neighbours, QList<json::Splice> &splices);
// A node that has that id, or names it in its relationships or as what it stands for.
void renameInNode(const json::Tape &tape, quint32 node, const QByteArray &from,
    const QByteArray &to, QList<json::Splice> &splices);

// What stands before and behind the nodes that go, so that those around them find each other.
class GoneChains
{
public:
    using IsThere = std::function<bool(const QByteArray &id)>;

    // Takes in a node that goes.
    void add(const QByteArray &id, const json::Tape &tape, quint32 node);
    // Of a node that stays and had these neighbours, as the last ones that go have them. Empty
    // where the chain ends at what is not there, or goes round.
    NewNeighbours beside(const QByteArray &id, const QByteArray &previous, const QByteArray &next,
        const IsThere &isThere) const;

private:
    struct Neighbour
    {
        QByteArray id;
        QByteArray record;
    };
    using Chain = QHash<QByteArray, Neighbour>; // by a node that goes
    static QByteArray recordBeyond(
        const Chain &chain, const QByteArray &id, QByteArray next, const IsThere &isThere);

    Chain m_previous;
    Chain m_next;
};

} // namespace kvlens
