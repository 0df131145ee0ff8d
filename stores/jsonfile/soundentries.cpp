// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/soundentries.h"

#include <algorithm>
#include <iterator>

namespace kvlens {

namespace {

constexpr size_t mostSoundRuns = 4096;

} // namespace

// They mostly come in their order, so that a run grows at its end.
void SoundEntries::add(qint64 collection, qint64 first, qint64 behind)
{
    if (first >= behind)
        return;
    const auto next = m_runs.lower_bound({collection, first});
    if (next != m_runs.begin()) {
        const auto before = std::prev(next);
        if (before->first.first == collection && before->second >= first) {
            before->second = std::max(before->second, behind);
            return;
        }
    }
    if (m_runs.size() < mostSoundRuns)
        m_runs.insert_or_assign(next, {collection, first}, behind);
}

qint64 SoundEntries::endOfRun(qint64 collection, qint64 position) const
{
    const auto next = m_runs.upper_bound({collection, position});
    if (next == m_runs.begin())
        return position;
    const auto run = std::prev(next);
    return run->first.first == collection ? std::max(run->second, position) : position;
}

qint64 SoundEntries::nextRun(qint64 collection, qint64 position, qint64 end) const
{
    const auto next = m_runs.lower_bound({collection, position});
    const bool isHere = next != m_runs.end() && next->first.first == collection;
    return isHere ? std::min(next->first.second, end) : end;
}

} // namespace kvlens
