// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// CLI11 takes "[a,b]" for a list of two where a word can be repeated; here it is one word. So such
// a word goes through CLI11 behind a mark.
#pragma once

#include "app/cli/syntax.h"

namespace kvlens {

std::string marked(const std::string &word);
void unmarkAll(Words &words);
std::string withoutMarks(std::string message); // of CLI11

} // namespace kvlens
