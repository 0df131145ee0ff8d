// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What several rules look up in the parts of an index. Pure.
#pragma once

#include "model/checks/indexrules.h"
#include "model/checks/repairdraft.h"
#include "model/index/indexparts.h"

#include <QSet>

#include <map>
#include <vector>

namespace kvlens {

// Ids of one part.
template <class Entries> IdSet idsOf(const IndexParts &parts, const Entries &entries)
{
    IdSet ids(parts.ids);
    ids.addAll(entries, [](const auto &entry) { return entry.id; });
    return ids;
}

// The entries that it holds, as numbers in parts.held.
template <class Visit>
void eachHeld(const IndexParts &parts, const IndexParts::Index &index, Visit visit)
{
    for (quint32 i = index.first; i < index.first + index.count; ++i)
        visit(parts.held[i]);
}

// Whether there is one of vectors, and the values of all indexes can be read: what none of them
// holds is then held by none.
bool tellsVectorsHeld(const IndexParts &parts);
// Nodes by their key and by the id that they say inside. What is not by its key, and is by the
// other, has been renamed, and is not gone: see D3. No repair takes away what belongs to it.
IdSet knownNodes(const IndexParts &parts);
bool isRenamed(const IndexParts::Node &node);

// Whether nodes can be taken out of its value one by one.
bool canDropNodes(StructKind kind);
// Nodes and vectors that any index holds, a summary among them.
IdSet heldNodes(const IndexParts &parts);
IdSet heldVectors(const IndexParts &parts);

// Vectors that an index asks for by the id of their node, which is the same.
IdSet askedVectors(const IndexParts &parts);
// Whether a query finds the vector of a node that is missing; else it is missed by whatever goes
// through the nodes of the index.
bool isAskedFor(const IndexParts &parts, const IndexParts::Index &index, const IdSet &nodes,
    const IdSet &vectors);
// An index of texts does not look at the vectors of images.
bool isLookedAt(const IndexParts &parts, const IndexParts::Vector &vector);
// Whether indexes look for vectors in the file: in the first namespace alone. Empty: the only file.
bool isOfIndexes(const QByteArray &file);

// How the file of that kind is called here, of which a finding is that no entry tells; `usual`: as
// the library for Python calls it. Empty: it is all of the store.
QByteArray nameOfFile(const IndexParts &parts, IndexFile file, const QByteArray &usual);

// Whether the library reads the documents of vectors there: in a file of a namespace it does not,
// if they are under their name of before 0.8.
bool readsDocuments(const IndexParts &parts, PartPlace place);

// By the number of a node: whether others are cut out of it.
std::vector<bool> parentNodes(const IndexParts &parts);

// Entries by the place where they are, in the order of places.
using EntriesByPlace = std::map<PartPlace, QList<EntryRef>>;

// One finding for each place in which there are such entries.
template <class Entries, class IsOne>
QList<Evidence> findEntries(
    const IndexParts &parts, const Entries &entries, const CountedReasonForm &form, IsOne isOne)
{
    EntriesByPlace found;
    for (const auto &entry : entries) {
        if (isOne(entry))
            found[entry.place].append(parts.refOf(entry.id, entry.place));
    }
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found)
        evidence.append({form.with(refs.size()), refs});
    return evidence;
}

// Entries of a part with a member of another type: one finding for each place, member and error.
QList<Evidence> findOddFields(
    const IndexParts &parts, PartKind kind, const CountedReasonForm &form);

// What raises an error of such a field.
PythonCall callOf(PartKind kind, const OddField &field);

// What the documents of a finding list and is not there, or stands there once more.
QList<QByteArray> wrongIn(
    const IndexParts &parts, const QList<EntryRef> &entries, const IdSet &nodes, bool areDoubles);
QList<QByteArray> sortedIds(const QSet<QByteArray> &ids);

// Drops vectors out of their files and out of the indexes that hold them.
void dropVectors(const IndexParts &parts, const IdSet &vectors, RepairDraft &draft);

} // namespace kvlens
