// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/sametexts.h"

#include "model/checks/indexlookups.h"
#include "stores/words/indexreasons.h"

namespace kvlens {

namespace {

constexpr size_t mostTold = 64; // indexes that are told apart

struct Candidate
{
    quint64 text;
    quint64 indexes; // that answer with it, a bit for each
    quint32 node; // in parts.nodes
};

// By id: the indexes that answer with the node.
std::vector<quint64> answeringIndexes(const IndexParts &parts, const IdSet &withSource)
{
    std::vector<quint64> masks(parts.ids.count());
    for (size_t i = 0; i < parts.indexes.size(); ++i) {
        const IndexParts::Index &index = parts.indexes[i];
        eachHeld(parts, index, [&](const IndexParts::Held &held) {
            const bool isSummary = index.kind == StructKind::Summaries && held.vector != noId;
            const bool isOfTree = index.kind == StructKind::Tree && !withSource.has(held.node);
            if (!isSummary && !isOfTree)
                masks[held.node] |= quint64(1) << (i % mostTold);
        });
    }
    return masks;
}

std::vector<Candidate> candidates(const IndexParts &parts)
{
    IdSet withSource(parts.ids);
    for (const IndexParts::Node &node : parts.nodes) {
        if (node.source != noId)
            withSource.add(node.id);
    }
    const std::vector<bool> isParent = parentNodes(parts);
    const std::vector<quint64> masks = answeringIndexes(parts, withSource);
    std::vector<Candidate> all;
    for (size_t i = 0; i < parts.nodes.size(); ++i) {
        const IndexParts::Node &node = parts.nodes[i];
        const quint64 mask = parts.indexes.empty() ? 1 : masks[node.id];
        if (node.text != 0 && mask != 0 && node.kind != IndexNodeKind::Document && !isParent[i])
            all.push_back({node.text, mask, quint32(i)});
    }
    std::stable_sort(all.begin(), all.end(),
        [](const Candidate &a, const Candidate &b) { return a.text < b.text; });
    return all;
}

// Whether another one of the same text is an answer of one of the same indexes.
bool isRepeated(const std::vector<Candidate> &all, size_t i)
{
    const auto answersToo = [&](size_t k) {
        return all[k].text == all[i].text && (all[k].indexes & all[i].indexes) != 0;
    };
    for (size_t k = i; k > 0 && all[k - 1].text == all[i].text; --k) {
        if (answersToo(k - 1))
            return true;
    }
    for (size_t k = i + 1; k < all.size() && all[k].text == all[i].text; ++k) {
        if (answersToo(k))
            return true;
    }
    return false;
}

} // namespace

QList<Evidence> findSameTexts(const IndexParts &parts)
{
    const std::vector<Candidate> all = candidates(parts);
    EntriesByPlace found;
    for (size_t i = 0; i < all.size(); ++i) {
        const IndexParts::Node &node = parts.nodes[all[i].node];
        if (isRepeated(all, i))
            found[node.place].append(parts.refOf(node.id, node.place));
    }
    QList<Evidence> evidence;
    for (const auto &[place, refs] : found)
        evidence.append({IndexReasons::sameTexts.with(refs.size()), refs});
    return evidence;
}

} // namespace kvlens
