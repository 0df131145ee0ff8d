// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the values of a document store and of a vector store become when ids go, or get another
// name. Pure; what is not edited keeps its bytes.
#pragma once

#include "model/everywhere/nodelinks.h"

#include <QSet>

namespace kvlens {

// The record of a node's relationship, as it stands there. Empty: it has none of that kind.
QByteArray linkRecord(const QByteArray &node, LinkKind kind);

// A node of which neighbours, parent or children are gone.
Result<QByteArray> withHealedLinks(
    const QByteArray &node, const QSet<QByteArray> &gone, const NewNeighbours &neighbours);

// A node that has that id, or names it in its relationships or as what it stands for.
Result<QByteArray> nodeWithRenamedId(
    const QByteArray &node, const QByteArray &from, const QByteArray &to);

// A record that names a document, or what triplets were made from: of a node's hash, a document's
// nodes, a vector's metadata.
Result<QByteArray> recordWithRenamedId(
    const QByteArray &record, const QByteArray &from, const QByteArray &to);

} // namespace kvlens
