// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/manyedits.h"

#include "model/longvalues.h"
#include "model/storejobs.h"
#include "stores/hiddenentries.h"

namespace kvlens {

Result<ManyEdits::Answer> ManyEdits::operator()(Store &store, const TaskSlice &slice)
{
    do {
        const QList<EntryRef> batch = refs.mid(done, editedAtOnce);
        Result<QList<Entry>> entries = readAll(store, batch, largestEdited, slice.stop());
        if (!entries)
            return entries.error();
        allThere &= areThere(*entries);
        if (reach == Reach::AndHidden) {
            const Result<QList<Entry>> hidden = entriesHiddenBy(store, batch, slice.stop());
            if (!hidden)
                return hidden.error();
            *entries += *hidden;
        }
        state = edited(std::move(state), *entries, edit);
        done += batch.size();
    } while (done < refs.size() && !slice.isOver());
    return Answer {done < refs.size() ? std::nullopt : std::optional(state), done, allThere};
}

bool areThere(const QList<Entry> &entries)
{
    return std::all_of(
        entries.begin(), entries.end(), [](const Entry &entry) { return entry.version.exists(); });
}

} // namespace kvlens
