// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/indexdifference.h"

#include <map>
#include <unordered_map>

namespace kvlens {

namespace {

// Things of two indexes by their ids.
template <class Part> class Matching
{
public:
    Matching(const IndexDigest &from, const std::vector<Part> &ours, const IndexDigest &to,
        const std::vector<Part> &theirs)
        : m_from(from)
        , m_to(to)
        , m_ours(ours)
        , m_theirs(theirs)
    {
        std::vector<quint32> numbers(to.ids.count(), noId);
        for (size_t i = 0; i < theirs.size(); ++i)
            numbers[theirs[i].id] = quint32(i);
        std::vector<bool> isMatched(theirs.size());
        for (size_t i = 0; i < ours.size(); ++i) {
            const IndexId id = to.ids.find(from.ids.at(ours[i].id));
            const quint32 number = id == noId ? noId : numbers[id];
            if (number == noId) {
                removed.push_back(quint32(i));
                continue;
            }
            isMatched[number] = true;
            matched.emplace_back(quint32(i), number);
        }
        for (size_t i = 0; i < theirs.size(); ++i) {
            if (!isMatched[i])
                added.push_back(quint32(i));
        }
    }

    // Those that are left with the same key, in order, are pairs. 0 is no key.
    template <class KeyOf> void pairUp(const KeyOf &keyOf)
    {
        std::unordered_map<quint64, std::vector<quint32>> waiting;
        for (size_t i = added.size(); i > 0; --i) {
            const quint64 key = keyOf(m_to, m_theirs[added[i - 1]]);
            if (key != 0)
                waiting[key].push_back(added[i - 1]);
        }
        std::vector<bool> isTaken(m_theirs.size());
        std::erase_if(removed, [&](quint32 ours) {
            const quint64 key = keyOf(m_from, m_ours[ours]);
            const auto found = key == 0 ? waiting.end() : waiting.find(key);
            if (found == waiting.end() || found->second.empty())
                return false;
            renamed.emplace_back(ours, found->second.back());
            isTaken[found->second.back()] = true;
            found->second.pop_back();
            return true;
        });
        std::erase_if(added, [&](quint32 theirs) { return isTaken[theirs]; });
    }

    // What the matching says, in ids.
    void tell(PartDifference &difference) const
    {
        for (const quint32 ours : removed)
            difference.removed.push_back(m_ours[ours].id);
        for (const quint32 theirs : added)
            difference.added.push_back(m_theirs[theirs].id);
        for (const auto &[ours, theirs] : renamed)
            difference.renamed.push_back(idsOf(ours, theirs));
    }

    IdPair idsOf(quint32 ours, quint32 theirs) const
    {
        return {m_ours[ours].id, m_theirs[theirs].id};
    }

    std::vector<quint32> removed;
    std::vector<quint32> added;
    std::vector<std::pair<quint32, quint32>> matched;
    std::vector<std::pair<quint32, quint32>> renamed;

private:
    const IndexDigest &m_from; // outlive us
    const IndexDigest &m_to;
    const std::vector<Part> &m_ours;
    const std::vector<Part> &m_theirs;
};

void compareDocuments(const IndexDigest &from, const IndexDigest &to, IndexDifference &difference)
{
    Matching matching(from, from.documents, to, to.documents);
    using Document = IndexDigest::Document;
    matching.pairUp([](const IndexDigest &, const Document &document) { return document.hash; });
    matching.pairUp([](const IndexDigest &, const Document &document) { return document.cuts; });
    matching.tell(difference.documents);
    for (const auto &[ours, theirs] : matching.matched) {
        const IndexDigest::Document &a = from.documents[ours];
        const IndexDigest::Document &b = to.documents[theirs];
        const IdPair ids = matching.idsOf(ours, theirs);
        const bool isRecut = a.cuts != b.cuts || a.nodes != b.nodes;
        if (a.hash != b.hash || (isRecut && a.hash == 0))
            difference.documents.changed.push_back(ids);
        else if (isRecut)
            difference.recut.push_back(ids);
        if (a.metadata != b.metadata)
            difference.documents.metadata.push_back(ids);
    }
}

quint64 textInDocument(const IndexDigest &digest, const IndexDigest::Node &node)
{
    if (node.text == 0 || node.document == noId)
        return 0;
    return (node.text * 1099511628211ULL + qHash(digest.ids.at(node.document))) | 1;
}

std::vector<std::pair<quint32, quint32>> compareNodes(
    const IndexDigest &from, const IndexDigest &to, IndexDifference &difference)
{
    Matching matching(from, from.nodes, to, to.nodes);
    matching.pairUp(textInDocument);
    matching.pairUp([](const IndexDigest &, const IndexDigest::Node &node) { return node.text; });
    matching.tell(difference.nodes);
    for (const auto &pairs : {matching.matched, matching.renamed}) {
        for (const auto &[ours, theirs] : pairs) {
            const IndexDigest::Node &a = from.nodes[ours];
            const IndexDigest::Node &b = to.nodes[theirs];
            const IdPair ids = matching.idsOf(ours, theirs);
            if (a.text != b.text)
                difference.nodes.changed.push_back(ids);
            else if (a.metadata != b.metadata)
                difference.nodes.metadata.push_back(ids);
        }
    }
    return matching.renamed;
}

// The vectors of one namespace of an index.
struct VectorSpace
{
    QByteArray group;
    std::vector<quint32> vectors;
    qint32 dimension = -1;
};

std::map<QByteArray, VectorSpace> spacesOf(const IndexDigest &digest)
{
    std::map<QByteArray, VectorSpace> spaces;
    std::map<QByteArray, std::map<qint32, size_t>> counts;
    for (size_t i = 0; i < digest.vectors.size(); ++i) {
        const QByteArray group = inItsFile(digest.places[digest.vectors[i].place]).group;
        spaces[group].group = group;
        spaces[group].vectors.push_back(quint32(i));
        ++counts[group][digest.vectors[i].dimension];
    }
    for (auto &[group, space] : spaces) {
        const auto &lengths = counts[group];
        space.dimension = std::max_element(lengths.begin(), lengths.end(), [](auto &a, auto &b) {
            return a.second < b.second;
        })->first;
    }
    return spaces;
}

class SpaceComparison
{
public:
    SpaceComparison(const IndexDigest &from, const IndexDigest &to,
        const std::vector<std::pair<quint32, quint32>> &renamed)
        : m_from(from)
        , m_to(to)
        , m_newIds(from.ids.count(), noId)
        , m_numbers(to.ids.count(), noId)
    {
        for (const auto &[ours, theirs] : renamed)
            m_newIds[from.nodes[ours].id] = to.nodes[theirs].id;
    }

    SpaceDifference compare(const VectorSpace &ours, const VectorSpace &theirs)
    {
        SpaceDifference difference {ours.group.isEmpty() ? theirs.group : ours.group,
            ours.dimension, theirs.dimension, {}, {}, {}};
        for (const quint32 number : theirs.vectors)
            m_numbers[m_to.vectors[number].id] = number;
        for (const quint32 number : ours.vectors) {
            const IndexId id = counterpart(m_from.vectors[number].id);
            const quint32 other = id == noId ? noId : m_numbers[id];
            if (other == noId)
                difference.removed.push_back(m_from.vectors[number].id);
            else if (m_from.vectors[number].text != m_to.vectors[other].text)
                difference.candidates.emplace_back(number, other);
            if (other != noId)
                m_numbers[id] = noId;
        }
        for (const quint32 number : theirs.vectors) {
            const IndexId id = m_to.vectors[number].id;
            if (m_numbers[id] == number)
                difference.added.push_back(id);
            m_numbers[id] = noId;
        }
        return difference;
    }

private:
    IndexId counterpart(IndexId id) const
    {
        return m_newIds[id] != noId ? m_newIds[id] : m_to.ids.find(m_from.ids.at(id));
    }

    const IndexDigest &m_from; // outlive us
    const IndexDigest &m_to;
    std::vector<IndexId> m_newIds; // by id in the first index
    std::vector<quint32> m_numbers; // by id in the second: which vector of the namespace
};

void compareVectors(const IndexDigest &from, const IndexDigest &to,
    const std::vector<std::pair<quint32, quint32>> &renamed, IndexDifference &difference)
{
    std::map<QByteArray, VectorSpace> ours = spacesOf(from);
    std::map<QByteArray, VectorSpace> theirs = spacesOf(to);
    SpaceComparison comparison(from, to, renamed);
    // A file that is opened alone has no name.
    if (ours.size() == 1 && theirs.size() == 1
        && (ours.contains(QByteArray()) || theirs.contains(QByteArray()))) {
        difference.spaces.push_back(
            comparison.compare(ours.begin()->second, theirs.begin()->second));
        return;
    }
    for (const auto &[group, space] : theirs)
        ours.try_emplace(group, VectorSpace {group, {}, -1});
    for (const auto &[group, space] : ours)
        difference.spaces.push_back(comparison.compare(space, theirs[group]));
}

} // namespace

IndexDifference differenceOf(const IndexDigest &from, const IndexDigest &to)
{
    IndexDifference difference;
    compareDocuments(from, to, difference);
    compareVectors(from, to, compareNodes(from, to, difference), difference);
    return difference;
}

} // namespace kvlens
