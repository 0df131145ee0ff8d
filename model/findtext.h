// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What there is to be found in a value that an editor shows in part, or in lines that it does not
// have. Pure.
#pragma once

#include "stores/json/format.h"
#include "stores/json/pages.h"

namespace kvlens {

// A text to be searched, and where its bytes stand in the text that is shown.
struct FindText
{
    struct Piece
    {
        json::Span text;
        json::Span shown;
        bool isExact = true; // else it is shown as something else, or not at all
    };

    QByteArray text;
    std::vector<Piece> pieces; // ascending in both, covering the text

    // Where it is, or else what stands for it.
    json::Span toShown(const json::Span &found) const;
    bool isHidden(qint64 at) const; // the byte is not seen as it is

    void append(QByteArrayView text, const json::Span &shown, bool isExact);
};

// Of a page: without the line breaks that a part of a long token does not have.
FindText findText(const QByteArray &shown, json::PageMark::Kind kind);
// Of a whole value: the strings that are shown in part are whole. `json`: the value with their
// tokens.
FindText findText(const QByteArray &shown, const QByteArray &json);

// What stands between two pages that follow each other, as it would be shown if they were one.
QByteArray textBetween(
    const json::PageMark &page, const json::PageMark &next, QByteArrayView shownPage);

} // namespace kvlens
