// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A place, or many, inside of JSON values: which part of them is meant.
//
//   $.a.b  $['a b']  $.list[0]  $.list[*].text  $.*  $..text     a subset of JSONPath
//   /a/b  /list/0                                                 JSON Pointer (RFC 6901)
#pragma once

#include "stores/result.h"

#include <QBitArray>
#include <QByteArray>
#include <QList>

namespace kvlens {

// One step from a container to what is in it.
struct PathStep
{
    QByteArray name; // of a member (WTF-8)
    qint64 number = -1; // of an element; -1: it is a member
};

class JsonPath
{
public:
    JsonPath() = default; // everywhere
    // An empty text is everywhere. Invalid: `detail` says what is wrong, `place` is in bytes.
    static Result<JsonPath> parse(QByteArrayView text);

    bool isEverywhere() const { return m_steps.isEmpty(); }

    // How much of the path leads to a container or value: a value of a bit for each of its steps.
    using Reached = QBitArray;
    Reached begin() const; // at the root
    Reached after(const Reached &at, const PathStep &step) const; // one step further in
    // Whether that is the place that is meant, or inside it.
    bool holds(const Reached &at) const { return at.testBit(m_steps.size()); }

private:
    enum class Kind : quint8 {
        Name,
        Number,
        Either, // of a JSON Pointer: what it is shows in the value
        Any,
        Descend, // any number of steps, also none
    };
    struct Step
    {
        Kind kind;
        QByteArray name = {};
        qint64 number = -1;
        bool takes(const PathStep &step) const;
    };
    class Reader;
    void reach(Reached &at, qsizetype step) const;

    QList<Step> m_steps;
};

} // namespace kvlens
