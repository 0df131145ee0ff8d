// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of `kvlens map` as a command.
#pragma once

#include "app/cli/command.h"
#include "app/cli/syntax.h"

namespace kvlens {

MapCommand mapCommand(const Words &words);
// What is wrong with them, beyond the grammar of single words.
std::optional<QString> wrongInMap(const Words &words);

} // namespace kvlens
