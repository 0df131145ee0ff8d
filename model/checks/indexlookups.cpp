// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/indexlookups.h"

#include "model/checks/indexedits.h"
#include "stores/words/indexreasons.h"

namespace kvlens {

bool tellsVectorsHeld(const IndexParts &parts)
{
    const auto isOfVectors
        = [](const IndexParts::Index &index) { return index.kind == StructKind::Vectors; };
    const auto isSound
        = [](const IndexParts::Index &index) { return index.fault == StructValue::Fault::None; };
    return std::any_of(parts.indexes.begin(), parts.indexes.end(), isOfVectors)
        && std::all_of(parts.indexes.begin(), parts.indexes.end(), isSound);
}

bool isRenamed(const IndexParts::Node &node)
{
    return node.inner != noId && node.inner != node.id;
}

IdSet knownNodes(const IndexParts &parts)
{
    IdSet known = idsOf(parts, parts.nodes);
    for (const IndexParts::Node &node : parts.nodes) {
        if (isRenamed(node))
            known.add(node.inner);
    }
    return known;
}

bool canDropNodes(StructKind kind)
{
    return kind == StructKind::Vectors || kind == StructKind::List || kind == StructKind::Keywords
        || kind == StructKind::Graph;
}

IdSet heldNodes(const IndexParts &parts)
{
    IdSet ids(parts.ids);
    ids.addAll(parts.held, [](const IndexParts::Held &held) { return held.node; });
    return ids;
}

IdSet heldVectors(const IndexParts &parts)
{
    IdSet ids(parts.ids);
    for (const IndexParts::Held &held : parts.held) {
        if (held.vector != noId)
            ids.add(held.vector);
    }
    return ids;
}

IdSet askedVectors(const IndexParts &parts)
{
    IdSet ids(parts.ids);
    for (const IndexParts::Index &index : parts.indexes) {
        eachHeld(parts, index, [&](const IndexParts::Held &held) {
            if (index.kind == StructKind::Vectors && held.vector == held.node)
                ids.add(held.node);
        });
    }
    return ids;
}

bool isAskedFor(const IndexParts &parts, const IndexParts::Index &index, const IdSet &nodes,
    const IdSet &vectors)
{
    bool isAsked = false;
    eachHeld(parts, index, [&](const IndexParts::Held &held) {
        const bool isMissing = held.vector == held.node && !nodes.has(held.node);
        isAsked = isAsked || (isMissing && vectors.has(held.vector));
    });
    return isAsked && index.kind == StructKind::Vectors;
}

bool isLookedAt(const IndexParts &parts, const IndexParts::Vector &vector)
{
    const auto isOfBoth = [](const IndexParts::Index &index) { return index.type == "multimodal"; };
    return !parts.fileAt(vector.place).startsWith("image__")
        || std::any_of(parts.indexes.begin(), parts.indexes.end(), isOfBoth);
}

bool isOfIndexes(const QByteArray &file)
{
    return file.isEmpty() || file == "default__vector_store.json" || file == "vector_store.json";
}

QByteArray nameOfFile(const IndexParts &parts, IndexFile file, const QByteArray &usual)
{
    if (!parts.isFolder)
        return {};
    for (const StoreFiles::File &own : parts.files.own) {
        if (indexFile({{}, own.name}) == file)
            return own.name;
    }
    return usual;
}

PythonCall callOf(PartKind kind, const OddField &field)
{
    const QByteArrayView name(field.name);
    if (kind == PartKind::Nodes)
        return PythonCall::GetNode;
    if (kind == PartKind::GraphNodes || kind == PartKind::GraphRelations
        || kind == PartKind::GraphEdges)
        return PythonCall::OpenFolder;
    if (kind == PartKind::Hashes && name == "doc_hash")
        return PythonCall::ListHashes;
    if (kind == PartKind::Hashes)
        return name.isEmpty() ? PythonCall::GetHash : PythonCall::DeleteNode;
    if (kind != PartKind::RefDocs)
        return PythonCall::LoadIndex;
    if (name.isEmpty())
        return PythonCall::ListRecords;
    const bool isAdded = name == "metadata" || QByteArrayView(field.raises).contains("append");
    return isAdded ? PythonCall::AddToRecord : PythonCall::DeleteRecord;
}

bool readsDocuments(const IndexParts &parts, PartPlace place)
{
    const CollectionRef &collection = parts.places[place];
    if (!collection.name.endsWith("text_id_to_doc_id"))
        return true;
    const CollectionRef inside = inItsFile(collection);
    return inside.name != "text_id_to_doc_id" || !inside.group.endsWith("__vector_store.json");
}

std::vector<bool> parentNodes(const IndexParts &parts)
{
    std::vector<bool> isParent(parts.nodes.size());
    for (const IndexParts::Link &link : parts.links)
        isParent[link.node] = isParent[link.node] || link.kind == LinkKind::Child;
    return isParent;
}

QList<Evidence> findOddFields(const IndexParts &parts, PartKind kind, const CountedReasonForm &form)
{
    using Group = std::tuple<PartPlace, QByteArray, QByteArray, bool>;
    std::map<Group, std::pair<OddField, QList<EntryRef>>> found;
    for (const IndexParts::OddEntry &odd : parts.oddFields) {
        if (partKind(parts.places[odd.place]) != kind)
            continue;
        const Group group {odd.place, odd.field.name, odd.field.raises, odd.field.isInside};
        auto &[field, refs] = found.try_emplace(group, odd.field, QList<EntryRef>()).first->second;
        refs.append(parts.refOf(odd.id, odd.place));
    }
    QList<Evidence> evidence;
    for (const auto &[group, one] : found) {
        const auto &[field, refs] = one;
        const Reason what = form.with(refs.size());
        Evidence of {*field.name ? IndexReasons::ofField.with(what, field.name) : what, refs};
        of.isRepairable = false;
        of.raises = field.raises;
        of.call = callOf(kind, field);
        if (!*field.raises)
            of.severity = Severity::Warning;
        evidence.append(of);
    }
    return evidence;
}

QList<QByteArray> sortedIds(const QSet<QByteArray> &ids)
{
    QList<QByteArray> sorted = ids.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

QList<QByteArray> wrongIn(
    const IndexParts &parts, const QList<EntryRef> &entries, const IdSet &nodes, bool areDoubles)
{
    IdSet told(parts.ids);
    for (const EntryRef &ref : entries)
        told.add(parts.ids.find(ref.key));
    QSet<QByteArray> wrong;
    for (const IndexParts::Owner &document : parts.refDocs) {
        QSet<IndexId> seen;
        for (quint32 i = document.first; i < document.first + document.count; ++i) {
            const IndexId node = parts.refDocNodes[i];
            const bool isWrong = areDoubles ? seen.contains(node) : !nodes.has(node);
            if (told.has(document.id) && isWrong)
                wrong.insert(parts.ids.at(node).toByteArray());
            seen.insert(node);
        }
    }
    return sortedIds(wrong);
}

void dropVectors(const IndexParts &parts, const IdSet &vectors, RepairDraft &draft)
{
    const auto dropIn = [&](const auto &entries) {
        for (const auto &entry : entries) {
            if (vectors.has(entry.id))
                draft.remove(parts.refOf(entry.id, entry.place));
        }
    };
    dropIn(parts.vectors);
    dropIn(parts.vectorDocs);
    dropIn(parts.vectorMetadata);
    for (const IndexParts::Index &index : parts.indexes) {
        QSet<QByteArray> gone;
        eachHeld(parts, index, [&](const IndexParts::Held &held) {
            if (index.kind == StructKind::Vectors && vectors.has(held.vector))
                gone.insert(parts.ids.at(held.vector).toByteArray());
        });
        if (!gone.isEmpty())
            draft.edit(parts.refOf(index.id, index.place), [gone](const QByteArray &value) {
                return withoutHeld(value, [&](const QByteArray &id) { return gone.contains(id); });
            });
    }
}

} // namespace kvlens
