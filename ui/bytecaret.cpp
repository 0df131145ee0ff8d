// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytecaret.h"

#include <QString>

namespace kvlens {

namespace {

qint64 target(qint64 byte, Motion motion, const ByteRows &rows)
{
    const qint64 rowStart = byte - byte % rows.perRow;
    switch (motion) {
    case Motion::Left:
        return byte - 1;
    case Motion::Right:
        return byte + 1;
    case Motion::Up:
        return byte < rows.perRow ? byte : byte - rows.perRow;
    case Motion::Down:
        return byte + rows.perRow > rows.size ? byte : byte + rows.perRow;
    case Motion::PageUp:
        return byte - std::min(rows.perPage, byte / rows.perRow) * rows.perRow;
    case Motion::PageDown:
        return byte + std::min(rows.perPage, (rows.size - byte) / rows.perRow) * rows.perRow;
    case Motion::RowStart:
        return rowStart;
    case Motion::RowEnd:
        return rowStart + rows.perRow - 1;
    case Motion::Start:
        return 0;
    case Motion::End:
        return rows.size;
    }
    return byte;
}

int digitOf(QChar c)
{
    const char latin = c.toLatin1();
    if (latin >= '0' && latin <= '9')
        return latin - '0';
    if (latin >= 'a' && latin <= 'f')
        return latin - 'a' + 10;
    return latin >= 'A' && latin <= 'F' ? latin - 'A' + 10 : -1;
}

QByteArray oneByte(int value)
{
    return QByteArray(1, static_cast<char>(value));
}

ByteCaret at(ByteCaret caret, qint64 byte)
{
    caret.byte = caret.anchor = byte;
    caret.isInByte = false;
    return caret;
}

} // namespace

ByteCaret movedTo(const ByteCaret &caret, qint64 byte, const ByteRows &rows, Selecting selecting)
{
    ByteCaret there = at(caret, std::clamp<qint64>(byte, 0, rows.size));
    if (selecting == Selecting::Yes)
        there.anchor = caret.anchor;
    return there;
}

ByteCaret moved(const ByteCaret &caret, Motion motion, const ByteRows &rows, Selecting selecting)
{
    const json::Span selected = caret.selection();
    const bool steps = motion == Motion::Left || motion == Motion::Right;
    if (steps && selected.size() > 0 && selecting == Selecting::No)
        return at(caret, motion == Motion::Left ? selected.begin : selected.end);
    if (motion == Motion::Left && caret.isInByte && selecting == Selecting::No)
        return at(caret, caret.byte); // to its first digit
    return movedTo(caret, target(caret.byte, motion, rows), rows, selecting);
}

ByteCaret follow(const ByteCaret &caret, const json::Splice &splice, qint64 size)
{
    const qint64 growth = splice.text.size() - (splice.end - splice.begin);
    const auto place = [&](qint64 byte) {
        return std::min(byte >= splice.end && byte > splice.begin ? byte + growth : byte, size);
    };
    ByteCaret now = caret;
    now.byte = place(caret.byte);
    now.anchor = place(caret.anchor);
    now.isInByte = caret.isInByte && now.byte < size;
    return now;
}

ByteEdit typeDigit(const ByteCaret &caret, int digit, QByteArrayView under)
{
    const json::Span selected = caret.selection();
    ByteCaret now = at(caret, selected.begin);
    if (caret.isInByte && !under.isEmpty()) {
        now.byte = now.anchor = caret.byte + 1;
        return {{caret.byte, caret.byte + 1, oneByte((under[0] & 0xf0) | digit)}, now};
    }
    now.isInByte = true;
    if (selected.size() > 0)
        return {{selected.begin, selected.end, oneByte(digit << 4)}, now};
    if (caret.mode == ByteCaret::Mode::Insert || under.isEmpty())
        return {{caret.byte, caret.byte, oneByte(digit << 4)}, now};
    return {{caret.byte, caret.byte + 1, oneByte((digit << 4) | (under[0] & 0x0f))}, now};
}

ByteEdit typeBytes(const ByteCaret &caret, const QByteArray &bytes, qint64 size)
{
    const json::Span selected = caret.selection();
    qint64 end = selected.end;
    if (selected.size() == 0 && caret.mode == ByteCaret::Mode::Overwrite)
        end = std::min(caret.byte + bytes.size(), size);
    return {{selected.begin, end, bytes}, at(caret, selected.begin + bytes.size())};
}

std::optional<ByteEdit> erase(const ByteCaret &caret, Side side, qint64 size)
{
    json::Span gone = caret.selection();
    if (gone.size() == 0)
        gone = side == Side::Before ? json::Span {caret.byte - 1, caret.byte}
                                    : json::Span {caret.byte, caret.byte + 1};
    if (gone.begin < 0 || gone.end > size)
        return std::nullopt;
    return ByteEdit {{gone.begin, gone.end, {}}, at(caret, gone.begin)};
}

std::optional<QByteArray> bytesFromHex(QStringView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isSpace() || text[i] == u',')
            continue;
        if (text[i] == u'0' && i + 1 < text.size() && text[i + 1].toLower() == u'x') {
            ++i;
            continue;
        }
        const int high = digitOf(text[i]);
        const int low = i + 1 < text.size() ? digitOf(text[i + 1]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += oneByte(high << 4 | low);
        ++i;
    }
    return bytes;
}

} // namespace kvlens
