// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorloading.h"

#include "model/vectors/numberlist.h"
#include "stores/halves.h"

namespace kvlens {

namespace {

constexpr qint64 batchBytes
    = 2 * 1024 * 1024; // of text: its numbers fit into the processor's cache
constexpr qint64 batchElements = 1 << 20; // that there is room for
constexpr qsizetype worthHalves = 16; // entries of a batch

} // namespace

// What a batch has come to.
struct VectorLoading::Read
{
    explicit Read(qsizetype entries, qint64 dimension)
        : numbers(size_t(entries), -1)
        , kinds(size_t(entries))
        , directions(size_t(entries * dimension))
        , origins(size_t(entries))
    {
    }
    std::vector<qint64> numbers; // how many each has
    std::vector<VectorKind> kinds;
    std::vector<float> directions;
    std::vector<VectorOrigin> origins;
};

VectorLoading::VectorLoading(const CollectionRef &collection, qint64 dimension)
    : m_collection(collection)
    , m_rows(dimension)
{
}

Result<void> VectorLoading::goOn(
    Store &store, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    QList<Entry> batch;
    qint64 bytes = 0;
    const auto collect = [&](const Entry &entry) {
        batch.append(entry);
        bytes += entry.value.size();
        if (bytes >= batchBytes || batch.size() * m_rows.dimension() >= batchElements) {
            take(batch);
            batch.clear();
            bytes = 0;
        }
        return Visit::Continue;
    };
    const Result<ScanPage> page
        = store.scan({m_collection, m_from, budget, ScanDepth::Values}, collect, stop);
    if (!page)
        return page.error();
    take(batch);
    m_from = page->next;
    return {};
}

void VectorLoading::take(const QList<Entry> &batch)
{
    Read read(batch.size(), m_rows.dimension());
    const auto part = [&](qint64 first, qint64 end) { return readPart(batch, first, end, read); };
    if (batch.size() < worthHalves)
        part(0, batch.size());
    else
        inHalves(batch.size(), part);
    for (qsizetype i = 0; i < batch.size(); ++i) {
        const QByteArray &key = batch[i].ref.key;
        if (read.numbers[size_t(i)] == m_rows.dimension())
            m_rows.append(key, read.kinds[size_t(i)],
                &read.directions[size_t(i * m_rows.dimension())], read.origins[size_t(i)]);
        else
            m_leftOut.push_back({key, read.numbers[size_t(i)]});
    }
}

// Answers how many entries it was for.
qint64 VectorLoading::readPart(
    const QList<Entry> &batch, qint64 first, qint64 end, Read &read) const
{
    const auto dimension = size_t(m_rows.dimension());
    std::vector<double> vector(dimension);
    for (qint64 i = first; i < end; ++i) {
        const auto place = size_t(i);
        const std::optional<qint64> numbers = readNumbers(batch[i].value, vector);
        read.numbers[place] = numbers.value_or(-1);
        if (numbers != m_rows.dimension())
            continue;
        read.kinds[place] = directionOf(vector, {&read.directions[place * dimension], dimension});
        read.origins[place] = {normOf(vector), qHash(batch[i].value)};
    }
    return end - first;
}

} // namespace kvlens
