// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string_view>

namespace kvlens {

// The one of the words that was meant by a mistyped one: letters missing, too many, wrong or
// swapped, two at most and not more than half of the word. Empty: none is that near.
std::string_view nearestWord(std::string_view typed, std::span<const std::string_view> words);

} // namespace kvlens
