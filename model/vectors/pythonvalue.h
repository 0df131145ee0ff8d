// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A JSON value as Python has it, and how Python compares such values. Pure functions.
#pragma once

#include "stores/json/text.h"

#include <compare>
#include <map>
#include <variant>

namespace kvlens {

// An integer of any length, or a double.
struct PythonNumber
{
    long double value = 0; // exact for a double and up to 64 bits
    QByteArray digits = {}; // of a longer integer, with its sign

    bool operator==(const PythonNumber &other) const;
    std::partial_ordering operator<=>(const PythonNumber &other) const;
};

struct PythonValue;
using PythonNone = std::monostate;
using PythonList = std::vector<PythonValue>;
using PythonDict = std::map<QByteArray, PythonValue>;

struct PythonValue
{
    std::variant<PythonNone, bool, PythonNumber, QByteArray, PythonList, PythonDict> value;

    template <class T> const T *as() const { return std::get_if<T>(&value); }
    bool isNone() const { return as<PythonNone>(); }
    // A number, or a truth value, which is one.
    std::optional<PythonNumber> number() const;
    bool operator==(const PythonValue &other) const; // 1 == 1.0 == True
};

// The value of a token; of a key that occurs twice the last. Unsupported: nested more deeply than
// Python reads.
Result<PythonValue> pythonValue(const json::Tape &tape, quint32 token);

// What < and > have to say. Nothing: Python raises a TypeError.
std::optional<std::partial_ordering> pythonOrder(const PythonValue &a, const PythonValue &b);

// `item in container`. Nothing: Python raises a TypeError.
std::optional<bool> pythonContains(const PythonValue &container, const PythonValue &item);

// str.lower() of WTF-8.
QString pythonLower(const QByteArray &text);

} // namespace kvlens
