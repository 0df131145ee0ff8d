// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/repeated.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <thread>

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
    std::unique_ptr<quint32[]> all; // hand after hand
    std::array<size_t, hands + 1> begin {};
};

// Those of the entries from `first` to before `behind`.
Dealt deal(const Index &index, qint64 collection, qint64 first, qint64 behind)
{
    Dealt dealt;
    const auto each = [&](auto visit) {
        index.eachFingerprintRun(
            collection, first, behind, [&](qint64, const quint32 *some, qint64 count) {
                std::for_each(some, some + count, visit);
            });
    };
    each([&](quint32 fingerprint) { ++dealt.begin[handOf(fingerprint) + 1]; });
    for (size_t hand = 0; hand < hands; ++hand)
        dealt.begin[hand + 1] += dealt.begin[hand];
    dealt.all = std::make_unique_for_overwrite<quint32[]>(dealt.begin[hands]);
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

using BothDealt = std::array<Dealt, 2>;

// Those of the hands from `first` to before `behind`, sorted.
std::vector<quint32> repeatedIn(const BothDealt &dealt, size_t first, size_t behind)
{
    std::vector<quint32> repeated;
    SeenSet seen;
    for (size_t hand = first; hand < behind; ++hand) {
        size_t count = 0;
        for (const Dealt &part : dealt)
            count += part.begin[hand + 1] - part.begin[hand];
        if (count < 2)
            continue;
        seen.reset(count, hand == 0 ? ~quint32(0) : 0);
        for (const Dealt &part : dealt) {
            for (size_t i = part.begin[hand]; i < part.begin[hand + 1]; ++i) {
                if (!seen.insert(part.all[i]))
                    repeated.push_back(part.all[i]);
            }
        }
    }
    std::sort(repeated.begin(), repeated.end());
    repeated.erase(std::unique(repeated.begin(), repeated.end()), repeated.end());
    return repeated;
}

std::vector<quint32> repeatedOfFew(const Index &index, qint64 collection)
{
    std::vector<quint32> all;
    index.eachFingerprintRun(collection, [&](qint64, const quint32 *some, qint64 count) {
        all.insert(all.end(), some, some + count);
    });
    std::sort(all.begin(), all.end());
    std::vector<quint32> repeated;
    for (size_t i = 1; i < all.size(); ++i) {
        if (all[i] == all[i - 1])
            repeated.push_back(all[i]);
    }
    repeated.erase(std::unique(repeated.begin(), repeated.end()), repeated.end());
    return repeated;
}

// Answers {work(0), work(1)}, at the same time if it is worth it.
template <class Work> auto bothHalves(bool worthIt, Work work)
{
    std::array<decltype(work(0)), 2> done;
    const auto second = [&] { done[1] = work(1); };
    std::jthread other;
    if (worthIt)
        other = std::jthread(second);
    done[0] = work(0);
    if (worthIt)
        other.join();
    else
        second();
    return done;
}

} // namespace

std::vector<quint32> repeatedFingerprints(const Index &index, qint64 collection)
{
    constexpr qint64 fewKeys = 1 << 12; // are sorted faster than dealt out
    constexpr qint64 manyKeys = 1 << 18; // dealing with more takes longer than starting a thread
    const qint64 count = index.entries(collection);
    if (count <= fewKeys)
        return repeatedOfFew(index, collection);
    const bool isWorthIt = count >= manyKeys;
    const BothDealt dealt = bothHalves(isWorthIt, [&](int half) {
        return deal(index, collection, half * (count / 2), half == 0 ? count / 2 : count);
    });
    auto repeated = bothHalves(isWorthIt,
        [&](size_t half) { return repeatedIn(dealt, half * hands / 2, (half + 1) * hands / 2); });
    repeated[0].insert(repeated[0].end(), repeated[1].begin(), repeated[1].end());
    return std::move(repeated[0]);
}

} // namespace kvlens::json
