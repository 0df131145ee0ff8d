// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the lines of a formatted value break, decided token by token and never by what is still to
// come: each member or element has a line, the numbers and literals of an array share lines.
#pragma once

#include "stores/json/tokenorder.h"

namespace kvlens::json {

constexpr qint64 deepestIndent = 100; // levels

enum class Gap : quint8 { None, Space, Line };

class PageLayout
{
public:
    // From a place at which a line begins.
    PageLayout(const Place &start, int width)
        : m_order(start)
        , m_width(width)
    {
    }

    struct Step
    {
        Gap gap; // in front of the token
        qint64 indent; // columns of the line's indent, if a line begins
        bool allowed; // as TokenOrder::take
    };
    // Goes behind a token of `bytes` bytes.
    Step take(Part part, qint64 bytes);

    Place place() const { return m_order.place(); }
    bool isComplete() const { return m_order.isComplete(); }

private:
    Gap gapBefore(Part part, qint64 bytes) const;
    bool sharesLine(Part part) const;

    TokenOrder m_order;
    int m_width;
    bool m_shared = false; // the line so far is numbers and literals of an array
    qint64 m_column = 0;
};

} // namespace kvlens::json
