// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tests compare of the findings of a check.
#pragma once

#include "model/checks/storecheck.h"

namespace kvlens::test {

inline QStringList graveIds(const QList<Finding> &findings)
{
    QStringList ids;
    for (const Finding &finding : findings) {
        if (finding.problem.severity != Severity::Information)
            ids.append(finding.problem.id);
    }
    ids.removeDuplicates();
    return ids;
}

// "a1 a2": the keys, of all findings of a rule.
inline QString keysOf(const QList<Finding> &findings, const QString &id)
{
    QStringList keys;
    for (const Finding &finding : findings) {
        for (const EntryRef &ref : finding.problem.entries) {
            if (finding.problem.id == id)
                keys.append(QString::fromUtf8(ref.key));
        }
    }
    return keys.join(u' ');
}

} // namespace kvlens::test
