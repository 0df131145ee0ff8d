// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/hubs.h"

#include "model/vectors/vectorkernel.h"
#include "stores/halves.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qint64 fewestQuestions = 64;
constexpr qint64 mostQuestions = 1'000;
constexpr qint64 questionsTogether = 64; // so that rows are fetched once for many
constexpr qint64 elementsTogether = 64 * 1024; // of rows, which then fit into the cache

struct HubFound
{
    float product = 0;
    quint32 row = 0;
    bool operator<(const HubFound &other) const // the last of the nearest is on top of a heap
    {
        return product != other.product ? product > other.product : row < other.row;
    }
};

// The nearest so far of one question.
class NearestFound
{
public:
    void take(float product, quint32 row)
    {
        const HubFound found {product, row};
        if (m_heap.size() == HubCount::nearest && !(found < m_heap.front()))
            return;
        m_heap.push_back(found);
        std::push_heap(m_heap.begin(), m_heap.end());
        if (m_heap.size() <= HubCount::nearest)
            return;
        std::pop_heap(m_heap.begin(), m_heap.end());
        m_heap.pop_back();
    }
    const std::vector<HubFound> &all() const { return m_heap; }

private:
    std::vector<HubFound> m_heap;
};

} // namespace

HubCount::HubCount(const VectorRows &rows, qint64 multiplications)
    : m_rows(rows)
    , m_times(size_t(rows.count()))
{
    std::vector<quint32> plain;
    for (qint64 row = 0; row < rows.count(); ++row) {
        if (rows.kind(row) == VectorKind::Plain)
            plain.push_back(quint32(row));
    }
    const qint64 each = std::max<qint64>(1, rows.count() * rows.dimension());
    const auto count = qint64(plain.size());
    const qint64 wanted
        = std::min(count, std::clamp(multiplications / each, fewestQuestions, mostQuestions));
    for (qint64 i = 0; i < wanted; ++i)
        m_questions.push_back(plain[size_t(i * count / wanted)]);
}

void HubCount::goOn()
{
    const qint64 count = std::min(questionsTogether, qint64(m_questions.size()) - m_asked);
    const auto part
        = [this](qint64 first, qint64 end) { return nearestOf(m_asked + first, m_asked + end); };
    const auto [first, second] = inHalves(count, part);
    for (const std::vector<quint32> *found : {&first, &second}) {
        for (const quint32 row : *found)
            ++m_times[row];
    }
    m_asked += count;
}

// Of these questions all that they find, one after the other.
std::vector<quint32> HubCount::nearestOf(qint64 first, qint64 end) const
{
    std::vector<NearestFound> nearestOfEach(size_t(end - first));
    const qint64 together = std::max<qint64>(1, elementsTogether / m_rows.dimension());
    std::vector<float> products(static_cast<size_t>(together));
    for (qint64 row = 0; row < m_rows.count();) {
        const qint64 count = std::min(together, m_rows.runFrom(row, m_rows.count()));
        for (qint64 question = first; question < end; ++question) {
            const quint32 asks = m_questions[size_t(question)];
            bestVectorKernel().dot(m_rows.direction(asks), m_rows.direction(row), count,
                m_rows.dimension(), products.data());
            NearestFound &found = nearestOfEach[size_t(question - first)];
            for (qint64 i = 0; i < count; ++i) {
                if (row + i != asks && m_rows.kind(row + i) == VectorKind::Plain)
                    found.take(products[size_t(i)], quint32(row + i));
            }
        }
        row += count;
    }
    std::vector<quint32> rows;
    for (const NearestFound &found : nearestOfEach) {
        for (const HubFound &one : found.all())
            rows.push_back(one.row);
    }
    return rows;
}

} // namespace kvlens
