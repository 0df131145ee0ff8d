// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be known of a stored vector, from its text: of its numbers what they come to.
#pragma once

#include <QByteArrayView>

namespace kvlens {

struct VectorFacts
{
    qint32 dimension = -1; // -1: it is no list of numbers
    bool isZero = false; // all its numbers are
    bool isSound = false; // surely a list that Python's json reads
    bool isFinite = true; // false: NaN or an infinity is among them
    quint64 digest = 0; // of vectors written alike the same
    double norm = 0; // the square root of the sum of their squares; an infinity beyond a double
};

// `json`: sound JSON.
VectorFacts vectorFacts(QByteArrayView json);

} // namespace kvlens
