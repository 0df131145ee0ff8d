// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/problemids.h"

namespace kvlens {

QStringList storeProblemIds()
{
    static constexpr const char *ids[] {"F1", "F2", "F3", "F4", "F6", "F7", "F8", "wide-text",
        "replacing", "hard-link", "not-json", "many-objects", "beyond-python",
        "interrupted-persist", "unfinished-persist", "unreadable", "K2", "K10", "K11", "shadowed",
        "damaged-entry", "expired", "litter", "damaged", "K13", "folder", "old", "misplaced",
        "other-kind", "log", "rows", "link"};
    QStringList all;
    for (const char *id : ids)
        all.append(QString::fromLatin1(id));
    return all;
}

} // namespace kvlens
