// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told of a copy that was written.
#pragma once

#include "model/entrycopy.h"
#include "ui/messages.h"

namespace kvlens {

// `name` is the source's. What could not be read is not in the copy; the details name it.
Message copyMessage(const QString &name, const CopyLosses &losses);

} // namespace kvlens
