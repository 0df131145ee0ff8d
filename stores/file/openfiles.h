// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many files this process may have open.
#pragma once

#include <QtGlobal>

namespace kvlens {

// As many as the system lets a process have that asks for more, but no more than some thousands,
// and how many these are now. Threads: any, but each changes it for all.
qint64 allowManyOpenFiles();

} // namespace kvlens
