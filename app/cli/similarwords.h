// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of `similar`: what they ask for, and what is wrong with them together. Pure functions.
#pragma once

#include "app/cli/command.h"
#include "app/cli/syntax.h"

namespace kvlens {

// Nothing: all is well. Else the words of a sentence.
std::optional<QString> wrongInSimilar(const Words &words);

Command similarCommand(const Words &words); // of words that are well

} // namespace kvlens
