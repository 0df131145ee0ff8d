// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether a file may be replaced by another one.
#pragma once

#include "stores/words/reason.h"

#include <QList>

namespace kvlens {

// Why the file that `path` leads to cannot be replaced; empty if it can. A file that we may not
// write is not replaced either, though its folder would let us; a file that is a mount point of its
// own cannot be.
Reason whyNotReplaceable(const QString &path);

// What replacing it changes beside its contents: its owner, its group. Empty: nothing.
QList<Reason> whatReplacingChanges(const QString &path);

} // namespace kvlens
