// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/textlinks.h"

#include "stores/json/pystr.h"

namespace kvlens {

namespace {

constexpr int deepestEscapes = 2; // JSON in a string of JSON, as an index store has it

// What a text between quotation marks stands for, at each depth that it may be written in.
std::optional<IndexLink> linkOfSpelling(
    const IndexSnapshot &snapshot, QByteArrayView key, QByteArrayView spelling)
{
    QByteArray text = spelling.toByteArray();
    for (int depth = 0;; ++depth) {
        if (text == key)
            return std::nullopt;
        if (const auto link = snapshot.links.between(key, text))
            return link;
        if (depth == deepestEscapes || !text.contains('\\'))
            return std::nullopt;
        Result<QByteArray> decoded = json::decodeString('"' + text + '"');
        if (!decoded)
            return std::nullopt;
        text = *std::move(decoded);
    }
}

// Of a quotation mark that is escaped: the backslashes before it are part of it.
qsizetype beginOfMark(QByteArrayView text, qsizetype quote)
{
    while (quote > 0 && text.at(quote - 1) == '\\')
        --quote;
    return quote;
}

} // namespace

QList<TextLink> textLinks(
    const IndexSnapshot &snapshot, QByteArrayView key, QByteArrayView pieceOfJson)
{
    QList<TextLink> links;
    qsizetype quote = pieceOfJson.indexOf('"');
    while (quote >= 0) {
        const qsizetype next = pieceOfJson.indexOf('"', quote + 1);
        if (next < 0)
            break;
        const json::Span bytes {quote + 1, std::max(quote + 1, beginOfMark(pieceOfJson, next))};
        const auto link = linkOfSpelling(
            snapshot, key, pieceOfJson.sliced(bytes.begin, bytes.end - bytes.begin));
        if (link)
            links.append({bytes, *link, standingOf(*link, snapshot.parts)});
        quote = next;
    }
    return links;
}

} // namespace kvlens
