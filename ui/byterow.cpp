// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/byterow.h"

#include "ui/palette.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Column = ByteCaret::Column;

bool isPrintable(char c)
{
    return c >= 0x20 && c < 0x7f;
}

class RowPainter
{
public:
    RowPainter(
        QPainter &painter, const ByteMetrics &place, const ByteRow &row, const ByteLook &look)
        : m_painter(painter)
        , m_place(place)
        , m_row(row)
        , m_look(look)
    {
    }

    void paint()
    {
        const Palette &colors = Palette::current();
        draw(
            m_place.left, u"%1"_s.arg(m_row.offset, m_place.digits, 16, QChar(u'0')), colors.muted);
        if (!m_row.bytes)
            return draw(m_place.hex(0), u"\u2026"_s, colors.muted);
        const int count = int(m_row.bytes->size());
        for (int column = 0; column < count; ++column) {
            paintSelection(column);
            paintByte(column);
        }
        const qint64 caret = m_look.caret.byte - m_row.offset;
        if (caret >= 0 && caret <= count && caret < m_place.perRow)
            paintCaret(int(caret));
    }

private:
    void draw(int x, const QString &text, const QColor &color)
    {
        m_painter.setPen(color);
        const int width = m_place.character * int(text.size() + 1);
        m_painter.drawText(
            QRect(x, m_row.top, width, m_place.line), Qt::AlignVCenter | Qt::AlignLeft, text);
    }

    QRect hex(int column) const
    {
        return {m_place.hex(column), m_row.top, 2 * m_place.character, m_place.line};
    }

    QRect text(int column) const
    {
        return {m_place.text(column), m_row.top, m_place.character, m_place.line};
    }

    // Between two selected bytes too.
    void paintSelection(int column)
    {
        const json::Span selected = m_look.caret.selection();
        const qint64 byte = m_row.offset + column;
        if (byte < selected.begin || byte >= selected.end)
            return;
        QRect ground = hex(column);
        if (byte + 1 < selected.end && column + 1 < m_place.perRow)
            ground.setRight(hex(column + 1).left() - 1);
        m_painter.fillRect(ground, Palette::current().selection);
        m_painter.fillRect(text(column), Palette::current().selection);
    }

    void paintByte(int column)
    {
        const Palette &colors = Palette::current();
        const QByteArrayView byte = QByteArrayView(*m_row.bytes).sliced(column, 1);
        const bool isWrong = m_row.offset + column == m_look.error;
        const QColor color = isWrong ? colors.deleted : colors.text;
        draw(hex(column).left(), hexText(byte), color);
        draw(
            text(column).left(), byteCharacters(byte), isPrintable(byte[0]) ? color : colors.muted);
        if (isWrong)
            m_painter.drawLine(hex(column).bottomLeft(), hex(column).bottomRight());
    }

    // A bar in front of the byte where typing inserts, a line below it where it overwrites.
    void paintCaret(int column)
    {
        const Palette &colors = Palette::current();
        const bool inHex = m_look.caret.column == Column::Hex;
        QRect here = inHex ? hex(column) : text(column);
        const QRect there = inHex ? text(column) : hex(column);
        m_painter.fillRect(there.left(), there.bottom() - 1, there.width(), 2, colors.muted);
        if (m_look.caret.isInByte)
            here.setLeft(here.left() + m_place.character);
        const QColor ink = m_look.hasFocus ? colors.accent : colors.muted;
        if (m_look.caret.mode == ByteCaret::Mode::Insert)
            m_painter.fillRect(here.left() - 1, here.top(), 2, here.height(), ink);
        else
            m_painter.fillRect(here.left(), here.bottom() - 1, here.width(), 2, ink);
    }

    QPainter &m_painter;
    const ByteMetrics &m_place;
    const ByteRow &m_row;
    const ByteLook &m_look;
};

} // namespace

int ByteMetrics::columnAt(int x) const
{
    const bool inText = isInText(x);
    int column = 0;
    while (
        column + 1 < perRow && x >= (inText ? text(column + 1) : hex(column + 1) - character / 2))
        ++column;
    return column;
}

void paintByteRow(
    QPainter &painter, const ByteMetrics &place, const ByteRow &row, const ByteLook &look)
{
    RowPainter(painter, place, row, look).paint();
}

QString hexText(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

QString byteCharacters(QByteArrayView bytes)
{
    QString text;
    for (const char c : bytes)
        text += isPrintable(c) ? QChar::fromLatin1(c) : QChar(u'\u00b7');
    return text;
}

} // namespace kvlens
