// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/indexparts.h"
#include "model/index/plainvalue.h"

namespace kvlens {

namespace {

// Puts entries behind others, each as `change` makes it.
template <class Entries, class Change>
void joinEach(Entries &whole, Entries &further, Change change)
{
    for (auto &entry : further) {
        change(entry);
        whole.push_back(std::move(entry));
    }
    further.clear();
}

// The numbers that the ids of other parts have in these.
class JoinedIds
{
public:
    JoinedIds(IdTable &whole, IdTable &further)
        : m_ids(whole.addAll(further))
    {
        further.clear();
    }
    void operator()(IndexId &id) const
    {
        if (id != noId)
            id = m_ids[id];
    }

private:
    std::vector<IndexId> m_ids;
};

} // namespace

void joinParts(IndexParts &whole, IndexParts &further)
{
    using Parts = IndexParts;
    const JoinedIds join(whole.ids, further.ids);
    const JoinedIds joinName(whole.names, further.names);
    const auto nodes = quint32(whole.nodes.size());
    joinEach(whole.nodes, further.nodes, [&](Parts::Node &node) {
        join(node.id);
        join(node.inner);
        join(node.source);
    });
    joinEach(whole.links, further.links, [&](Parts::Link &link) {
        link.node += nodes;
        join(link.to);
    });
    const auto joinNamed = [&](Parts::Named &named) {
        join(named.id);
        join(named.document);
    };
    joinEach(whole.hashes, further.hashes, joinNamed);
    joinEach(whole.vectorDocs, further.vectorDocs, joinNamed);
    joinEach(whole.vectorMetadata, further.vectorMetadata, joinNamed);
    joinEach(whole.vectorMetadataDigests, further.vectorMetadataDigests, [](quint64) {});
    const auto refDocNodes = quint32(whole.refDocNodes.size());
    joinEach(whole.refDocNodes, further.refDocNodes, join);
    joinEach(whole.refDocs, further.refDocs, [&](Parts::Document &document) {
        join(document.id);
        joinName(document.name);
        document.first += refDocNodes;
    });
    const auto held = quint32(whole.held.size());
    joinEach(whole.held, further.held, [&](Parts::Held &one) {
        join(one.node);
        join(one.vector);
    });
    joinEach(whole.indexes, further.indexes, [&](Parts::Index &index) {
        join(index.id);
        join(index.inner);
        index.first += held;
    });
    joinEach(whole.oddFields, further.oddFields, [&](Parts::OddEntry &odd) { join(odd.id); });
    joinEach(whole.vectors, further.vectors, [&](Parts::Vector &vector) { join(vector.id); });
    joinEach(whole.graphNodes, further.graphNodes, join);
    joinEach(whole.localFiles, further.localFiles, [&](Parts::LocalFile &file) {
        join(file.id);
        join(file.parent);
    });
    for (const Parts::Bare &bare : further.bare)
        joinBare(bare, whole);
    further.bare.clear();
    for (const IndexFile file : further.damaged) {
        if (!whole.isDamaged(file))
            whole.damaged.push_back(file);
    }
    further.damaged.clear();
}

} // namespace kvlens
