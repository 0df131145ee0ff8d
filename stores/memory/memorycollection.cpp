// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/memory/memorycollection.h"

namespace kvlens {

const MemoryCollection::Record *MemoryCollection::use(const QByteArray &key)
{
    const auto it = m_records.find(key);
    if (it == m_records.end())
        return nullptr;
    touch(key, *it);
    return &*it;
}

const MemoryCollection::Record *MemoryCollection::find(const QByteArray &key) const
{
    const auto it = m_records.constFind(key);
    return it == m_records.constEnd() ? nullptr : &*it;
}

void MemoryCollection::put(const QByteArray &key, Record record)
{
    const auto old = m_records.find(key);
    if (old == m_records.end()) {
        record.place = ++m_clock;
        record.used = 0;
        m_order.emplace(record.place, key);
    } else {
        record.place = old->place;
        record.used = old->used;
        if (!record.createdAt)
            record.createdAt = old->createdAt;
        m_bytes -= old->value.size();
    }
    m_bytes += record.value.size();
    Record &stored = *m_records.insert(key, std::move(record));
    touch(key, stored);
    evict();
}

bool MemoryCollection::remove(const QByteArray &key)
{
    const auto it = m_records.find(key);
    if (it == m_records.end())
        return false;
    m_bytes -= it->value.size();
    m_order.erase(it->place);
    m_uses.erase(it->used);
    m_records.erase(it);
    return true;
}

void MemoryCollection::rename(const QByteArray &from, const QByteArray &to)
{
    const Record record = m_records.take(from);
    m_order[record.place] = to;
    m_uses[record.used] = to;
    m_records.insert(to, record);
}

std::optional<KeyPage> MemoryCollection::page(const KeyCursor &from, int limit) const
{
    KeyPage page;
    bool ok = true;
    const quint64 after = from.token.isEmpty() ? 0 : from.token.toULongLong(&ok);
    if (!ok)
        return std::nullopt;
    auto it = m_order.upper_bound(after);
    quint64 last = after;
    for (; it != m_order.end() && page.count() < limit; ++it) {
        const Record &record = *m_records.constFind(it->second);
        page.append({it->second, record.value.size(), record.kind, 0});
        last = it->first;
    }
    page.next = {QByteArray::number(last), it == m_order.end()};
    return page;
}

void MemoryCollection::touch(const QByteArray &key, Record &record)
{
    if (record.used != 0)
        m_uses.erase(record.used);
    record.used = ++m_clock;
    m_uses.emplace(record.used, key);
}

void MemoryCollection::evict()
{
    while (m_limit > 0 && count() > m_limit)
        remove(QByteArray(m_uses.begin()->second));
}

} // namespace kvlens
