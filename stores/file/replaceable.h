// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether a file may be replaced by another one, or is better written into.
#pragma once

#include "stores/entry.h"
#include "stores/words/reason.h"

#include <QList>

namespace kvlens {

// Why the file that `path` leads to cannot be written, be it replaced or in place; empty if it can.
// A file that we may not write is not replaced either, though its folder would let us.
Reason whyNotWritable(const QString &path);

// Names cannot be taken away in it, so that nothing can be replaced.
bool isAppendOnly(const QString &folder);

// Why a file that can be written cannot be replaced: it is a mount point of its own, or its folder
// does not let us. Empty: it can be.
Reason whyOnlyInPlace(const QString &path);

// What replacing it changes beside its contents: its owner, its group, its other names, what
// belongs to it and cannot be given to a new file. Empty: nothing, or it cannot be
// replaced at all.
QList<Reason> whatReplacingChanges(const QString &path);
// The same of a file that is an entry.
QList<SideEffect> effectsOfReplacing(const QString &path);

} // namespace kvlens
