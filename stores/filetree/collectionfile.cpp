// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/collectionfile.h"

#include "stores/envelope/isotime.h"
#include "stores/envelope/strictjson.h"
#include "stores/json/edit.h"
#include "stores/words/envelopereasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

Result<QByteArray> takeText(const json::Tape &tape, const char *field)
{
    const quint32 token = json::findPointer(tape, QByteArray("/") + field);
    if (token == json::noToken || tape[token].kind != json::TokenKind::String)
        return Error {ErrorCode::Corrupt, TreeReasons::fieldMissingOrNoString.with(field)};
    return json::decodeString(tape.bytes(token));
}

Result<json::Tape> parseObject(const QByteArray &bytes)
{
    Result<json::Tape> tape = parseLikeLibrary(bytes, RawSurrogates::Refused);
    if (tape && (*tape)[0].kind != json::TokenKind::Object)
        return Error {ErrorCode::Corrupt, EnvelopeReasons::noJsonObject};
    return tape;
}

} // namespace

Result<CollectionFile> parseCollectionFile(const QByteArray &bytes)
{
    const Result<json::Tape> tape = parseObject(bytes);
    if (!tape)
        return tape.error();
    if (json::findPointer(*tape, "/version") == json::noToken)
        return Error {ErrorCode::Corrupt, TreeReasons::noVersion};
    const Result<QByteArray> collection = takeText(*tape, "collection");
    if (!collection)
        return collection.error();
    const Result<QByteArray> directory = takeText(*tape, "directory");
    if (!directory)
        return directory.error();
    const Result<QByteArray> created = takeText(*tape, "created_at");
    if (!created)
        return created.error();
    if (!parseIsoTime(fromWtf8(*created)))
        return Error {ErrorCode::Corrupt, EnvelopeReasons::notIsoTime.with("created_at")};
    return CollectionFile {*collection, *directory};
}

QByteArray makeCollectionFile(const CollectionFile &file, qint64 createdMicroseconds)
{
    const auto text
        = [](const QByteArray &bytes) { return json::encodeString(bytes, json::Escapes::Ascii); };
    const std::optional<QByteArray> created = isoTimeText(createdMicroseconds);
    Q_ASSERT(created.has_value());
    return "{\"collection\": " + text(file.collection) + ", \"created_at\": " + text(*created)
        + ", \"directory\": " + text(file.directory) + ", \"version\": 1}";
}

Result<QByteArray> withDirectory(const QByteArray &bytes, const QByteArray &directory)
{
    if (const Result<CollectionFile> file = parseCollectionFile(bytes); !file)
        return file.error();
    const Result<json::Tape> tape = json::parse(bytes);
    Q_ASSERT(tape.has_value());
    const quint32 token = json::findPointer(*tape, "/directory");
    const QByteArray text = json::encodeString(directory, json::Escapes::Ascii);
    return json::apply(bytes, {json::setValue(*tape, token, text)});
}

} // namespace kvlens
