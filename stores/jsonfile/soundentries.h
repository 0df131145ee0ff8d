// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entries of a file need not be checked, as somebody who read them saw that they are sound.
#pragma once

#include <QtGlobal>

#include <map>
#include <utility>

namespace kvlens {

// By collection and position, in runs. Threads: as a value.
// Memory: 64 bytes a run, of which a bounded number is kept; what is beyond is forgotten.
class SoundEntries
{
public:
    void add(qint64 collection, qint64 first, qint64 behind);
    // Behind the run that has the entry; the entry itself: none has it.
    qint64 endOfRun(qint64 collection, qint64 position) const;
    // Where the next run begins, behind an entry that none has; `end`: none does before.
    qint64 nextRun(qint64 collection, qint64 position, qint64 end) const;

private:
    std::map<std::pair<qint64, qint64>, qint64> m_runs; // where each begins: behind its last
};

} // namespace kvlens
