// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/storedpairs.h"

#include "model/vectors/numberlist.h"
#include "stores/words/reasons.h"

#include <algorithm>

namespace kvlens {

Result<std::vector<PairScore>> scoresOfPairs(Store &store, const CollectionRef &collection,
    const VectorRows &rows, std::span<const RowPair> pairs, const std::stop_token &stop)
{
    std::vector<quint32> wanted;
    for (const RowPair &pair : pairs)
        wanted.insert(wanted.end(), {pair.a, pair.b});
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    QList<EntryRef> refs;
    for (const quint32 row : wanted)
        refs.append({collection, rows.key(row).toByteArray()});
    std::vector<std::vector<double>> vectors;
    for (const Result<Entry> &entry : store.read(refs, {}, stop)) {
        if (!entry)
            return entry.error();
        std::optional<std::vector<double>> vector = exactNumbers(entry->value);
        if (!vector || qint64(vector->size()) != rows.dimension())
            return Error {ErrorCode::Conflict, Reasons::entryChanged};
        vectors.push_back(*std::move(vector));
    }
    const auto vectorOf = [&](quint32 row) -> const std::vector<double> & {
        const auto place = std::lower_bound(wanted.begin(), wanted.end(), row);
        return vectors[size_t(place - wanted.begin())];
    };
    std::vector<PairScore> scores;
    scores.reserve(pairs.size());
    for (const RowPair &pair : pairs) {
        const std::vector<double> &a = vectorOf(pair.a);
        const std::vector<double> &b = vectorOf(pair.b);
        scores.push_back({similarity(a, b), a == b});
    }
    return scores;
}

} // namespace kvlens
