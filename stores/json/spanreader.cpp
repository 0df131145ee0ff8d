// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/spanreader.h"

#include "stores/words/jsonreasons.h"

#include <algorithm>
#include <numeric>

namespace kvlens::json {

namespace {

constexpr qint64 nearBytes = 4096; // reading so much for nothing is cheaper than reading twice
constexpr qint64 readBytes = 4 * 1024 * 1024;

QList<qsizetype> inFileOrder(const QList<Span> &spans)
{
    QList<qsizetype> order(spans.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
        [&](qsizetype a, qsizetype b) { return spans[a].begin < spans[b].begin; });
    return order;
}

bool joins(const Span &run, const Span &span)
{
    return span.begin - run.end <= nearBytes && qMax(run.end, span.end) - run.begin <= readBytes;
}

Result<QByteArray> cutOut(const Result<QByteArray> &run, qint64 runBegin, const Span &span)
{
    if (!run)
        return run.error();
    if (span.end - runBegin > run->size())
        return notAsScanned(span.begin);
    return run->mid(span.begin - runBegin, span.size());
}

} // namespace

Error notAsScanned(qint64 offset)
{
    return {ErrorCode::Conflict, JsonReasons::notTheScannedFile, {}, TextPlace {offset, -1, -1}};
}

QList<Result<QByteArray>> readSpans(const QList<Span> &spans, const ReadAt &read)
{
    QList<Result<QByteArray>> results(spans.size());
    const QList<qsizetype> order = inFileOrder(spans);
    for (qsizetype first = 0; first < order.size();) {
        Span run = spans[order[first]];
        qsizetype behind = first + 1;
        for (; behind < order.size() && joins(run, spans[order[behind]]); ++behind)
            run.end = qMax(run.end, spans[order[behind]].end);
        const Result<QByteArray> bytes = read(run.begin, run.size());
        for (; first < behind; ++first)
            results[order[first]] = cutOut(bytes, run.begin, spans[order[first]]);
    }
    return results;
}

} // namespace kvlens::json
