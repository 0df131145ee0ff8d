// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A row of bytes on the screen: where what stands, and how it is painted.
#pragma once

#include "ui/bytecaret.h"

#include <QString>

class QPainter;

namespace kvlens {

// In pixels of the viewport.
struct ByteMetrics
{
    int character = 1; // width
    int line = 1; // height
    int digits = 8; // of an offset
    int left = 0; // of the offsets; less when scrolled
    int perRow = 16; // bytes

    int hex(int column) const { return left + character * (digits + 2 + 3 * column + column / 8); }
    int text(int column) const { return hex(perRow) + character * (1 + column); }
    int width() const { return text(perRow) + character - left; }
    int columnAt(int x) const; // the nearest byte's
    bool isInText(int x) const { return x >= text(0) - character; }
};

struct ByteRow
{
    qint64 offset = 0;
    int top = 0;
    std::optional<QByteArray> bytes = std::nullopt; // nothing: on their way
};

struct ByteLook
{
    ByteCaret caret;
    bool hasFocus = false;
    qint64 error = -1; // a byte that is marked
};

void paintByteRow(
    QPainter &painter, const ByteMetrics &place, const ByteRow &row, const ByteLook &look);

// "4f 6b"
QString hexText(QByteArrayView bytes);
// One character a byte, a dot for what is not printable ASCII.
QString byteCharacters(QByteArrayView bytes);

} // namespace kvlens
