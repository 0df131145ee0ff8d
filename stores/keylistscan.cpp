// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/keylistscan.h"

#include "stores/entryerror.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qsizetype keysInSlice = 256; // what is read ahead of a slice's end is lost

} // namespace

Result<ScanPage> scanKeyList(
    const ScanRequest &request, const KeyList &keys, const ReadMany &readMany, const ScanSink &sink)
{
    const auto &[page, next] = request.from;
    const std::optional<qsizetype> from = next ? keys.lowerBound(*next) : positionOf(page, keys);
    if (!from)
        return Error {ErrorCode::Invalid, Reasons::notACursor, displayText(page.token)};
    qsizetype place = *from;
    const auto refAt = [&](qsizetype i) {
        return EntryRef {request.collection, keys.at(i).toByteArray()};
    };
    Visit said = Visit::Continue;
    const auto take = [&](const Result<Entry> &entry) -> Result<Visit> {
        if (!entry && !isOfEntryAlone(entry.error()))
            return entry.error();
        if (entry)
            said = sink(*entry);
        else if (entry.error().code != ErrorCode::NotFound)
            said = sink(unreadableEntry(refAt(place), entry.error()));
        place += said == Visit::Defer ? 0 : 1;
        return said;
    };
    const Deadline deadline(request.budget);
    do {
        const qsizetype left = keys.count() - place;
        const qsizetype count = deadline.isNever() ? left : std::min(left, keysInSlice);
        const auto refBehind = [&, first = place](qsizetype i) { return refAt(first + i); };
        if (Result<void> done = readMany(count, refBehind, take); !done)
            return done.error();
    } while (place < keys.count() && said == Visit::Continue && !deadline.isOver());
    return ScanPage {{cursorAt(place, keys, {})}, place - *from};
}

} // namespace kvlens
