// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/jsonwriter.h"

#include "stores/json/pystr.h"
#include "stores/json/utf8.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Of bytes that are WTF-8 those up to the first lone surrogate.
qsizetype surrogateIn(QByteArrayView wtf8)
{
    constexpr char lead = '\xed'; // of U+D000 to U+DFFF
    constexpr uchar firstSurrogate = 0xa0;
    for (qsizetype at = wtf8.indexOf(lead); at >= 0; at = wtf8.indexOf(lead, at + 1)) {
        if (at + 1 < wtf8.size() && static_cast<uchar>(wtf8[at + 1]) >= firstSurrogate)
            return at;
    }
    return -1;
}

// The first byte that has to be an escape of its own.
qsizetype strayIn(QByteArrayView string, Strings of)
{
    const qsizetype wrong = json::findInvalidUtf8(string);
    const qsizetype lone = of == Strings::Bytes
        ? surrogateIn(wrong < 0 ? string : string.first(wrong))
        : qsizetype(-1);
    return lone < 0 ? wrong : lone;
}

} // namespace

QByteArray jsonString(QByteArrayView string, Strings of)
{
    QByteArray token = "\"";
    while (true) {
        const qsizetype stray = strayIn(string, of);
        const QByteArrayView good = stray < 0 ? string : string.first(stray);
        const QByteArray part = json::encodeString(good, json::Escapes::RawUtf8);
        token += part.sliced(1, part.size() - 2);
        if (stray < 0)
            return token + '"';
        token += "\\udc" + string.sliced(stray, 1).toByteArray().toHex();
        string = string.sliced(stray + 1);
    }
}

Strings stringsOf(const StoreInfo &store)
{
    return store.namesAreBytes ? Strings::Bytes : Strings::Wtf8;
}

JsonWriter::JsonWriter(Sink sink, Strings strings)
    : m_sink(std::move(sink))
    , m_strings(strings)
{
}

JsonWriter &JsonWriter::beginObject()
{
    return begin('{');
}

JsonWriter &JsonWriter::endObject()
{
    return end('}');
}

JsonWriter &JsonWriter::beginArray()
{
    return begin('[');
}

JsonWriter &JsonWriter::endArray()
{
    return end(']');
}

JsonWriter &JsonWriter::name(QByteArrayView ascii)
{
    separate();
    m_sink('"' + ascii.toByteArray() + "\": ");
    m_afterName = true;
    return *this;
}

JsonWriter &JsonWriter::string(QByteArrayView string)
{
    return raw(jsonString(string, m_strings));
}

JsonWriter &JsonWriter::text(const QString &text)
{
    return raw(jsonString(toWtf8(text)));
}

JsonWriter &JsonWriter::number(qint64 value)
{
    return raw(QByteArray::number(value));
}

JsonWriter &JsonWriter::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

JsonWriter &JsonWriter::raw(const QByteArray &json)
{
    separate();
    m_sink(json);
    return *this;
}

JsonWriter &JsonWriter::begin(char bracket)
{
    separate();
    m_sink(QByteArray(1, bracket));
    m_isFirst.push_back(true);
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    Q_ASSERT(!m_isFirst.empty() && !m_afterName);
    m_isFirst.pop_back();
    m_sink(QByteArray(1, bracket));
    if (m_isFirst.empty())
        m_sink("\n");
    return *this;
}

void JsonWriter::separate()
{
    if (!m_afterName && !m_isFirst.empty()) {
        if (!m_isFirst.back())
            m_sink(", ");
        m_isFirst.back() = false;
    }
    m_afterName = false;
}

} // namespace kvlens
