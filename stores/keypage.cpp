// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/keypage.h"

namespace kvlens {

namespace {
constexpr char positionMark = '#';
}

KeyCursor KeyCursor::atPosition(qint64 position)
{
    return KeyCursor {positionMark + QByteArray::number(position), false};
}

std::optional<qint64> KeyCursor::position() const
{
    if (token.isEmpty())
        return 0;
    if (!token.startsWith(positionMark))
        return std::nullopt;
    bool ok = false;
    const qint64 position = QByteArrayView(token).sliced(1).toLongLong(&ok);
    return ok && position >= 0 ? std::optional(position) : std::nullopt;
}

KeyPage::Item KeyPage::at(qsizetype i) const
{
    const Record &record = m_records.at(i);
    const qint64 begin = i == 0 ? 0 : m_records.at(i - 1).end;
    return {QByteArrayView(m_bytes).sliced(begin, record.end - begin), record.size, record.kind,
        record.shadow};
}

void KeyPage::append(const Item &item)
{
    m_bytes.append(item.key);
    m_records.append({m_bytes.size(), item.size, item.shadow, item.kind});
}

void KeyPage::reserve(qsizetype keys, qsizetype keyBytes)
{
    m_records.reserve(keys);
    m_bytes.reserve(keyBytes);
}

} // namespace kvlens
