// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The points of a map, drawn into a picture some at a time, so that nobody waits for a hundred
// thousand.
#pragma once

#include "model/vectors/mapsearch.h"
#include "report/plotview.h"
#include "ui/palette.h"

#include <QImage>

#include <chrono>

namespace kvlens {

// Threads: the GUI's. Memory: the picture, and a byte for each point.
class PlotImage
{
public:
    struct What
    {
        MappedVectorsPointer found; // null: nothing
        PointGroupsPointer groups; // null: all points look the same
        std::vector<quint32> chosen = {}; // stand out, unless there are none
    };

    // The old picture stays until the new one is done.
    void begin(What what, const PlotView &view, const QSize &size, double pixelRatio, double radius,
        const Palette &palette);
    bool goOn(std::chrono::milliseconds budget); // true: it is done
    bool isDone() const { return m_pass == passes; }

    const QImage &picture() const { return m_picture; } // the last that is done; null: none is yet
    const PlotView &view() const { return m_pictured; } // for which that was drawn

private:
    static constexpr int passes = 3; // first those without a group of their own; last the chosen
    void makeMarks(double pixelRatio, double radius, const Palette &palette);
    int passOf(size_t point) const;
    quint8 groupOf(size_t point) const;

    What m_what;
    std::vector<bool> m_isChosen;
    PlotView m_view;
    QImage m_next;
    QList<QImage> m_marks; // by group
    QList<QImage> m_faintMarks; // while others are chosen
    int m_pass = passes;
    size_t m_point = 0;
    QImage m_picture;
    PlotView m_pictured;
};

} // namespace kvlens
