// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A few numbers of each direction, by which most pairs can be told to be not alike: the product of
// two sketches is never less than the product of what they are of.
//
// A sketch is what a direction has along some axes, and as its last number how long what is left of
// it is: the product of two rests is not more than that of their lengths. Where the vectors are
// short or the axes would leave too many pairs open, it is the direction itself.
#pragma once

#include "model/vectors/vectorkernel.h"
#include "model/vectors/vectorrows.h"

namespace kvlens {

// Threads: as a value that cannot be copied; goOn() has a second one help.
// Memory: four bytes a number of each sketch, mostly 32, and eight bytes a row.
class VectorSketches
{
public:
    // Of these `rows` of `all`, which are Plain and outlive us; pairs are sought whose product is
    // at least `least`, more than 0.
    VectorSketches(const VectorRows &all, std::vector<quint32> rows, double least);

    void goOn(); // some milliseconds; not at the end
    bool isMade() const { return m_made == qint64(m_rows.size()) && m_stage == Stage::Sketches; }

    // Once they are made: in panels, as a VectorKernel has them, in the order of the first number.
    qint64 count() const { return qint64(m_rows.size()); }
    qint64 panelCount() const { return (count() + panelRows - 1) / panelRows; }
    qint64 length() const { return m_length; } // numbers of a sketch
    const float *panel(qint64 number) const;
    qint64 panelsFrom(qint64 number) const // that stand in memory one behind the other
    {
        return m_panelsOfBlock - number % m_panelsOfBlock;
    }
    quint32 row(qint64 place) const { return m_rows[size_t(place)]; }
    float first(qint64 place) const { return panel(place / panelRows)[place % panelRows]; }
    // What a product of sketches is at least where one of directions is `least`, and how far the
    // first numbers of such a pair are apart at most.
    float limit() const { return static_cast<float>(m_least - slack()); }
    float reach() const;

private:
    enum class Stage : quint8 { Axes, Order, Sketches };
    void chooseAxes();
    void order();
    void sketch();
    bool leavesFewOpen(const std::vector<float> &sample) const;
    std::vector<float> sample(qint64 wanted, qint64 offset) const;
    bool isWhole() const { return m_axes.empty(); }
    double slack() const;
    void sketchOf(const float *direction, float *numbers) const;

    const VectorRows &m_all;
    std::vector<quint32> m_rows;
    const double m_least;
    Stage m_stage = Stage::Axes;
    qint64 m_axisCount = 0; // tried so far
    std::vector<float> m_axes; // empty: a sketch is the direction itself
    qint64 m_length = 0;
    std::vector<float> m_firsts; // of the rows, until they are in order
    std::vector<std::unique_ptr<float[]>> m_blocks; // of panels
    qint64 m_panelsOfBlock = 1;
    qint64 m_made = 0; // of the rows what the stage has done
};

} // namespace kvlens
