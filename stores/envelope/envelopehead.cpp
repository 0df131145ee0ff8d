// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/envelopehead.h"

#include "stores/json/pystr.h"

namespace kvlens {

namespace {

constexpr qsizetype longestTime = 40;

bool take(QByteArrayView &rest, QByteArrayView form)
{
    const bool there = rest.startsWith(form);
    if (there)
        rest = rest.sliced(form.size());
    return there;
}

// The text up to `"` as a time.
std::optional<IsoTime> takeTime(QByteArrayView &rest)
{
    char16_t text[longestTime];
    for (qsizetype i = 0; i < std::min(rest.size(), longestTime); ++i) {
        if (rest[i] == '"') {
            rest = rest.sliced(i + 1);
            return parseIsoTime(QStringView(text, i));
        }
        if (rest[i] < ' ' || rest[i] == '\\')
            return std::nullopt;
        text[i] = static_cast<uchar>(rest[i]);
    }
    return std::nullopt;
}

// A string token; empty: there is none, or it is no sound one.
QByteArrayView takeString(QByteArrayView &rest)
{
    if (!rest.startsWith('"'))
        return {};
    bool isPlain = true; // ASCII without escapes, of which nothing has to be asked
    qsizetype end = 1;
    while (end < rest.size() && rest[end] != '"') {
        isPlain = isPlain && rest[end] >= ' ' && rest[end] != '\\';
        end += rest[end] == '\\' ? 2 : 1;
    }
    if (end >= rest.size())
        return {};
    const QByteArrayView token = rest.first(end + 1);
    rest = rest.sliced(end + 1);
    return isPlain || json::decodeString(token) ? token : QByteArrayView();
}

} // namespace

std::optional<EnvelopeHead> parseEnvelopeHead(QByteArrayView bytes)
{
    EnvelopeHead head;
    QByteArrayView rest = bytes;
    if (!take(rest, "{"))
        return std::nullopt;
    if (take(rest, "\"collection\": ")) {
        head.collection = takeString(rest);
        if (head.collection.isEmpty() || !take(rest, ", "))
            return std::nullopt;
    }
    if (!take(rest, "\"created_at\": \""))
        return std::nullopt;
    head.createdAt = takeTime(rest);
    if (!head.createdAt)
        return std::nullopt;
    if (take(rest, ", \"expires_at\": \"")) {
        head.expiresAt = takeTime(rest);
        if (!head.expiresAt || !head.expiresAt->hasOffset)
            return std::nullopt;
    }
    if (take(rest, ", \"key\": ")) {
        head.key = takeString(rest);
        if (head.key.isEmpty())
            return std::nullopt;
    }
    if (!take(rest, ", \"value\": "))
        return std::nullopt;
    head.valueAt = bytes.size() - rest.size();
    return head;
}

} // namespace kvlens
