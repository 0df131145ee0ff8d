// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keptkeys.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qsizetype keysOnPage = 512;

qsizetype rowOf(const KeyPage &page, QByteArrayView key, quint32 shadow)
{
    for (qsizetype row = 0; row < page.count(); ++row) {
        const KeyPage::Item item = page.at(row);
        if (item.shadow == shadow && item.key == key)
            return row;
    }
    return -1;
}

} // namespace

std::optional<quint32> KeptKeys::Table::next(quint32 hash, size_t &slot) const
{
    if (m_slots.empty())
        return std::nullopt;
    const size_t mask = m_slots.size() - 1;
    for (slot &= mask; m_slots[slot].page > 0; slot = (slot + 1) & mask) {
        if (m_slots[slot].hash == hash)
            return m_slots[slot++].page - 1;
    }
    return std::nullopt;
}

void KeptKeys::Table::insert(quint32 hash, quint32 page)
{
    if (2 * (m_used + 1) > m_slots.size()) {
        std::vector<Slot> old(std::max<size_t>(16, 2 * m_slots.size()));
        m_slots.swap(old);
        for (const Slot &slot : old) {
            if (slot.page > 0)
                place(slot);
        }
    }
    place({hash, page + 1});
    ++m_used;
}

void KeptKeys::Table::place(const Slot &fresh)
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = fresh.hash & mask;
    while (m_slots[slot].page > 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = fresh;
}

KeptKeys::Hash KeptKeys::hashOf(QByteArrayView key, quint32 shadow)
{
    const size_t hash = qHash(key, shadow);
    return {hash & 0xff, quint32(hash >> 32) ^ quint32(hash >> 8)};
}

qsizetype KeptKeys::pageOf(qint64 position) const
{
    const auto behind = std::upper_bound(m_firsts.cbegin(), m_firsts.cend(), position);
    return std::distance(m_firsts.cbegin(), behind) - 1;
}

KeyPage::Item KeptKeys::at(qint64 position) const
{
    const qsizetype page = pageOf(position);
    return m_pages.at(page).at(position - m_firsts[size_t(page)]);
}

qint64 KeptKeys::positionOf(QByteArrayView key, quint32 shadow) const
{
    const Hash hash = hashOf(key, shadow);
    size_t slot = hash.rest;
    while (const auto page = m_tables[hash.part].next(hash.rest, slot)) {
        const qsizetype row = rowOf(m_pages.at(*page), key, shadow);
        if (row >= 0)
            return m_firsts[*page] + row;
    }
    return -1;
}

bool KeptKeys::append(const KeyPage::Item &item)
{
    if (positionOf(item.key, item.shadow) >= 0)
        return false;
    if (m_pages.isEmpty() || m_pages.last().count() >= keysOnPage) {
        m_pages.append(KeyPage());
        m_firsts.push_back(m_count);
    }
    m_pages.last().append(item);
    ++m_count;
    const Hash hash = hashOf(item.key, item.shadow);
    m_tables[hash.part].insert(hash.rest, quint32(m_pages.size() - 1));
    return true;
}

void KeptKeys::replace(qint64 position, const KeyPage::Item &item)
{
    const bool isRenamed = at(position).key != item.key;
    rewrite(position, item);
    if (!isRenamed)
        return;
    const Hash hash = hashOf(item.key, item.shadow);
    m_tables[hash.part].insert(hash.rest, quint32(pageOf(position)));
}

// The tables keep the name: its page is looked at in vain, if anybody asks.
void KeptKeys::remove(qint64 position)
{
    const qsizetype page = pageOf(position);
    rewrite(position, std::nullopt);
    --m_count;
    for (size_t later = size_t(page) + 1; later < m_firsts.size(); ++later)
        --m_firsts[later];
}

// The page of a position, with another item there or none.
void KeptKeys::rewrite(qint64 position, const std::optional<KeyPage::Item> &item)
{
    const qsizetype number = pageOf(position);
    const qsizetype row = position - m_firsts[size_t(number)];
    const KeyPage &before = m_pages.at(number);
    KeyPage after;
    for (qsizetype i = 0; i < before.count(); ++i) {
        if (i != row)
            after.append(before.at(i));
        else if (item)
            after.append(*item);
    }
    m_pages[number] = after;
}

} // namespace kvlens
