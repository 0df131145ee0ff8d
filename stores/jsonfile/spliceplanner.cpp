// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/spliceplanner.h"

namespace kvlens {

namespace {

using json::Index;
using json::Span;

template <class Plan> bool isNew(const Plan &plan)
{
    return !plan.number && (plan.isWanted || !plan.added.empty());
}

QByteArray objectText(const QList<QByteArray> &children, const json::Layout &layout)
{
    return '{' + layout.lead + children.join(layout.separator) + layout.tail + '}';
}

} // namespace

Result<QList<json::Splice>> SplicePlanner::plan()
{
    for (const CollectionRef &ref : m_plan.m_order) {
        const CollectionPlan &plan = *m_plan.m_plans.constFind(ref);
        if (!plan.number || ref.topLevel)
            continue; // together at the end: they share the top level
        if (Result<void> planned = planCollection(plan); !planned)
            return planned.error();
    }
    if (Result<void> planned = planTopLevel(); !planned)
        return planned.error();
    // What is inserted where a removed run begins comes before it.
    std::stable_sort(
        m_splices.begin(), m_splices.end(), [](const json::Splice &a, const json::Splice &b) {
            return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
        });
    return m_splices;
}

Result<void> SplicePlanner::planCollection(const CollectionPlan &plan)
{
    const Result<json::Layout> layout = layoutOf(*plan.number);
    if (!layout)
        return layout.error();
    return planContainer(*plan.number, members(plan, *layout), *layout, plan);
}

// New collections and the top level's own entries.
Result<void> SplicePlanner::planTopLevel()
{
    const bool isTouched
        = std::any_of(m_plan.m_order.begin(), m_plan.m_order.end(), [this](const auto &ref) {
              const CollectionPlan &plan = *m_plan.m_plans.constFind(ref);
              return ref.topLevel || isNew(plan);
          });
    if (!isTouched)
        return {};
    const CollectionPlan none;
    const CollectionPlan *own = &none;
    QList<QByteArray> children;
    const Result<json::Layout> layout = layoutOf(Index::topLevel);
    if (!layout)
        return layout.error();
    for (const CollectionRef &ref : m_plan.m_order) {
        const CollectionPlan &plan = *m_plan.m_plans.constFind(ref);
        if (ref.topLevel)
            own = &plan;
        if (ref.topLevel)
            children += members(plan, *layout);
        else if (isNew(plan))
            children.append(newCollection(plan, *layout));
    }
    children.removeAll(QByteArray());
    if (m_file.isMissing()) {
        if (!children.isEmpty())
            m_splices.append({0, 0, objectText(children, *layout)});
        return {};
    }
    return planContainer(Index::topLevel, children, *layout, *own);
}

// Changes, removals and additions of one container that is in the file.
Result<void> SplicePlanner::planContainer(qint64 number, const QList<QByteArray> &children,
    const json::Layout &layout, const CollectionPlan &plan)
{
    for (const auto &[entry, slot] : plan.stored) {
        if (!slot.exists)
            continue;
        if (Result<void> changed = planChanged(number, slot); !changed)
            return changed;
    }
    const bool nothingStays = staysEmpty(number, plan);
    if (children.isEmpty() || !nothingStays) {
        if (Result<void> removed = planRemoved(plan); !removed)
            return removed;
    }
    if (children.isEmpty())
        return {};
    json::Neighbours around {containerOf(number)};
    const qint64 total = m_file.index().entries(number);
    for (qint64 last = total - 1; last >= 0 && !nothingStays && !around.before; --last) {
        const auto slot = plan.stored.find(last);
        if (slot != plan.stored.end() && !slot->second.exists)
            continue;
        const Result<Span> span = spanOf(number, last);
        if (!span)
            return span.error();
        around.before = *span;
    }
    m_splices.append(json::insertRun(around, children, layout));
    return {};
}

bool SplicePlanner::staysEmpty(qint64 number, const CollectionPlan &plan) const
{
    const auto removed = std::count_if(plan.stored.begin(), plan.stored.end(),
        [](const auto &pair) { return !pair.second.exists; });
    return removed == m_file.index().entries(number);
}

Result<void> SplicePlanner::planChanged(qint64 number, const Slot &slot)
{
    // A single value at the top has no place in a container.
    const bool isScalar = m_file.index().top() == json::TopKind::Scalar;
    if (!slot.value && !slot.renamed)
        return {};
    if (isScalar) {
        const Span span = m_file.index().topSpan();
        m_splices.append({span.begin, span.end, *slot.value});
        return {};
    }
    const Result<json::StoredEntry> stored
        = json::readEntries(m_file.index(), number, {slot.entry}, m_file.reader()).takeFirst();
    if (!stored)
        return stored.error();
    if (slot.value && *slot.value != stored->valueText)
        m_splices.append({stored->value.begin, stored->value.end, *slot.value});
    if (slot.renamed)
        m_splices.append({stored->key.begin, stored->key.end,
            json::encodeString(slot.key, m_file.style().escapes)});
    return {};
}

// Entries that go, in runs between those that stay.
Result<void> SplicePlanner::planRemoved(const CollectionPlan &plan)
{
    if (!plan.number)
        return {};
    const qint64 number = *plan.number;
    const qint64 total = m_file.index().entries(number);
    for (auto it = plan.stored.begin(); it != plan.stored.end(); ++it) {
        if (it->second.exists)
            continue;
        const qint64 first = it->first;
        qint64 last = first;
        for (auto next = std::next(it);
             next != plan.stored.end() && next->first == last + 1 && !next->second.exists; ++next) {
            last = next->first;
            it = next;
        }
        json::Neighbours around {containerOf(number)};
        const Result<Span> begin = spanOf(number, first);
        const Result<Span> end = spanOf(number, last);
        if (!begin || !end)
            return begin ? end.error() : begin.error();
        for (const auto &[entry, neighbour] :
            {std::pair(first - 1, &around.before), std::pair(last + 1, &around.after)}) {
            if (entry < 0 || entry >= total)
                continue;
            const Result<Span> span = spanOf(number, entry);
            if (!span)
                return span.error();
            *neighbour = *span;
        }
        m_splices.append(json::removeRun(around, {begin->begin, end->end}));
    }
    return {};
}

Result<Span> SplicePlanner::spanOf(qint64 number, qint64 entry) const
{
    const Result<Span> value = json::valueSpan(m_file.index(), number, entry, m_file.reader());
    if (!value)
        return value.error();
    return Span {m_file.index().slice(number, entry).begin, value->end};
}

Span SplicePlanner::containerOf(qint64 number) const
{
    const Index &index = m_file.index();
    return number == Index::topLevel ? index.topSpan() : index.collection(number).span;
}

Result<json::Layout> SplicePlanner::layoutOf(qint64 number) const
{
    const json::Style style = m_file.style();
    const QByteArray indent = number == Index::topLevel ? QByteArray() : style.indent;
    const json::Layout byStyle = json::layoutOf(style, indent);
    const qint64 total = m_file.isMissing() ? 0 : m_file.index().entries(number);
    if (total == 0)
        return byStyle;
    // Around the first entry, whose value may be a collection of a gigabyte.
    const json::ReadAt read = m_file.reader();
    const Result<Span> value = json::valueSpan(m_file.index(), number, 0, read);
    if (!value)
        return value.error();
    const qint64 open = containerOf(number).begin + 1;
    const qint64 begin = m_file.index().slice(number, 0).begin;
    const qint64 next = total > 1 ? m_file.index().slice(number, 1).begin : value->end;
    const Result<QByteArray> lead = read(open, begin - open);
    const Result<QByteArray> between = read(value->end, next - value->end);
    const Result<QByteArray> keyAndColon = read(begin, value->begin - begin);
    for (const Result<QByteArray> *piece : {&lead, &between, &keyAndColon}) {
        if (!*piece)
            return piece->error();
    }
    const qsizetype colon = keyAndColon->lastIndexOf('"') + 1;
    return json::observedLayout(byStyle, *lead, *between, keyAndColon->sliced(colon));
}

QList<QByteArray> SplicePlanner::members(
    const CollectionPlan &plan, const json::Layout &layout) const
{
    const bool hasKeys = !plan.number || m_file.isMissing() || m_file.index().hasKeys(*plan.number);
    QList<QByteArray> texts;
    for (const Slot &slot : plan.added) {
        if (!slot.exists)
            continue;
        texts.append(hasKeys
                ? json::memberText(slot.key, *slot.value, layout, m_file.style().escapes)
                : *slot.value);
    }
    return texts;
}

// Empty if nothing of it is left.
QByteArray SplicePlanner::newCollection(
    const CollectionPlan &plan, const json::Layout &layout) const
{
    const json::Style style = m_file.style();
    const json::Layout inner = json::layoutOf(style, style.indent);
    const QList<QByteArray> entries = members(plan, inner);
    if (entries.isEmpty())
        return plan.isWanted ? json::memberText(plan.ref.name, "{}", layout, style.escapes)
                             : QByteArray();
    return json::memberText(plan.ref.name, objectText(entries, inner), layout, style.escapes);
}

} // namespace kvlens
