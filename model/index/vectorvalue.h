// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be known of a stored vector, from its text: of its numbers what they come to.
#pragma once

#include <QByteArrayView>

namespace kvlens {

// What the library for Python makes of what is no list of numbers, by float() of each item.
enum class VectorTaken : quint8 {
    AsNumbers, // it is one, or becomes one
    AsNone, // null stays, until it is compared with a query
    NoItems, // TypeError: a number, or a bool
    NoNumber, // ValueError: a text among its items, its letters or its names that is no number
    NoText, // TypeError: an item is a list, an object or null
};

struct VectorFacts
{
    qint32 dimension = -1; // -1: it is no list of numbers
    VectorTaken taken = VectorTaken::AsNumbers;
    bool isZero = false; // all its numbers are
    bool isSound = false; // surely a list that Python's json reads
    bool isFinite = true; // false: NaN or an infinity is among them
    quint64 digest = 0; // of vectors written alike the same
    // The square root of the sum of their squares; an infinity beyond a double. Of what is no list
    // of numbers and becomes one, how many they are.
    double norm = 0;
};

// How many numbers it is to the library, and to NumPy; -1: none at all.
qint32 lengthOf(const VectorFacts &facts);

// `json`: sound JSON.
VectorFacts vectorFacts(QByteArrayView json);

} // namespace kvlens
