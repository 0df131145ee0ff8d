// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Problems of a store as `info` and `check` print them.
#pragma once

#include "app/cli/openedstore.h"

namespace kvlens {

// A line, and one for each of the first entries: of several only, as the sentence names one that is
// alone, or always.
enum class EntryLines : quint8 { OfSeveral, Always };
void printProblem(
    const Problem &problem, const OpenedStore &opened, EntryLines lines, Console &console);

} // namespace kvlens
