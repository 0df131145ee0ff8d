// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The numbers of a JSON array, as they are read out of millions of them. Pure functions.
#pragma once

#include <QByteArrayView>

#include <optional>
#include <span>
#include <vector>

namespace kvlens {

struct NumberKernel;

// As many as there are; those that fit stand in `room`, each right to about fifteen digits, which
// is quicker than to all of them. Nothing: it is no array of numbers, as Python's json reads them.
std::optional<qint64> readNumbers(QByteArrayView text, std::span<double> room);

// What all of them come to, as near as readNumbers() reads them.
struct NumberSums
{
    qint64 count = 0;
    double squares = 0; // their sum; an infinity where it is beyond a double
    bool isZero = true; // there is none but zeros
    quint64 digest = 0; // of lists written alike the same
    bool mayBeTooLong = false; // a number has more digits than Python may read
    bool isFinite = true; // false: NaN or an infinity is among them, or what Python reads as one
};
std::optional<NumberSums> sumNumbers(QByteArrayView text);
// For tests: by a certain kernel.
std::optional<NumberSums> sumNumbers(QByteArrayView text, const NumberKernel &kernel);

// All of them, each the double that Python makes of it.
std::optional<std::vector<double>> exactNumbers(QByteArrayView text);

} // namespace kvlens
