// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jsonwriter.h"

#include "stores/json/pystr.h"
#include "stores/json/utf8.h"
#include "stores/wtf8.h"

namespace kvlens {

QByteArray jsonString(QByteArrayView wtf8)
{
    QByteArray token = "\"";
    while (true) {
        const qsizetype wrong = json::findInvalidUtf8(wtf8);
        const QByteArrayView good = wrong < 0 ? wtf8 : wtf8.first(wrong);
        const QByteArray part = json::encodeString(good, json::Escapes::RawUtf8);
        token += part.sliced(1, part.size() - 2);
        if (wrong < 0)
            return token + '"';
        token += "\\udc" + wtf8.sliced(wrong, 1).toByteArray().toHex();
        wtf8 = wtf8.sliced(wrong + 1);
    }
}

JsonWriter::JsonWriter(Sink sink)
    : m_sink(std::move(sink))
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

JsonWriter &JsonWriter::string(QByteArrayView wtf8)
{
    return raw(jsonString(wtf8));
}

JsonWriter &JsonWriter::text(const QString &text)
{
    return string(toWtf8(text));
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
