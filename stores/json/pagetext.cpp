// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/pagetext.h"

#include "stores/json/elide.h"
#include "stores/json/lex.h"
#include "stores/json/lexemes.h"
#include "stores/json/utf8.h"
#include "stores/words/jsonreasons.h"

namespace kvlens::json {

namespace {

QByteArrayView cutOut(QByteArrayView text, qsizetype begin, qsizetype end)
{
    return text.sliced(begin, end - begin);
}

// Shown as it is stored.
bool isPlain(char c)
{
    return c >= 0x20 && c < 0x7f && c != '\\';
}

void append(Pretty &page, const Span &stored)
{
    const qint64 begin = page.text.size();
    const QByteArrayView bytes = cutOut(page.stored, stored.begin, stored.end);
    if (std::all_of(bytes.begin(), bytes.end(), isPlain))
        page.text += bytes;
    else
        page.text += shownString(bytes);
    page.pieces.push_back({stored, {begin, page.text.size()}});
}

Pretty lines(const QByteArray &stored, const Place &place, int width)
{
    Pretty page;
    page.stored = stored;
    PageLayout layout(place, width);
    for (const Lexeme &lexeme : lexemes(stored)) {
        const Part part = partOf(stored[lexeme.begin]);
        const PageLayout::Step step = layout.take(part, lexeme.end - lexeme.begin);
        if (step.gap == Gap::Line)
            page.text += QByteArray(page.pieces.empty() ? "" : "\n") + QByteArray(step.indent, ' ');
        else if (step.gap == Gap::Space && !page.pieces.empty())
            page.text += ' ';
        append(page, {lexeme.begin, lexeme.end});
    }
    return page;
}

// Where a line of a long string ends that begins at `begin`.
qsizetype lineEnd(QByteArrayView text, qsizetype begin, int width)
{
    qsizetype at = begin;
    for (int column = 1; at < text.size(); ++column) {
        const QByteArrayView unit = text.sliced(at, unitLength(text.sliced(at)));
        at += unit.size();
        const bool space = unit == " ";
        if (unit == "\\n" || (column >= width && space) || column >= width + width / 5)
            break;
    }
    return at;
}

Pretty brokenText(const QByteArray &stored, int width)
{
    Pretty page;
    page.stored = stored;
    for (qsizetype at = 0; at < stored.size();) {
        if (at > 0)
            page.text += '\n';
        const qsizetype end = lineEnd(stored, at, width);
        append(page, {at, end});
        at = end;
    }
    return page;
}

Error invalid(const QByteArray &edited, const Reason &reason, qsizetype at)
{
    return {ErrorCode::Invalid, reason, {}, placeAt(edited, at)};
}

bool isLeaf(QByteArrayView token)
{
    if (token[0] == '"') {
        const Lexed string = lexString(token, 0);
        return !string.fault && string.end == token.size();
    }
    return numberEnd(token, 0) == token.size() || literalEnd(token, 0) == token.size();
}

// Why the edited lines cannot stand between the two places.
std::optional<Error> faultOf(const QByteArray &edited, const Place &from, const Place &to)
{
    if (const qsizetype at = findInvalidUtf8(edited); at >= 0)
        return invalid(edited, JsonReasons::textNotUtf8, at);
    TokenOrder order(from);
    for (const Lexeme &lexeme : lexemes(edited)) {
        const QByteArrayView token = cutOut(edited, lexeme.begin, lexeme.end);
        const Part part = partOf(token[0]);
        const bool leaf = part == Part::String || part == Part::Scalar;
        if (!order.take(part) || (leaf && !isLeaf(token)))
            return invalid(edited, JsonReasons::cannotStandHere, lexeme.begin);
    }
    if (order.place() != to)
        return invalid(edited, JsonReasons::nextPageCannotFollow, edited.size());
    return std::nullopt;
}

QByteArray withoutBreaks(QByteArray text)
{
    return text.replace('\n', "").replace('\r', "");
}

Result<QByteArray> decodedPart(QByteArrayView part)
{
    return decodeString(QByteArray('"' + part.toByteArray() + '"'));
}

// The bytes of a long string's part, of which only the lines that differ are written anew.
Result<QByteArray> restoreString(const Pretty &page, const QByteArray &edited, Escapes escapes)
{
    const QByteArray now = withoutBreaks(edited);
    const Result<QByteArray> wanted = decodedPart(now);
    const Lexed whole = lexString(QByteArray('"' + now + '"'), 0);
    if (!wanted || whole.end != now.size() + 2)
        return invalid(edited, JsonReasons::escapesInPage, 0);
    const auto shown = [&page](const Pretty::Piece &piece) {
        return cutOut(page.text, piece.shown.begin, piece.shown.end);
    };
    QByteArrayView rest = now;
    auto first = page.pieces.begin();
    for (; first != page.pieces.end() && rest.startsWith(shown(*first)); ++first)
        rest = rest.sliced(first->shown.size());
    auto last = page.pieces.end();
    for (; last != first && rest.endsWith(shown(*(last - 1))); --last)
        rest.chop((last - 1)->shown.size());
    const qint64 begin = first == page.pieces.end() ? page.stored.size() : first->stored.begin;
    const qint64 end = last == page.pieces.end() ? page.stored.size() : last->stored.begin;
    const Result<QByteArray> middle = decodedPart(rest);
    if (middle) {
        const QByteArray bytes = page.stored.first(begin)
            + encodeString(*middle, escapes).sliced(1).chopped(1) + page.stored.sliced(end);
        if (const auto check = decodedPart(bytes); check && *check == *wanted)
            return bytes;
    }
    return encodeString(*wanted, escapes).sliced(1).chopped(1); // a character was cut in two
}

} // namespace

Pretty pageText(const QByteArray &stored, const PageMark &page, const PageOptions &options)
{
    return page.kind == PageMark::Kind::Lines ? lines(stored, page.place, options.width)
                                              : brokenText(stored, options.width);
}

Result<QByteArray> restorePage(const QByteArray &stored, const PageMark &page, const Place &behind,
    const QByteArray &edited, const Style &style, const PageOptions &options)
{
    const Pretty shown = pageText(stored, page, options);
    if (edited == shown.text)
        return stored;
    if (page.kind == PageMark::Kind::Scalar)
        return Error {ErrorCode::Unsupported, JsonReasons::partOfLongNumber};
    if (page.kind == PageMark::Kind::String)
        return restoreString(shown, edited, style.escapes);
    if (const auto fault = faultOf(edited, page.place, behind))
        return *fault;
    return restoreTokens(shown, edited, style, page.place.depth);
}

} // namespace kvlens::json
