// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Syllables that KS X 1001 has no code for, written in EUC-KR by their letters.
#pragma once

#include <QByteArrayView>

#include <optional>

namespace kvlens {

constexpr qsizetype hangulPartsSize = 8; // a filler that begins it, and three letters

bool beginsHangulParts(QByteArrayView text);

// Nothing: the bytes, which are as many as that, are no syllable.
std::optional<char16_t> syllableOfParts(QByteArrayView bytes);

} // namespace kvlens
