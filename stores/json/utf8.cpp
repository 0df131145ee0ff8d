// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/utf8.h"

#include "stores/wtf8.h"

#include <simdjson.h>

namespace kvlens::json {

namespace {

int sequenceLength(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

} // namespace

qsizetype unfinishedTail(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const char byte = bytes[bytes.size() - back];
        if ((byte & 0xc0) == 0x80)
            continue;
        return sequenceLength(byte) > back ? back : 0;
    }
    return 0;
}

qsizetype findInvalidUtf8(QByteArrayView bytes)
{
    if (simdjson::validate_utf8(bytes.data(), static_cast<size_t>(bytes.size())))
        return -1;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const CodePoint first = firstCodePoint(bytes.sliced(at));
        if (first.code == strayByte)
            return at;
        at += first.length;
    }
    return -1;
}

qint64 Utf8Check::feed(QByteArrayView bytes)
{
    while (!m_pending.isEmpty() && !bytes.isEmpty()) {
        m_pending.append(bytes[0]);
        bytes = bytes.sliced(1);
        if (m_pending.size() < sequenceLength(m_pending[0]))
            continue;
        if (firstCodePoint(m_pending).code == strayByte)
            return m_position;
        m_position += m_pending.size();
        m_pending.clear();
    }
    return bytes.isEmpty() ? -1 : bulk(bytes);
}

qint64 Utf8Check::feedAscii(qsizetype count)
{
    if (!m_pending.isEmpty())
        return m_position;
    m_position += count;
    return -1;
}

qint64 Utf8Check::bulk(QByteArrayView bytes)
{
    const qsizetype tail = unfinishedTail(bytes);
    const qsizetype whole = bytes.size() - tail;
    const qsizetype wrong = findInvalidUtf8(bytes.first(whole));
    if (wrong >= 0)
        return m_position + wrong;
    m_pending = bytes.last(tail).toByteArray();
    m_position += whole;
    return -1;
}

qint64 Utf8Check::finish() const
{
    return m_pending.isEmpty() ? -1 : m_position;
}

} // namespace kvlens::json
