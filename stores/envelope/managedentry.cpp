// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/managedentry.h"

#include "stores/envelope/strictjson.h"
#include "stores/json/edit.h"
#include "stores/words/envelopereasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

Error refused(const Reason &reason)
{
    return {ErrorCode::Corrupt, reason};
}

// Reads the field, if it is there, into `time`.
Result<void> takeTime(
    const json::Tape &tape, quint32 token, const char *field, std::optional<IsoTime> &time)
{
    if (token == json::noToken)
        return {};
    if (tape[token].kind != json::TokenKind::String)
        return refused(EnvelopeReasons::mustBeString.with(field));
    const Result<QByteArray> text = json::decodeString(tape.bytes(token));
    if (!text)
        return text.error();
    if (text->isEmpty())
        return {};
    time = parseIsoTime(fromWtf8(*text));
    if (!time)
        return refused(EnvelopeReasons::notIsoTime.with(field));
    return {};
}

Result<void> checkValueToken(const json::Tape &tape, quint32 token)
{
    const json::TokenKind kind = tape[token].kind;
    if (kind == json::TokenKind::Object)
        return {};
    if (kind != json::TokenKind::String)
        return refused(EnvelopeReasons::neitherObjectNorString);
    const Result<QByteArray> text = json::decodeString(tape.bytes(token));
    if (!text)
        return text.error();
    const Result<json::Tape> inner = parseLikeLibrary(*text, RawSurrogates::Allowed);
    if (!inner)
        return refused(EnvelopeReasons::stringWithoutJson.with(inner.error().detail));
    if ((*inner)[0].kind != json::TokenKind::Object)
        return refused(EnvelopeReasons::stringWithoutObject);
    return {};
}

// The last one, as Python reads it.
quint32 findMember(const json::Tape &tape, QByteArrayView name)
{
    return json::findPointer(tape, QByteArray("/" + name.toByteArray()));
}

bool lacksOffset(const json::Tape &tape, quint32 token)
{
    if (tape[token].kind != json::TokenKind::String)
        return false;
    const Result<QByteArray> text = json::decodeString(tape.bytes(token));
    const std::optional<IsoTime> time
        = text ? parseIsoTime(fromWtf8(*text)) : std::optional<IsoTime>();
    return time && !time->hasOffset;
}

QByteArray timeToken(const QByteArray &text)
{
    return '"' + text + '"';
}

Result<QByteArray> expiryText(const ExpiryChange &expiry)
{
    const std::optional<QByteArray> text = isoTimeText(expiry.at, expiry.beyond);
    if (!text)
        return Error {ErrorCode::Invalid, EnvelopeReasons::expiryYears};
    return *text;
}

// Removes every member of the name: an earlier duplicate would come into force otherwise.
QByteArray withoutMember(QByteArray text, QByteArrayView name)
{
    while (true) {
        const Result<json::Tape> tape = json::parse(text);
        Q_ASSERT(tape.has_value());
        quint32 index = 0;
        std::optional<json::Splice> removal;
        for (const json::Child child : json::Children(*tape, 0)) {
            const Result<QByteArray> key = json::decodeString(tape->bytes(child.key));
            if (key && *key == name)
                removal = json::removeChild(*tape, 0, index);
            ++index;
        }
        if (!removal)
            return text;
        text = json::apply(text, {*removal});
    }
}

QByteArray withExpiry(const json::Tape &tape, const ManagedEntry &entry, const QByteArray &text)
{
    const QByteArray token = timeToken(text);
    if (entry.expiresToken != json::noToken)
        return json::apply(tape.text, {json::setValue(tape, entry.expiresToken, token)});
    const quint32 index = json::sortedIndex(tape, 0, "expires_at");
    const json::Style style = json::detectStyle(tape.text);
    return json::apply(tape.text, {json::insertMember(tape, 0, index, "expires_at", token, style)});
}

Result<QByteArray> withExpiryChange(const ManagedEntry &entry, const ExpiryChange &expiry)
{
    switch (expiry.kind) {
    case ExpiryChange::Kind::Keep:
        break;
    case ExpiryChange::Kind::Clear:
        return entry.expiresToken == json::noToken ? entry.tape.text
                                                   : withoutMember(entry.tape.text, "expires_at");
    case ExpiryChange::Kind::Set:
        if (entry.expiresAt && entry.expiresAt->toUtc() == expiry.at)
            break;
        const Result<QByteArray> text = expiryText(expiry);
        if (!text)
            return text.error();
        return withExpiry(entry.tape, entry, *text);
    }
    return entry.tape.text;
}

} // namespace

Result<ManagedEntry> parseManagedEntry(const QByteArray &bytes)
{
    Result<json::Tape> tape = parseLikeLibrary(bytes, RawSurrogates::Refused);
    if (!tape)
        return tape.error();
    if ((*tape)[0].kind != json::TokenKind::Object)
        return refused(EnvelopeReasons::noJsonObject);
    ManagedEntry entry {*std::move(tape), {}, {}, {}, {}, {}};
    entry.value = findMember(entry.tape, "value");
    entry.createdToken = findMember(entry.tape, "created_at");
    entry.expiresToken = findMember(entry.tape, "expires_at");
    const Result<void> created
        = takeTime(entry.tape, entry.createdToken, "created_at", entry.createdAt);
    if (!created)
        return created.error();
    const Result<void> expires
        = takeTime(entry.tape, entry.expiresToken, "expires_at", entry.expiresAt);
    if (!expires)
        return expires.error();
    if (entry.value == json::noToken)
        return refused(EnvelopeReasons::noValue);
    if (Result<void> checked = checkValueToken(entry.tape, entry.value); !checked)
        return checked.error();
    if (entry.expiresAt && !entry.expiresAt->hasOffset)
        return refused(EnvelopeReasons::noUtcOffset);
    return entry;
}

Result<void> checkManagedValue(const QByteArray &value)
{
    const Result<json::Tape> tape = parseLikeLibrary(value, RawSurrogates::Refused);
    Result<void> checked = tape ? checkValueToken(*tape, 0) : Result<void>(tape.error());
    if (checked)
        return {};
    Error error = checked.error();
    error.code = ErrorCode::Invalid;
    return error;
}

Result<QByteArray> editManagedEntry(
    const ManagedEntry &entry, const std::optional<QByteArray> &value, const ExpiryChange &expiry)
{
    Result<QByteArray> text = withExpiryChange(entry, expiry);
    if (!text || !value)
        return text;
    if (Result<void> checked = checkManagedValue(*value); !checked)
        return checked.error();
    const Result<json::Tape> tape = json::parse(*text);
    Q_ASSERT(tape.has_value());
    return json::apply(
        *text, {json::setValue(*tape, findMember(*tape, "value"), withoutOuterSpace(*value))});
}

std::optional<QByteArray> mendedEnvelope(const QByteArray &bytes)
{
    QByteArray text = bytes;
    for (const char *field : {"created_at", "expires_at"}) {
        const Result<json::Tape> tape = parseLikeLibrary(text, RawSurrogates::Refused);
        if (!tape || (*tape)[0].kind != json::TokenKind::Object)
            return std::nullopt;
        const quint32 token = findMember(*tape, field);
        if (token == json::noToken)
            continue;
        if (tape->bytes(token) == "null")
            text = withoutMember(text, field);
        else if (QByteArrayView(field) == "expires_at" && lacksOffset(*tape, token))
            text = json::apply(text, {{(*tape)[token].end - 1, (*tape)[token].end - 1, "+00:00"}});
    }
    const bool isMended = text != bytes && parseManagedEntry(text);
    return isMended ? std::optional(text) : std::nullopt;
}

std::optional<EntryNames> namesIn(const json::Tape &envelope)
{
    const auto text = [&](const char *name) -> std::optional<QByteArray> {
        const quint32 token = findMember(envelope, name);
        if (token == json::noToken || envelope[token].kind != json::TokenKind::String)
            return std::nullopt;
        const Result<QByteArray> decoded = json::decodeString(envelope.bytes(token));
        return decoded ? std::optional(*decoded) : std::nullopt;
    };
    const std::optional<QByteArray> collection = text("collection");
    const std::optional<QByteArray> key = text("key");
    return collection && key ? std::optional(EntryNames {*collection, *key}) : std::nullopt;
}

QByteArray withKey(const QByteArray &envelope, const QByteArray &key)
{
    const Result<json::Tape> tape = json::parse(envelope);
    const quint32 token = tape ? findMember(*tape, "key") : json::noToken;
    if (token == json::noToken)
        return envelope;
    return json::apply(
        envelope, {json::setValue(*tape, token, json::encodeString(key, json::Escapes::Ascii))});
}

Result<QByteArray> makeManagedEntry(const QByteArray &value, const ExpiryChange &expiry,
    qint64 createdMicroseconds, const std::optional<EntryNames> &names)
{
    if (Result<void> checked = checkManagedValue(value); !checked)
        return checked.error();
    const std::optional<QByteArray> created = isoTimeText(createdMicroseconds);
    Q_ASSERT(created.has_value());
    const auto member = [](const char *name, const QByteArray &token) {
        return QByteArray("\"") + name + "\": " + token + ", ";
    };
    const auto textToken
        = [](const QByteArray &text) { return json::encodeString(text, json::Escapes::Ascii); };
    QByteArray text = "{";
    if (names)
        text += member("collection", textToken(names->collection));
    text += member("created_at", timeToken(*created));
    if (expiry.kind == ExpiryChange::Kind::Set) {
        const Result<QByteArray> expires = expiryText(expiry);
        if (!expires)
            return expires.error();
        text += member("expires_at", timeToken(*expires));
    }
    if (names)
        text += member("key", textToken(names->key));
    return text + "\"value\": " + withoutOuterSpace(value) + ", \"version\": 1}";
}

} // namespace kvlens
