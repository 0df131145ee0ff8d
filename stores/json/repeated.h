// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which fingerprints of a collection's keys occur more than once: where to look for duplicate keys.
#pragma once

#include "stores/json/index.h"

#include <future>
#include <map>
#include <vector>

namespace kvlens::json {

// Finds them while a scan still fills the index: what was scanned is dealt out by another thread in
// the meantime, so that little is left to do when the scan has ended.
// Threads: used on one. Memory: four bytes a key until they were told.
class Repeats
{
public:
    Repeats();
    ~Repeats();
    Repeats(Repeats &&other) noexcept;
    Repeats &operator=(Repeats &&other) noexcept;

    // The index has grown. Until the repeats are told, or this is gone, it must only be appended
    // to. Cost: next to nothing.
    void follow(const Index &index);
    // Those of a collection, sorted. Cost: linear, a look at each fingerprint, and two more at
    // those that were not followed; by two threads where there are very many.
    std::vector<quint32> of(const Index &index, qint64 collection);

private:
    struct Dealt; // some fingerprints, by their topmost bits
    struct Followed
    {
        std::vector<std::future<Dealt>> parts;
        qint64 entries = 0; // that are in them
        void dealUpTo(qint64 behind, const Index &index, qint64 collection);
    };
    void follow(const Index &index, qint64 collection);
    static std::vector<quint32> repeatedIn(
        const std::vector<Dealt> &parts, qint64 first, qint64 behind);

    std::map<qint64, Followed> m_followed; // by collection
};

} // namespace kvlens::json
