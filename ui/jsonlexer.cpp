// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jsonlexer.h"

#include "ui/palette.h"
#include "ui/settings.h"

namespace kvlens {

JsonLexer::JsonLexer(QObject *parent)
    : QsciLexerJSON(parent)
{
    setHighlightComments(false);
    setFoldCompact(false);
    restyle();
}

void JsonLexer::restyle()
{
    setDefaultFont(chosen::valueFont());
    setDefaultColor(Palette::current().text);
    setDefaultPaper(Palette::current().base);
    for (int style = Default; style <= Error; ++style) {
        setColor(defaultColor(style), style);
        setPaper(defaultPaper(style), style);
        setFont(defaultFont(style), style);
    }
}

QColor JsonLexer::defaultColor(int style) const
{
    const Palette &colors = Palette::current();
    switch (style) {
    case Property:
        return colors.jsonKey;
    case String:
    case UnclosedString:
    case EscapeSequence:
    case IRI:
    case IRICompact:
        return colors.jsonString;
    case Number:
        return colors.jsonNumber;
    case Keyword:
    case KeywordLD:
        return colors.jsonLiteral;
    default:
        return colors.text;
    }
}

QColor JsonLexer::defaultPaper(int) const
{
    return Palette::current().base;
}

QFont JsonLexer::defaultFont(int) const
{
    return chosen::valueFont();
}

bool JsonLexer::defaultEolFill(int) const
{
    return false;
}

const char *JsonLexer::keywords(int set) const
{
    return set == 1 ? "false true null NaN Infinity" : nullptr;
}

} // namespace kvlens
