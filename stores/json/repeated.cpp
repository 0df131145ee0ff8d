// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/repeated.h"

#include <algorithm>
#include <array>
#include <bit>

namespace kvlens::json {

namespace {

// Fingerprints are dealt out by their topmost bits, so that each hand fits into the processor's
// cache while it is looked through.
constexpr int dealtBits = 10;
constexpr size_t hands = size_t(1) << dealtBits;

size_t handOf(quint32 fingerprint)
{
    return fingerprint >> (32 - dealtBits);
}

struct Dealt
{
    std::vector<quint32> all; // hand after hand
    std::array<size_t, hands + 1> begin {};
};

Dealt deal(const Index &index, qint64 collection)
{
    Dealt dealt;
    const auto each = [&](auto visit) {
        index.eachFingerprintRun(collection, [&](qint64, const quint32 *some, qint64 count) {
            std::for_each(some, some + count, visit);
        });
    };
    each([&](quint32 fingerprint) { ++dealt.begin[handOf(fingerprint) + 1]; });
    for (size_t hand = 0; hand < hands; ++hand)
        dealt.begin[hand + 1] += dealt.begin[hand];
    dealt.all.resize(dealt.begin[hands]);
    std::array<size_t, hands + 1> next = dealt.begin;
    each([&](quint32 fingerprint) { dealt.all[next[handOf(fingerprint)]++] = fingerprint; });
    return dealt;
}

// The fingerprints seen so far of one hand, with open addressing. All of a hand share their topmost
// bits, and so one value with others can stand for "free".
class SeenSet
{
public:
    void reset(size_t count, quint32 otherHand)
    {
        m_free = otherHand;
        m_mask = std::bit_ceil(2 * count + 1) - 1;
        m_slots.assign(m_mask + 1, m_free);
    }
    bool insert(quint32 fingerprint)
    {
        for (size_t slot = fingerprint & m_mask;; slot = (slot + 1) & m_mask) {
            if (m_slots[slot] == fingerprint)
                return false;
            if (m_slots[slot] == m_free) {
                m_slots[slot] = fingerprint;
                return true;
            }
        }
    }

private:
    std::vector<quint32> m_slots;
    quint32 m_free = 0;
    size_t m_mask = 0;
};

} // namespace

std::vector<quint32> repeatedFingerprints(const Index &index, qint64 collection)
{
    const Dealt dealt = deal(index, collection);
    std::vector<quint32> repeated;
    SeenSet seen;
    for (size_t hand = 0; hand < hands; ++hand) {
        const size_t count = dealt.begin[hand + 1] - dealt.begin[hand];
        if (count < 2)
            continue;
        seen.reset(count, hand == 0 ? ~quint32(0) : 0);
        for (size_t i = dealt.begin[hand]; i < dealt.begin[hand + 1]; ++i) {
            if (!seen.insert(dealt.all[i]))
                repeated.push_back(dealt.all[i]);
        }
    }
    std::sort(repeated.begin(), repeated.end());
    repeated.erase(std::unique(repeated.begin(), repeated.end()), repeated.end());
    return repeated;
}

} // namespace kvlens::json
