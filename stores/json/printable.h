// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which characters can be told apart by looking at them.
#pragma once

namespace kvlens::json {

// False for control, format and bidirectional characters, line separators, spaces other than
// U+0020 and U+3000, invisible and unassigned characters, private use, surrogates.
bool isPrintable(char32_t code);

} // namespace kvlens::json
