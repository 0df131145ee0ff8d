// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with the vectors of nodes, by what reading them once has left. Pure.
#pragma once

#include "model/index/indexparts.h"

#include <map>

namespace kvlens {

enum class VectorTrouble : quint8 { // the later, the worse
    None,
    Zeros, // all its numbers are
    NotFinite, // NaN or an infinity is among them
    OtherLength, // than most of its namespace have
    NoNumbers, // it is no list of numbers
    Astray, // an index has it lead to another node
    Missing, // an index holds the node, and there is none
};
constexpr size_t vectorTroubleCount = 7;

// Whether there are vectors beside those of images, or could be.
bool keepsVectors(const IndexParts &parts);

// By place: the length that most vectors have; of several the smallest.
std::map<PartPlace, qint32> usualDimensions(const IndexParts &parts);

// A vector is of the node that has its id. Vectors with ids of their own, as old versions wrote
// them, are of any.
bool isStray(const IndexParts::Held &held, const IdSet &nodes);
// Of nodes that are there.
bool lacksVector(const IndexParts::Held &held, const IdSet &nodes, const IdSet &vectors);

// The worst of each node. What the checks of an index tell too, and nothing of what is missing
// where a file is gone or damaged that would have to be known whole.
// Memory: a byte for each id.
class VectorTroubles
{
public:
    explicit VectorTroubles(const IndexParts &parts);

    VectorTrouble of(IndexId node) const { return m_worst[node]; }

private:
    void note(IndexId node, VectorTrouble trouble);
    void lookAtVectors(const IndexParts &parts);
    void lookAtIndexes(const IndexParts &parts);

    std::vector<VectorTrouble> m_worst; // by id
};

} // namespace kvlens
