// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which tokens of an edited text are those of the text before.
#pragma once

#include <QByteArrayView>

#include <vector>

namespace kvlens::json {

constexpr qsizetype noMatch = -1;

// For each token of `after` the number of the same token in `before`, or noMatch; ascending. Tokens
// are the same if their bytes are. How it is found, and its bounds: see restore() in format.h.
std::vector<qsizetype> matchTokens(
    const std::vector<QByteArrayView> &before, const std::vector<QByteArrayView> &after);

} // namespace kvlens::json
