// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where one types among bytes, and what a key makes of that place and of the bytes. Pure.
#pragma once

#include "stores/json/edit.h"

namespace kvlens {

struct ByteCaret
{
    enum class Column : quint8 { Hex, Text };
    enum class Mode : quint8 { Overwrite, Insert };

    qint64 byte = 0; // in front of it; the value's size: behind the last
    qint64 anchor = 0; // where the selection was begun
    bool isInByte = false; // its first digit was typed, the second comes next
    Column column = Column::Hex;
    Mode mode = Mode::Overwrite;
    bool operator==(const ByteCaret &) const = default;

    json::Span selection() const { return {std::min(byte, anchor), std::max(byte, anchor)}; }
};

enum class Motion : quint8 {
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    RowStart,
    RowEnd,
    Start,
    End,
};
enum class Selecting : quint8 { No, Yes };

// What is in view: how many bytes a row has and how many rows a page.
struct ByteRows
{
    qint64 size = 0; // of the value
    qint64 perRow = 16;
    qint64 perPage = 1;
};

ByteCaret moved(const ByteCaret &caret, Motion motion, const ByteRows &rows, Selecting selecting);
ByteCaret movedTo(const ByteCaret &caret, qint64 byte, const ByteRows &rows, Selecting selecting);
// After a splice by somebody else.
ByteCaret follow(const ByteCaret &caret, const json::Splice &splice, qint64 size);

struct ByteEdit
{
    json::Splice splice;
    ByteCaret caret; // afterwards
};

// A digit of a byte: 0 … 15. `under`: the byte behind the caret; empty at the end.
ByteEdit typeDigit(const ByteCaret &caret, int digit, QByteArrayView under);
// Whole bytes, typed or pasted.
ByteEdit typeBytes(const ByteCaret &caret, const QByteArray &bytes, qint64 size);
// The selection, or else a byte before or behind the caret; nothing: there is none.
enum class Side : quint8 { Before, Behind };
std::optional<ByteEdit> erase(const ByteCaret &caret, Side side, qint64 size);

// "4f 6B", "4f6b", "0x4f, 0x6b" as bytes. Nothing: it is something else, or an odd digit is left.
std::optional<QByteArray> bytesFromHex(QStringView text);

} // namespace kvlens
