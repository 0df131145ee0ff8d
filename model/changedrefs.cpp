// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changedrefs.h"

namespace kvlens {

std::optional<QList<EntryRef>> ChangedRefs::few(qsizetype most) const
{
    QList<EntryRef> refs;
    ChangeSet::differences(m_before, m_after, [&](const PackedEdit &edit) {
        refs.append(edit.entryRef());
        return refs.size() <= most;
    });
    return refs.size() <= most ? std::optional(refs) : std::nullopt;
}

} // namespace kvlens
