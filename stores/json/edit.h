// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits as splices: the smallest change of bytes that does it, in the manner of what is around it.
// The functions on a tape serve a value in memory; those on offsets serve a file of any size, of
// which only a few positions are known.
#pragma once

#include "stores/json/styling.h"

#include <QList>

#include <optional>

namespace kvlens::json {

struct Splice
{
    qint64 begin = 0;
    qint64 end = 0; // what is in [begin, end) …
    QByteArray text = {}; // … becomes this
    bool operator==(const Splice &) const = default;
};

// The splices may come in any order; they must not overlap. Those at one place keep their order.
QByteArray apply(const QByteArray &text, QList<Splice> splices);
// The splices that turn apply(text, splices) back into `text`.
QList<Splice> inverse(const QByteArray &text, QList<Splice> splices);

// On a tape. `value` is JSON text as it shall stand in the file; `index` counts children from 0,
// and for an insertion is the number that the new child will have.
Splice setValue(const Tape &tape, quint32 value, const QByteArray &text);
Splice insertMember(const Tape &tape, quint32 object, quint32 index, QByteArrayView key,
    const QByteArray &value, const Style &style);
Splice insertElement(
    const Tape &tape, quint32 array, quint32 index, const QByteArray &value, const Style &style);
Splice removeChild(const Tape &tape, quint32 container, quint32 index);
Splice renameKey(const Tape &tape, quint32 key, QByteArrayView newKey, const Style &style);
QList<Splice> moveChild(const Tape &tape, quint32 container, quint32 from, quint32 to);
// The index at which a new key keeps an object sorted by code point.
quint32 sortedIndex(const Tape &tape, quint32 object, QByteArrayView key);

// What stands between the parts of one container.
struct Layout
{
    QByteArray lead; // behind the opening bracket
    QByteArray separator; // between two children: a comma with its white space
    QByteArray colon; // between a key and its value
    QByteArray tail; // before the closing bracket
    bool operator==(const Layout &) const = default;
};

// As the style would have it, in a container whose closing bracket is indented by `indent`.
Layout layoutOf(const Style &style, const QByteArray &indent);
// As it is in this container, where it shows. `lead`: the bytes between the opening bracket and the
// first child; `between`: those between two children; `colon`: those between a key and its value.
// What is empty or is not white space around one comma (colon) is not believed.
Layout observedLayout(
    const Layout &fallback, QByteArrayView lead, QByteArrayView between, QByteArrayView colon = {});

QByteArray memberText(
    QByteArrayView key, const QByteArray &value, const Layout &layout, Escapes escapes);

// Children of a container known by offsets. A child's span reaches from its key (or element) to
// behind its value. Splices made from one state of the file can be applied together as long as
// every run that is removed lies between children that stay, and insertions name children that
// stay.
struct Neighbours
{
    Span container; // from bracket to behind bracket
    std::optional<Span> before = std::nullopt; // the nearest child before that stays
    std::optional<Span> after = std::nullopt; // the nearest child behind that stays
};

// Removes the run of children `run` (first child's begin to last child's end) with the right comma
// and white space. With no neighbours the container becomes `{}`.
Splice removeRun(const Neighbours &around, const Span &run);
// Puts children (memberText, or values) behind `before`, else in front of `after`; with neither,
// they become all that the container holds.
Splice insertRun(const Neighbours &around, const QList<QByteArray> &children, const Layout &layout);

} // namespace kvlens::json
