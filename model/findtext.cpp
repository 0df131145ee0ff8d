// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/findtext.h"

#include "stores/json/elide.h"
#include "stores/json/pystr.h"

#include <QHash>

namespace kvlens {

namespace {

using json::PageMark;
using json::Span;

// The strings that are shown in part, by that part, and as they are.
QHash<QByteArray, QByteArray> elidedStrings(const QByteArray &json)
{
    QHash<QByteArray, QByteArray> strings;
    const json::Pretty pretty = json::pretty(json);
    for (const json::Pretty::Piece &piece : pretty.pieces) {
        if (piece.elided)
            strings.insert(pretty.text.mid(piece.shown.begin, piece.shown.size()),
                json::shownString(
                    QByteArrayView(json).sliced(piece.stored.begin, piece.stored.size())));
    }
    return strings;
}

// Of all that are shown in part the one that ends at `end`, or none.
QByteArray elidedEndingAt(
    QByteArrayView shown, qsizetype end, const QHash<QByteArray, QByteArray> &strings)
{
    for (auto string = strings.cbegin(); string != strings.cend(); ++string) {
        if (shown.first(end).endsWith(string.key()))
            return string.key();
    }
    return {};
}

} // namespace

void FindText::append(QByteArrayView bytes, const Span &shown, bool isExact)
{
    if (bytes.isEmpty())
        return;
    const qint64 begin = text.size();
    text += bytes;
    pieces.push_back({{begin, text.size()}, shown, isExact});
}

Span FindText::toShown(const Span &found) const
{
    const auto pieceAt = [this](qint64 byte) {
        return std::lower_bound(pieces.begin(), pieces.end(), byte,
            [](const Piece &piece, qint64 at) { return piece.text.end <= at; });
    };
    const auto first = pieceAt(found.begin);
    if (first == pieces.end())
        return {};
    const auto last = pieceAt(std::max(found.begin, found.end - 1));
    const auto offset = [](const Piece &piece, qint64 byte) {
        return piece.shown.begin + byte - piece.text.begin;
    };
    return {first->isExact ? offset(*first, found.begin) : first->shown.begin,
        last == pieces.end() ? pieces.back().shown.end
            : last->isExact  ? offset(*last, found.end)
                             : last->shown.end};
}

bool FindText::isHidden(qint64 at) const
{
    return std::any_of(pieces.begin(), pieces.end(), [at](const Piece &piece) {
        return !piece.isExact && piece.shown.size() > 0 && at >= piece.text.begin
            && at < piece.text.end;
    });
}

FindText findText(const QByteArray &shown, PageMark::Kind kind)
{
    FindText all;
    if (kind == PageMark::Kind::Lines) {
        all.append(shown, {0, shown.size()}, true);
        return all;
    }
    for (qsizetype begin = 0; begin < shown.size();) {
        const qsizetype newline = shown.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? shown.size() : newline;
        all.append(QByteArrayView(shown).sliced(begin, end - begin), {begin, end}, true);
        begin = end + 1;
    }
    return all;
}

FindText findText(const QByteArray &shown, const QByteArray &json)
{
    const QHash<QByteArray, QByteArray> strings
        = json::looksElided(shown) ? elidedStrings(json) : QHash<QByteArray, QByteArray>();
    const QByteArrayView text(shown);
    const QByteArray mark = QByteArrayLiteral("\u27eb\""); // such a string ends so
    FindText all;
    qsizetype done = 0;
    qsizetype end = strings.isEmpty() ? -1 : text.indexOf(mark);
    for (; end >= 0; end = text.indexOf(mark, end)) {
        end += mark.size();
        const QByteArray part = elidedEndingAt(text, end, strings);
        const qsizetype begin = end - part.size();
        if (part.isEmpty() || begin < done)
            continue;
        all.append(text.sliced(done, begin - done), {done, begin}, true);
        all.append(strings.value(part), {begin, end}, false);
        done = end;
    }
    all.append(text.sliced(done), {done, text.size()}, true);
    return all;
}

QByteArray textBetween(const PageMark &page, const PageMark &next, QByteArrayView shownPage)
{
    using Kind = PageMark::Kind;
    const bool isOneToken = page.kind == next.kind && page.stored.end == next.stored.begin;
    if (page.kind != Kind::Lines && isOneToken)
        return {};
    QByteArray between = page.kind == Kind::String ? "\"" : "";
    if (page.kind == Kind::Lines)
        between += shownPage.endsWith(':') ? " " : "\n";
    if (next.kind == Kind::String)
        between += '"';
    return between;
}

} // namespace kvlens
