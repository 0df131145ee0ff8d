// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The numbers of a JSON array, as they are read out of millions of them. Pure functions.
#pragma once

#include <QByteArrayView>

#include <optional>
#include <span>
#include <vector>

namespace kvlens {

// As many as there are; those that fit stand in `room`, each right to about fifteen digits, which
// is quicker than to all of them. Nothing: it is no array of numbers, as Python's json reads them.
std::optional<qint64> readNumbers(QByteArrayView text, std::span<double> room);

// All of them, each the double that Python makes of it.
std::optional<std::vector<double>> exactNumbers(QByteArrayView text);

} // namespace kvlens
