// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A command is not done when part of the store could not be seen.
#pragma once

#include "app/cli/console.h"

namespace kvlens {

// One line for each.
void noteUnseen(const QList<Problem> &hiding, Console &console);

// How a command ends that would end with `status` if the store were whole: if it is damaged, that
// is said, and even "not found" is not known.
ExitStatus orUnseen(ExitStatus status, const QList<Problem> &hiding, Console &console);

// The same where something was not found, which may stand in what was not seen.
ExitStatus orUnseenIfMissing(ExitStatus status, const QList<Problem> &hiding, Console &console);

// Why an entry could not be read or changed; that it is not there is said only where all was seen.
ExitStatus failOn(Act act, const Error &error, const QString &name, const QList<Problem> &hiding,
    Console &console);

// Where what is missing was looked for: the store, or what could be read of it.
QString placeSeen(const QString &store, const QList<Problem> &hiding);

// Notes why entries could not be read: as many as are told of `count`.
void noteUnread(const QList<Error> &told, qint64 count, Console &console);

} // namespace kvlens
