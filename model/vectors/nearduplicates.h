// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of many vectors are nearly the same: groups in which each is alike another one.
#pragma once

#include "model/taskslice.h"
#include "model/vectors/alikepairs.h"
#include "model/vectors/distinctrows.h"
#include "model/vectors/rowgroups.h"
#include "model/vectors/storedpairs.h"

namespace kvlens {

struct DuplicateRow
{
    qint64 row = 0;
    qint64 nearest = 0; // the row of the group that is most alike it, as far as single precision
                        // tells them apart
    double score = 0; // their similarity()
    bool operator==(const DuplicateRow &) const = default;
};
using DuplicateGroup = QList<DuplicateRow>; // in the order of the rows

// Two vectors are near duplicates if their similarity() is at least the threshold, or their numbers
// are the same. What is near duplicates of one of a group belongs to it, so that the ends of a long
// chain may be less alike. All pairs are compared, in single precision at first; what that leaves
// in question is read again. Rows that are not Plain are not compared. Threads: those of the store;
// while a step is at work a second one helps. Memory: 150 bytes a row beside the rows.
class NearDuplicates
{
public:
    // The threshold is more than 0 and at most 1. `rows` are all of `collection` and outlive us.
    NearDuplicates(const VectorRows &rows, const CollectionRef &collection, double threshold);

    // Goes on until the slice is over. Cancelled, Conflict as scoresOfPairs().
    Result<void> goOn(Store &store, const TaskSlice &slice);
    bool atEnd() const { return m_stage == Stage::Done; }
    qint64 done() const; // rows that were compared with all others
    // At the end: the largest first, of equal ones that with the first row.
    const QList<DuplicateGroup> &groups() const { return m_found; }

private:
    enum class Stage : quint8 { Copies, Sketches, Pairs, Decide, Scores, Done };
    Result<void> step(Store &store, const TaskSlice &slice);
    void joinCopies();
    void takePairs();
    void take(const AlikePair &pair);
    Result<void> decide(Store &store, const TaskSlice &slice);
    Result<void> score(Store &store, const TaskSlice &slice);

    const VectorRows &m_rows;
    const CollectionRef m_collection;
    const double m_threshold;
    Stage m_stage = Stage::Copies;
    std::unique_ptr<VectorSketches> m_sketches; // null: not yet, or not any more
    std::unique_ptr<AlikePairs> m_pairs;
    RowGroups m_groups;
    std::vector<AlikePair> m_open; // near the threshold
    std::vector<std::vector<quint32>> m_members; // of groups, whose scores are read
    QList<DuplicateGroup> m_found;
};

} // namespace kvlens
