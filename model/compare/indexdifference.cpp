// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/indexdifference.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

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
    std::vector<quint32> vectors = {}; // numbers in those of the digest
    qint32 dimension = -1;
    std::vector<quint32> documents = {};
    std::vector<quint32> metadata = {};
};

QByteArray groupOf(const IndexDigest &digest, PartPlace place)
{
    return inItsFile(digest.places[place]).group;
}

std::map<QByteArray, VectorSpace> spacesOf(const IndexDigest &digest)
{
    std::map<QByteArray, VectorSpace> spaces;
    std::map<QByteArray, std::map<qint32, size_t>> counts;
    for (size_t i = 0; i < digest.vectors.size(); ++i) {
        const QByteArray group = groupOf(digest, digest.vectors[i].place);
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
    const auto addAll = [&](const std::vector<IndexDigest::Beside> &all, auto list) {
        for (size_t i = 0; i < all.size(); ++i) {
            VectorSpace &space = spaces[groupOf(digest, all[i].place)];
            space.group = groupOf(digest, all[i].place);
            (space.*list).push_back(quint32(i));
        }
    };
    addAll(digest.vectorDocs, &VectorSpace::documents);
    addAll(digest.vectorMetadata, &VectorSpace::metadata);
    return spaces;
}

class SpaceComparison
{
public:
    SpaceComparison(const IndexDigest &from, const IndexDigest &to,
        const std::vector<std::pair<quint32, quint32>> &renamed,
        const std::vector<IdPair> &documents)
        : m_from(from)
        , m_to(to)
        , m_newIds(from.ids.count(), noId)
        , m_numbers(to.ids.count(), noId)
    {
        for (const auto &[ours, theirs] : renamed)
            m_newIds[from.nodes[ours].id] = to.nodes[theirs].id;
        for (const IdPair &ids : documents)
            m_newIds[ids.from] = m_newIds[ids.from] == noId ? ids.to : m_newIds[ids.from];
    }

    SpaceDifference compare(const VectorSpace &ours, const VectorSpace &theirs)
    {
        SpaceDifference difference {ours.group.isEmpty() ? theirs.group : ours.group,
            ours.dimension, theirs.dimension, {}, {}, {}, {}, {}};
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
        const auto isSameDocument = [this](const Beside &a, const Beside &b) {
            return counterpart(a.document) == b.document;
        };
        const auto isSameMetadata
            = [](const Beside &a, const Beside &b) { return a.metadata == b.metadata; };
        difference.documents = compareBeside({m_from.vectorDocs, ours.documents},
            {m_to.vectorDocs, theirs.documents}, difference, isSameDocument);
        difference.metadata = compareBeside({m_from.vectorMetadata, ours.metadata},
            {m_to.vectorMetadata, theirs.metadata}, difference, isSameMetadata);
        return difference;
    }

private:
    using Beside = IndexDigest::Beside;
    struct BesideList
    {
        const std::vector<Beside> &all;
        const std::vector<quint32> &numbers; // in it
    };

    // What comes and goes with its vector is not told again.
    template <class IsSame>
    BesideDifference compareBeside(const BesideList &ours, const BesideList &theirs,
        const SpaceDifference &space, const IsSame &isSame)
    {
        const std::unordered_set<IndexId> gone(space.removed.begin(), space.removed.end());
        const std::unordered_set<IndexId> come(space.added.begin(), space.added.end());
        BesideDifference difference;
        for (const quint32 number : theirs.numbers)
            m_numbers[theirs.all[number].id] = number;
        for (const quint32 number : ours.numbers) {
            const Beside &one = ours.all[number];
            const IndexId id = counterpart(one.id);
            const quint32 other = id == noId ? noId : m_numbers[id];
            if (other == noId && !gone.contains(one.id))
                difference.removed.push_back(one.id);
            else if (other != noId && !isSame(one, theirs.all[other]))
                difference.changed.push_back({one.id, id});
            if (other != noId)
                m_numbers[id] = noId;
        }
        for (const quint32 number : theirs.numbers) {
            const IndexId id = theirs.all[number].id;
            if (m_numbers[id] == number && !come.contains(id))
                difference.added.push_back(id);
            m_numbers[id] = noId;
        }
        return difference;
    }

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
    SpaceComparison comparison(from, to, renamed, difference.documents.renamed);
    // A file that is opened alone has no name.
    if (ours.size() == 1 && theirs.size() == 1
        && (ours.contains(QByteArray()) || theirs.contains(QByteArray()))) {
        difference.spaces.push_back(
            comparison.compare(ours.begin()->second, theirs.begin()->second));
        return;
    }
    for (const auto &[group, space] : theirs)
        ours.try_emplace(group, VectorSpace {group});
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
