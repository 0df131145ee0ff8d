// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/entrycopy.h"
#include "ui/messages.h"

namespace kvlens {

// That a copy of the store was written, and where, and what is not in it; the details name what
// could not be read.
Message copyMessage(const QString &store, const CopyReport &report);

} // namespace kvlens
