// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/pagelayout.h"

#include "stores/json/indentstep.h"

#include <algorithm>

namespace kvlens::json {

namespace {

bool isFirst(Expect expect)
{
    return expect == Expect::FirstKey || expect == Expect::FirstElement;
}

} // namespace

// Whether it is a number or literal of an array.
bool PageLayout::sharesLine(Part part) const
{
    const Expect expect = m_order.expect();
    return part == Part::Scalar && m_order.depth() > 0
        && (expect == Expect::Value || expect == Expect::FirstElement);
}

Gap PageLayout::gapBefore(Part part, qint64 bytes) const
{
    if (part == Part::Comma || part == Part::Colon)
        return Gap::None;
    if (isEnd(part))
        return isFirst(m_order.expect()) ? Gap::None : Gap::Line;
    if (m_order.expect() == Expect::MemberValue)
        return Gap::Space;
    // A comma follows the token.
    const bool fits = m_shared && sharesLine(part) && m_column + 1 + bytes + 1 <= m_width;
    return fits ? Gap::Space : Gap::Line;
}

PageLayout::Step PageLayout::take(Part part, qint64 bytes)
{
    const Gap gap = gapBefore(part, bytes);
    m_shared = sharesLine(part) || (m_shared && part == Part::Comma);
    const qint64 before = m_order.depth();
    const bool allowed = m_order.take(part);
    const qint64 indent = indentStep() * std::min({before, m_order.depth(), deepestIndent});
    m_column = (gap == Gap::Line ? indent : m_column + (gap == Gap::Space)) + bytes;
    return {gap, indent, allowed};
}

} // namespace kvlens::json
