// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace kvlens {

enum class Writers : quint8 { None, Some, Unknown };

// Whether another program has a file open for writing. `fd`: it, open for reading only. Unknown
// where the system tells nobody: the file is another user's, or its file system has no leases.
Writers writersOf(int fd);

} // namespace kvlens
