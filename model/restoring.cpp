// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/restoring.h"

#include "model/longvalues.h"
#include "model/storejobs.h"

namespace kvlens {

namespace {
constexpr qsizetype readAtOnce = 256;
}

Result<Restoring::Answer> Restoring::operator()(Store &store, const TaskSlice &slice)
{
    if (refs.isEmpty())
        refs = kept.edits().refs();
    do {
        const QList<EntryRef> batch = refs.mid(done, readAtOnce);
        const Result<QList<Entry>> now = readAll(store, batch, largestEdited, slice.stop());
        if (!now)
            return now.error();
        add(*now);
        if (done == refs.size())
            return Answer({state, report});
    } while (!slice.isOver());
    return Answer();
}

void Restoring::add(const QList<Entry> &now)
{
    for (const Entry &entry : now)
        if (state.changes.contains(entry.ref))
            report.leftOut.append(entry.ref);
    const qsizetype before = state.changes.count();
    state = restored(std::move(state), kept, now);
    report.staged += state.changes.count() - before;
    done += now.size();
    report.stored = done - report.staged - report.leftOut.size();
}

} // namespace kvlens
