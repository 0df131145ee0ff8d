// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps from an index to a drawing that can be shown: reading, taking the neighbourhood where
// it is too large, the first words of texts, and where everything is.
#pragma once

#include "model/drawings/drawingreader.h"
#include "model/drawings/layout.h"

namespace kvlens {

constexpr qsizetype mostDrawn = 10'000; // vertices at once; of more a neighbourhood
constexpr qsizetype mostAround = 400; // vertices of a neighbourhood

struct DrawingQuestion
{
    DrawingSubject subject;
    QByteArray centre = {}; // an id; empty: whatever is usual
    bool operator==(const DrawingQuestion &) const = default;
};

// What does not change once it is made. Threads: any.
struct LaidOutDrawing
{
    std::shared_ptr<const Drawing> whole;
    Drawing drawing; // it, or a part
    DrawnPoints points; // of the part
    std::optional<quint32> centre; // of a part: its number there
    bool isPart() const { return drawing.vertices.size() < whole->vertices.size(); }
};
using LaidOutPointer = std::shared_ptr<const LaidOutDrawing>;

// Goes on in slices. Threads: the store's. Anything that is written or loaded anew meanwhile makes
// it worthless. Memory: the whole drawing, and what reading it takes.
class DrawingWork
{
public:
    // `whole`: what was read already of the subject; null: nothing.
    DrawingWork(DrawingQuestion question, IndexSnapshotPointer snapshot, ChangeSet changes,
        std::shared_ptr<const Drawing> whole);

    // Errors as Store::scan().
    Result<void> step(Store &store, const TaskSlice &slice);
    qint64 done() const; // entries
    LaidOutPointer result() const { return m_result; } // null: there is more to do

private:
    void cut();

    DrawingQuestion m_question;
    ChangeSet m_changes;
    std::unique_ptr<DrawingReader> m_reader;
    std::shared_ptr<const Drawing> m_whole;
    std::shared_ptr<LaidOutDrawing> m_made;
    DrawingLabels m_labels;
    std::unique_ptr<GraphLayout> m_layout;
    LaidOutPointer m_result;
};

} // namespace kvlens
