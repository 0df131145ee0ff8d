// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/vectortroubles.h"

namespace kvlens {

namespace {

VectorTrouble troubleOf(const VectorFacts &facts, qint32 usual)
{
    if (facts.dimension < 0)
        return VectorTrouble::NoNumbers;
    if (facts.dimension != usual)
        return VectorTrouble::OtherLength;
    if (!facts.isFinite)
        return VectorTrouble::NotFinite;
    return facts.isZero ? VectorTrouble::Zeros : VectorTrouble::None;
}

bool knowsWhatIndexesHold(const IndexParts &parts)
{
    using enum IndexFile;
    return parts.has(IndexStore) && parts.has(Docstore) && parts.has(VectorStore);
}

} // namespace

bool keepsVectors(const IndexParts &parts)
{
    const auto isOfText = [](const CollectionRef &place) {
        return partKind(place) == PartKind::Vectors
            && !inItsFile(place).group.startsWith("image__");
    };
    return !parts.vectors.empty()
        || std::any_of(parts.places.begin(), parts.places.end(), isOfText);
}

std::map<PartPlace, qint32> usualDimensions(const IndexParts &parts)
{
    std::map<PartPlace, std::map<qint32, qsizetype>> counts;
    for (const IndexParts::Vector &vector : parts.vectors) {
        if (vector.facts.dimension >= 0)
            ++counts[vector.place][vector.facts.dimension];
    }
    std::map<PartPlace, qint32> usual;
    for (const auto &[place, lengths] : counts) {
        usual[place] = std::max_element(lengths.begin(), lengths.end(), [](auto &a, auto &b) {
            return a.second < b.second;
        })->first;
    }
    return usual;
}

bool isStray(const IndexParts::Held &held, const IdSet &nodes)
{
    return held.vector != noId && held.vector != held.node && nodes.has(held.vector);
}

bool lacksVector(const IndexParts::Held &held, const IdSet &nodes, const IdSet &vectors)
{
    return held.vector != noId && !vectors.has(held.vector) && nodes.has(held.node);
}

VectorTroubles::VectorTroubles(const IndexParts &parts)
    : m_worst(parts.ids.count(), VectorTrouble::None)
{
    lookAtVectors(parts);
    lookAtIndexes(parts);
}

void VectorTroubles::note(IndexId node, VectorTrouble trouble)
{
    m_worst[node] = std::max(m_worst[node], trouble);
}

void VectorTroubles::lookAtVectors(const IndexParts &parts)
{
    const std::map<PartPlace, qint32> usual = usualDimensions(parts);
    for (const IndexParts::Vector &vector : parts.vectors) {
        const auto of = usual.find(vector.place);
        note(vector.id, troubleOf(vector.facts, of == usual.end() ? -1 : of->second));
    }
}

void VectorTroubles::lookAtIndexes(const IndexParts &parts)
{
    IdSet nodes(parts.ids);
    nodes.addAll(parts.nodes, [](const IndexParts::Node &node) { return node.id; });
    IdSet vectors(parts.ids);
    vectors.addAll(parts.vectors, [](const IndexParts::Vector &vector) { return vector.id; });
    const bool isKnown = knowsWhatIndexesHold(parts) && keepsVectors(parts);
    for (const IndexParts::Index &index : parts.indexes) {
        for (quint32 i = index.first; i < index.first + index.count; ++i) {
            const IndexParts::Held &held = parts.held[i];
            if (index.kind != StructKind::Vectors || held.vector == noId)
                continue;
            if (isKnown && isStray(held, nodes) && nodes.has(held.node))
                note(held.vector, VectorTrouble::Astray);
            else if (isKnown && lacksVector(held, nodes, vectors))
                note(held.node, VectorTrouble::Missing);
            else
                note(held.node, of(held.vector)); // with an id of its own
        }
    }
}

} // namespace kvlens
