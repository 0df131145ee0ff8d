// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of vectors: what they are made of, and whose they are.
#include "model/checks/indexedits.h"
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "model/index/vectortroubles.h"
#include "stores/words/indexreasons.h"

#include <QSet>

#include <set>

namespace kvlens {

namespace {

using OneVector = IndexParts::Vector;
using Named = IndexParts::Named;

template <class IsOne>
QList<Evidence> findVectors(
    const IndexParts &parts, const CountedReasonForm &form, const IsOne &isOne)
{
    EntriesByPlace found;
    for (const OneVector &vector : parts.vectors) {
        if (isOne(vector))
            found[vector.place].append(parts.refOf(vector.id, vector.place));
    }
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found)
        evidence.append({form.with(refs.size()), refs});
    return evidence;
}

constexpr char unevenLengths[] = "ValueError: … inhomogeneous shape";

// What Python says to a vector that is no list of numbers; empty: nothing. `lengths`: of those
// beside it that have one.
std::pair<const char *, PythonCall> raisedBy(
    const VectorFacts &facts, const std::set<qint32> &lengths)
{
    const bool isUneven = lengths.size() > (facts.taken == VectorTaken::AsNone ? 0U : 1U);
    switch (facts.taken) {
    case VectorTaken::NoItems:
        return {"TypeError: … object is not iterable", PythonCall::LoadVectors};
    case VectorTaken::NoNumber:
        return {"ValueError: could not convert string to float", PythonCall::LoadVectors};
    case VectorTaken::NoText:
        return {"TypeError: float() argument must be a string or a real number",
            PythonCall::LoadVectors};
    case VectorTaken::AsNone:
        return {isUneven ? unevenLengths : "TypeError: unsupported operand type(s) for *",
            PythonCall::QueryVectors};
    case VectorTaken::AsNumbers:
        break;
    }
    return {isUneven ? unevenLengths : "", PythonCall::QueryVectors};
}

// One finding for each place and what is raised.
QList<Evidence> findNoNumbers(const IndexParts &parts)
{
    std::map<PartPlace, std::set<qint32>> lengths;
    for (const OneVector &vector : parts.vectors) {
        if (lengthOf(vector.facts) >= 0)
            lengths[vector.place].insert(lengthOf(vector.facts));
    }
    std::map<std::tuple<PartPlace, PythonCall, QByteArray>, Evidence> found;
    for (const OneVector &vector : parts.vectors) {
        if (vector.facts.dimension >= 0)
            continue;
        const auto [raises, call] = raisedBy(vector.facts, lengths[vector.place]);
        Evidence &evidence = found[{vector.place, call, raises}];
        evidence.entries.append(parts.refOf(vector.id, vector.place));
        evidence.raises = raises;
        evidence.call = call;
        if (!*raises)
            evidence.severity = Severity::Warning;
    }
    QList<Evidence> all;
    for (auto &[place, evidence] : found) {
        evidence.what = IndexReasons::noVectors.with(evidence.entries.size());
        all.append(evidence);
    }
    return all;
}

QList<Evidence> findOtherDimensions(const IndexParts &parts)
{
    const std::map<PartPlace, qint32> usual = usualDimensions(parts);
    const auto isOther = [&](const OneVector &vector) {
        return vector.facts.dimension >= 0 && vector.facts.dimension != usual.at(vector.place);
    };
    return findNoNumbers(parts) + findVectors(parts, IndexReasons::otherDimensions, isOther);
}

QList<Evidence> findNotFinite(const IndexParts &parts)
{
    return findVectors(parts, IndexReasons::notFinite, [](const OneVector &vector) {
        return vector.facts.dimension >= 0 && !vector.facts.isFinite;
    });
}

QList<Evidence> findZeroVectors(const IndexParts &parts)
{
    return findVectors(parts, IndexReasons::zeroVectors,
        [](const OneVector &vector) { return vector.facts.isZero; });
}

// A property graph whose graph is kept elsewhere has the vectors of its nodes here.
bool keepsGraphElsewhere(const IndexParts &parts)
{
    return !parts.has(IndexFile::PropertyGraph)
        && std::any_of(parts.indexes.begin(), parts.indexes.end(),
            [](const IndexParts::Index &index) { return index.type == "simple_lpg"; });
}

// A property graph keeps the vectors of its own nodes here. The vectors of an index that names them
// by numbers belong to the nodes that it says. Where not one vector is of a node that is there, the
// nodes were never kept here, as by an ingestion pipeline, or are all missing: nothing can be said
// of the vectors, which are the dearer part.
IdSet orphanVectors(const IndexParts &parts)
{
    IdSet orphans(parts.ids);
    if (parts.nodes.empty() || keepsGraphElsewhere(parts))
        return orphans;
    IdSet known = idsOf(parts, parts.nodes);
    for (const IndexId id : parts.graphNodes)
        known.add(id);
    IdSet described = known;
    for (const IndexParts::Held &held : parts.held) {
        if (held.vector != noId && known.has(held.node))
            described.add(held.vector);
    }
    const bool isAnyDescribed = std::any_of(parts.vectors.begin(), parts.vectors.end(),
        [&](const OneVector &vector) { return described.has(vector.id); });
    for (const OneVector &vector : parts.vectors) {
        if (isAnyDescribed && !described.has(vector.id))
            orphans.add(vector.id);
    }
    return orphans;
}

// Vectors without a node that are kept all the same, as they cannot be made anew: of a node that
// has been renamed; in a file not one vector of which is of a node that is here; and where a vector
// has been renamed, so that nothing beside it tells of it, and something else beside it has none.
class NeededVectors
{
public:
    explicit NeededVectors(const IndexParts &parts)
        : m_parts(parts)
        , m_known(knownNodes(parts))
        , m_held(heldVectors(parts))
        , m_isTold(parts.ids.count())
    {
        IdSet described = m_known;
        for (const IndexParts::Held &held : parts.held) {
            if (held.vector != noId && m_known.has(held.node))
                described.add(held.vector);
        }
        for (const OneVector &vector : parts.vectors) {
            File &file = m_files[parts.fileAt(vector.place)];
            file.vectors.insert(vector.id);
            file.isDescribed = file.isDescribed || described.has(vector.id);
        }
        const auto tell = [this](const Named &named) {
            m_isTold[named.id] = true;
            File &file = m_files[m_parts.fileAt(named.place)];
            file.lacksVector = file.lacksVector || !file.vectors.contains(named.id);
        };
        std::for_each(parts.vectorDocs.begin(), parts.vectorDocs.end(), tell);
        std::for_each(parts.vectorMetadata.begin(), parts.vectorMetadata.end(), tell);
    }

    bool has(const OneVector &vector) const
    {
        const File &file = m_files.at(m_parts.fileAt(vector.place));
        const bool isRenamed = file.lacksVector && !m_isTold[vector.id] && !m_held.has(vector.id);
        return m_known.has(vector.id) || !file.isDescribed || isRenamed;
    }

private:
    struct File
    {
        QSet<IndexId> vectors = {};
        bool isDescribed = false;
        bool lacksVector = false;
    };

    const IndexParts &m_parts;
    IdSet m_known;
    IdSet m_held;
    std::vector<bool> m_isTold;
    std::map<QByteArray, File> m_files;
};

QList<Evidence> findOrphanVectors(const IndexParts &parts)
{
    const IdSet orphans = orphanVectors(parts);
    const IdSet asked = askedVectors(parts);
    const NeededVectors needed(parts);
    QList<Evidence> found;
    for (const bool isAsked : {true, false}) {
        for (const bool isNeeded : {false, true}) {
            QList<Evidence> some
                = findVectors(parts, IndexReasons::orphanVectors, [&](const OneVector &vector) {
                      return orphans.has(vector.id) && needed.has(vector) == isNeeded
                          && (asked.has(vector.id) && isOfIndexes(parts.fileAt(vector.place)))
                          == isAsked;
                  });
            for (Evidence &evidence : some) {
                evidence.isRepairable = !isNeeded;
                if (!isAsked)
                    evidence.raises = "";
            }
            found.append(some);
        }
    }
    return found;
}

void repairOrphanVectors(const IndexParts &parts, RepairDraft &draft)
{
    const IdSet orphans = orphanVectors(parts);
    const NeededVectors needed(parts);
    IdSet dropped(parts.ids);
    IdSet kept(parts.ids); // in one of the files
    for (const OneVector &vector : parts.vectors) {
        if (orphans.has(vector.id))
            (needed.has(vector) ? kept : dropped).add(vector.id);
    }
    IdSet all(parts.ids);
    for (const OneVector &vector : parts.vectors) {
        if (dropped.has(vector.id) && !kept.has(vector.id))
            all.add(vector.id);
    }
    dropVectors(parts, all, draft);
}

// Nodes that have children are found by these.
QList<Evidence> findNodesWithoutVector(const IndexParts &parts)
{
    if (!tellsVectorsHeld(parts) || !keepsVectors(parts))
        return {};
    const IdSet vectors = idsOf(parts, parts.vectors);
    const IdSet held = heldNodes(parts);
    const std::vector<bool> isParent = parentNodes(parts);
    EntriesByPlace found;
    for (size_t i = 0; i < parts.nodes.size(); ++i) {
        const IndexParts::Node &node = parts.nodes[i];
        if (node.text != 0 && !isParent[i] && !vectors.has(node.id) && !held.has(node.id)
            && node.kind != IndexNodeKind::Document)
            found[node.place].append(parts.refOf(node.id, node.place));
    }
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found)
        evidence.append({IndexReasons::nodesWithoutVector.with(refs.size()), refs});
    return evidence;
}

QList<Evidence> findWithoutDocument(const IndexParts &parts)
{
    IdSet without(parts.ids);
    for (const Named &document : parts.vectorDocs) {
        if (document.document == noId && readsDocuments(parts, document.place))
            without.add(document.id);
    }
    return findVectors(parts, IndexReasons::vectorsWithoutDocument,
        [&](const OneVector &vector) { return without.has(vector.id); });
}

// The library writes the file with every index.
QList<Evidence> findNoImages(const IndexParts &parts)
{
    constexpr char fileOfImages[] = "image__vector_store.json";
    const QList<StoreFiles::File> &own = parts.files.own;
    const bool isThere = std::any_of(own.begin(), own.end(),
        [&](const StoreFiles::File &file) { return file.name == fileOfImages; });
    if (!isThere)
        return {};
    const bool isUsed = std::any_of(parts.vectors.begin(), parts.vectors.end(),
        [&](const OneVector &vector) { return parts.fileAt(vector.place) == fileOfImages; });
    if (isUsed)
        return {};
    return {{IndexReasons::noImages, {}, fileOfImages}};
}

} // namespace

QList<IndexRule> vectorRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"V1", Severity::Error, unevenLengths, {VectorStore}, findOtherDimensions, nullptr,
            "#741, #1029, #7609, #9783, #10128, #13506, #14784, #16917", PythonCall::QueryVectors},
        {"F6", Severity::Warning, "", {VectorStore}, findNotFinite, nullptr, "",
            PythonCall::QueryVectors},
        {"V4", Severity::Warning, "", {VectorStore}, findZeroVectors, nullptr, "#23050",
            PythonCall::QueryVectors},
        {"V7", Severity::Warning, "KeyError: Node ID … not found", {Docstore, VectorStore},
            findOrphanVectors, repairOrphanVectors, "#12115", PythonCall::Query},
        {"V8", Severity::Information, "", {IndexStore, Docstore, VectorStore},
            findNodesWithoutVector, nullptr, "#18444"},
        {"V9", Severity::Information, "", {VectorStore}, findWithoutDocument, nullptr},
        {"V11", Severity::Information, "", {VectorStore}, findNoImages, nullptr, "#15867"},
    };
    return rules;
}

} // namespace kvlens
