// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

namespace kvlens {

// How well a text fits what is typed; more is better. Each of the words typed must be in it, or at
// least its letters in their order; where a word begins counts most. Nothing: it does not fit. Case
// does not matter.
std::optional<int> fuzzyFit(const QString &text, const QString &typed);

} // namespace kvlens
