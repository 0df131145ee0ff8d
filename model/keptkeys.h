// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keys in the order of their coming, each once, found by position and by name.
#pragma once

#include "stores/keypage.h"

#include <array>
#include <vector>

namespace kvlens {

// Growing and removing touch one page and at most one small table, so that no call takes long,
// however many keys there are. Memory: the key bytes plus 24 and about 16 bytes a key.
// Threads: as a value; pages() may be read elsewhere while this one grows.
class KeptKeys
{
public:
    qint64 count() const { return m_count; }
    KeyPage::Item at(qint64 position) const; // lives until the next call that is not const
    qint64 positionOf(QByteArrayView key, quint32 shadow) const; // -1: not there
    bool append(const KeyPage::Item &item); // false: it is there already
    // By the same key with other facts, or by one that is not there yet.
    void replace(qint64 position, const KeyPage::Item &item);
    void remove(qint64 position);
    const QList<KeyPage> &pages() const { return m_pages; } // all keys, in their order

private:
    // Which page may hold a key: a table of its own for each of 256 parts of the hashes.
    class Table
    {
    public:
        // The pages of keys of this hash, one after the other; `slot` begins as the hash.
        std::optional<quint32> next(quint32 hash, size_t &slot) const;
        void insert(quint32 hash, quint32 page);

    private:
        struct Slot
        {
            quint32 hash = 0;
            quint32 page = 0; // counted from 1; 0: nobody is here
        };
        void place(const Slot &fresh);
        std::vector<Slot> m_slots;
        size_t m_used = 0;
    };
    struct Hash
    {
        size_t part;
        quint32 rest;
    };

    static Hash hashOf(QByteArrayView key, quint32 shadow);
    qsizetype pageOf(qint64 position) const;
    void rewrite(qint64 position, const std::optional<KeyPage::Item> &item);

    QList<KeyPage> m_pages;
    std::vector<qint64> m_firsts; // of each page: the position of its first key
    std::array<Table, 256> m_tables;
    qint64 m_count = 0;
};

} // namespace kvlens
