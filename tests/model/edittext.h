// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits as lines, with all that there is in them, so that nothing can be lost on the way.
#pragma once

#include "model/edit.h"

#include <QStringList>

namespace kvlens::test {

inline QString textOf(const Error &error)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(int(error.code))
        .arg(reasonText(error.detail), error.subject)
        .arg(error.place ? error.place->byte : -2);
}

inline QString textOf(const Entry &entry)
{
    return QStringLiteral("[%1:%2 =%3 @%4 kind %5 until %6+%7 made %8 %9]")
        .arg(QString::fromLatin1(entry.ref.collection.name + '/' + entry.ref.key))
        .arg(entry.ref.shadow)
        .arg(qHash(entry.value))
        .arg(QString::fromLatin1(entry.version.token))
        .arg(int(entry.kind))
        .arg(entry.expiresAt ? entry.expiresAt->toMSecsSinceEpoch() : -1)
        .arg(entry.expiresBeyond)
        .arg(entry.createdAt ? entry.createdAt->toMSecsSinceEpoch() : -1)
        .arg(entry.problem ? textOf(*entry.problem) : QString());
}

inline QString textOf(const Edit &edit)
{
    return QStringLiteral("%1 → %2 %3 =%4 until %5+%6 invalid %7 failed %8 theirs %9")
        .arg(textOf(edit.base))
        .arg(edit.mine.exists)
        .arg(QString::fromLatin1(edit.mine.key))
        .arg(qHash(edit.mine.value))
        .arg(edit.mine.expiresAt ? edit.mine.expiresAt->toMSecsSinceEpoch() : -1)
        .arg(edit.mine.expiresBeyond)
        .arg(edit.mine.invalid ? textOf(*edit.mine.invalid) : QString(),
            edit.failure ? textOf(*edit.failure) : QString(),
            edit.theirs ? textOf(*edit.theirs) : QString());
}

template <class Edits> QStringList linesOf(const Edits &edits)
{
    QStringList lines;
    for (const Edit &edit : edits)
        lines.append(textOf(edit));
    return lines;
}

} // namespace kvlens::test
