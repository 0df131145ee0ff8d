// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/embeddedmetadata.h"

#include "model/index/tapetext.h"
#include "stores/json/pystr.h"

#include <algorithm>

namespace kvlens {

namespace {

using json::TokenKind;

qint64 charactersOf(QByteArrayView utf8)
{
    return std::count_if(
        utf8.begin(), utf8.end(), [](char byte) { return (quint8(byte) & 0xc0) != 0x80; });
}

// What stands between the quotation marks, if that is what it says, as mostly.
std::optional<QByteArrayView> plainText(QByteArrayView token)
{
    const QByteArrayView inside = token.sliced(1, token.size() - 2);
    const bool isPlain = !inside.contains('\\') && !inside.contains('\xed');
    return isPlain ? std::optional(inside) : std::nullopt;
}

qint64 charactersOf(const json::Tape &tape, quint32 value)
{
    if (value == json::noToken)
        return 0;
    const QByteArrayView token = tape.bytes(value);
    if (!isKind(tape, value, TokenKind::String) && !isKind(tape, value, TokenKind::Key))
        return token.size(); // None is as long as null
    const std::optional<QByteArrayView> plain = plainText(token);
    return plain ? charactersOf(*plain) : charactersOf(json::decodeSound(token));
}

// Of a key and a string: they may be written in other ways.
bool saySame(QByteArrayView one, QByteArrayView other)
{
    const std::optional<QByteArrayView> plain = plainText(one);
    const std::optional<QByteArrayView> otherPlain = plainText(other);
    return plain && otherPlain ? *plain == *otherPlain
                               : json::decodeSound(one) == json::decodeSound(other);
}

bool isListed(const json::Tape &tape, quint32 list, quint32 key)
{
    if (!isKind(tape, list, TokenKind::Array))
        return false;
    for (const json::Child one : json::Children(tape, list)) {
        if (isKind(tape, one.value, TokenKind::String)
            && saySame(tape.bytes(key), tape.bytes(one.value)))
            return true;
    }
    return false;
}

QByteArray textOr(const json::Tape &tape, quint32 value, const char *usual)
{
    return isKind(tape, value, TokenKind::String) ? textOf(tape, value).value_or(QByteArray())
                                                  : QByteArray(usual);
}

// What the members come to by the template of each.
class Measure
{
public:
    Measure(const json::Tape &tape, quint32 node)
        : m_template(textOr(tape, memberOf(tape, node, {"metadata_template"}), "{key}: {value}"))
        , m_separator(charactersOf(textOr(
              tape, memberOf(tape, node, {"metadata_separator", "metadata_seperator"}), "\n")))
    {
        m_keys = m_template.count("{key}");
        m_values = m_template.count("{value}");
        m_rest = charactersOf(m_template) - 5 * m_keys - 7 * m_values;
    }
    void add(qint64 key, qint64 value)
    {
        m_total += (m_total > 0 ? m_separator : 0) + m_rest + m_keys * key + m_values * value;
    }
    qint64 total() const { return m_total; }

private:
    QByteArray m_template;
    qint64 m_separator;
    qint64 m_keys = 0;
    qint64 m_values = 0;
    qint64 m_rest = 0;
    qint64 m_total = 0;
};

} // namespace

bool isMetadataLonger(const json::Tape &tape, quint32 node, quint32 metadata, quint32 text)
{
    if (!isKind(tape, metadata, TokenKind::Object) || !isKind(tape, text, TokenKind::String))
        return false;
    const quint32 excluded = memberOf(tape, node, {"excluded_embed_metadata_keys"});
    Measure measure(tape, node);
    for (const json::Child member : json::Children(tape, metadata)) {
        if (!isListed(tape, excluded, member.key))
            measure.add(charactersOf(tape, member.key), charactersOf(tape, member.value));
    }
    constexpr qint64 longestEscape = 12; // bytes of a character: two surrogates
    const bool isFarLonger = tape.bytes(text).size() > measure.total() * longestEscape + 2;
    return !isFarLonger && measure.total() > charactersOf(tape, text);
}

} // namespace kvlens
