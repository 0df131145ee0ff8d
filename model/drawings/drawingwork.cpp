// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/drawings/drawingwork.h"

namespace kvlens {

DrawingWork::DrawingWork(DrawingQuestion question, IndexSnapshotPointer snapshot, ChangeSet changes,
    std::shared_ptr<const Drawing> whole)
    : m_question(std::move(question))
    , m_changes(std::move(changes))
    , m_reader(std::make_unique<DrawingReader>(m_question.subject, std::move(snapshot), m_changes))
    , m_whole(std::move(whole))
{
}

qint64 DrawingWork::done() const
{
    return m_reader->done();
}

void DrawingWork::cut()
{
    m_made = std::make_shared<LaidOutDrawing>();
    m_made->whole = m_whole;
    if (m_whole->vertices.empty())
        return;
    const std::optional<quint32> asked
        = m_question.centre.isEmpty() ? std::nullopt : m_whole->find(m_question.centre);
    if (!asked && qsizetype(m_whole->vertices.size()) <= mostDrawn) {
        m_made->drawing = *m_whole;
        return;
    }
    const quint32 centre = asked.value_or(usualCentre(*m_whole));
    m_made->drawing = neighbourhoodOf(*m_whole, centre, mostAround);
    m_made->centre = m_made->drawing.find(m_whole->vertices[centre].id);
}

Result<void> DrawingWork::step(Store &store, const TaskSlice &slice)
{
    while (!m_whole && !slice.isOver()) {
        if (Result<void> read = m_reader->step(store, slice); !read)
            return read;
        if (m_reader->isDone())
            m_whole = std::make_shared<const Drawing>(m_reader->take());
    }
    if (m_whole && !m_made)
        cut();
    if (!m_made)
        return {};
    Drawing &drawing = m_made->drawing;
    if (Result<void> read = m_labels.step(store, m_changes, drawing, slice); !read)
        return read;
    if (!m_labels.isDone(drawing))
        return {};
    if (drawing.shape == Drawing::Shape::Tree) {
        m_made->points = treeLayout(drawing);
    } else {
        if (!m_layout)
            m_layout = std::make_unique<GraphLayout>(drawing);
        while (!m_layout->isDone() && !slice.isOver())
            m_layout->step();
        if (!m_layout->isDone())
            return {};
        m_made->points = m_layout->take();
    }
    m_layout = nullptr;
    m_result = std::exchange(m_made, nullptr);
    return {};
}

} // namespace kvlens
