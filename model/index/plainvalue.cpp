// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/plainvalue.h"

#include "model/index/tapetext.h"
#include "model/vectors/numberlist.h"
#include "stores/json/lex.h"

namespace kvlens {

namespace {

constexpr qsizetype mostBareKeys = 1000;

// The first byte that is no space; 0: there is none.
char firstByte(QByteArrayView text)
{
    const qsizetype at = json::skipSpace(text, 0);
    return at < text.size() ? text[at] : '\0';
}

// ParentDocumentRetriever gives each piece of a document the id of the whole.
std::optional<QByteArray> parentOf(const QByteArray &value)
{
    const Result<json::Tape> tape = json::parse(value);
    if (!tape || memberOf(*tape, 0, {"lc"}) == json::noToken)
        return std::nullopt;
    const quint32 metadata = memberOf(*tape, memberOf(*tape, 0, {"kwargs"}), {"metadata"});
    return textOf(*tape, memberOf(*tape, metadata, {"doc_id"}));
}

} // namespace

void takePlain(const Entry &entry, PartPlace place, IndexParts &parts)
{
    const char first = firstByte(entry.value);
    if (first == '{' || first == '[')
        return;
    if (parts.bare.empty() || parts.bare.back().place != place)
        parts.bare.push_back({place});
    IndexParts::Bare &bare = parts.bare.back();
    ++bare.count;
    if (bare.keys.size() < mostBareKeys)
        bare.keys.append(QByteArray(entry.ref.key.constData(), entry.ref.key.size()));
}

void joinBare(const IndexParts::Bare &further, IndexParts &parts)
{
    if (parts.bare.empty() || parts.bare.back().place != further.place)
        parts.bare.push_back({further.place});
    IndexParts::Bare &bare = parts.bare.back();
    bare.count += further.count;
    bare.keys += further.keys.first(std::min(further.keys.size(), mostBareKeys - bare.keys.size()));
}

void takeLocalFile(const Entry &entry, PartPlace place, IndexParts &parts)
{
    IndexParts::LocalFile file {parts.ids.add(entry.ref.key), place};
    const char first = firstByte(entry.value);
    if (first == '[')
        file.dimension = qint32(readNumbers(entry.value, {}).value_or(-1));
    const std::optional<QByteArray> parent = first == '{' ? parentOf(entry.value) : std::nullopt;
    if (parent)
        file.parent = parts.ids.add(*parent);
    parts.localFiles.push_back(file);
}

} // namespace kvlens
