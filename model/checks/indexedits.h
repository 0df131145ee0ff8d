// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits of the values of an index that repairs are made of. Pure; what is not edited keeps its
// bytes.
#pragma once

#include "stores/json/style.h"
#include "stores/result.h"

#include <QList>
#include <QSet>

#include <functional>

namespace kvlens {

using IsGone = std::function<bool(const QByteArray &id)>;

// A document's record without the nodes that are gone, and with others behind the rest.
Result<QByteArray> withNodes(
    const QByteArray &refDoc, const IsGone &isGone, const QList<QByteArray> &added);
// With this list in the place of what is none.
Result<QByteArray> withNodeList(const QByteArray &refDoc, const QList<QByteArray> &nodes);
// A record of a document that has none yet, with the metadata that one of its nodes has of it.
Result<QByteArray> newRefDoc(const QList<QByteArray> &nodes, const QByteArray &node);

// A node without relationships to what is gone, but for those to its source.
Result<QByteArray> withoutLinks(const QByteArray &node, const IsGone &isGone);

// A node of which the id stands where the library looks for it, whatever layout it has.
Result<QByteArray> withOwnId(const QByteArray &node, const QByteArray &id);
// A node whose vector is null.
Result<QByteArray> withoutEmbedding(const QByteArray &node);

// An index's value, whose data is a text or an object.
Result<QByteArray> withIndexId(const QByteArray &index, const QByteArray &id);
// Of an index of vectors: without those vectors; of one whose nodes stand in a list or by keyword:
// without those nodes. And with vectors of nodes of the same id behind the others.
Result<QByteArray> withoutHeld(const QByteArray &index, const IsGone &isGone);
Result<QByteArray> withVectors(const QByteArray &index, const QList<QByteArray> &added);
// Of an index of vectors: those lead to the nodes of their ids.
Result<QByteArray> withOwnNodes(const QByteArray &index, const QSet<QByteArray> &vectors);

// What the library keeps in metadata_dict beside the vector of a stored node.
Result<QByteArray> vectorMetadata(const QByteArray &node, const QByteArray &document);

} // namespace kvlens
