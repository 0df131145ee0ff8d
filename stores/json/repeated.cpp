// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/repeated.h"

#include "stores/halves.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>

namespace kvlens::json {

namespace {

constexpr qint64 fewEntries = 1 << 12; // are sorted faster than dealt out

// Fingerprints are dealt out by their topmost bits, so that each hand fits into the processor's
// cache while it is looked through.
constexpr int dealtBits = 10;
constexpr size_t hands = size_t(1) << dealtBits;

size_t handOf(quint32 fingerprint)
{
    return fingerprint >> (32 - dealtBits);
}

// Neighbours in the table of keys. They stay where they are when more are appended behind them.
struct Run
{
    const quint32 *begin;
    const quint32 *end;
};

std::vector<Run> runsOf(const Index &index, qint64 collection, qint64 first, qint64 behind)
{
    std::vector<Run> runs;
    index.eachFingerprintRun(
        collection, first, behind, [&](qint64, const quint32 *some, qint64 count) {
            runs.push_back({some, some + count});
        });
    return runs;
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

void sortOut(std::vector<quint32> &repeated)
{
    std::sort(repeated.begin(), repeated.end());
    repeated.erase(std::unique(repeated.begin(), repeated.end()), repeated.end());
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
    sortOut(repeated);
    return repeated;
}

bool isReady(const auto &future)
{
    return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace

struct Repeats::Dealt
{
    std::unique_ptr<quint32[]> all; // hand after hand
    std::array<size_t, hands + 1> begin {};

    explicit Dealt(const std::vector<Run> &runs)
    {
        for (const Run &run : runs)
            std::for_each(run.begin, run.end, [&](quint32 it) { ++begin[handOf(it) + 1]; });
        for (size_t hand = 0; hand < hands; ++hand)
            begin[hand + 1] += begin[hand];
        all = std::make_unique_for_overwrite<quint32[]>(begin[hands]);
        std::array<size_t, hands + 1> next = begin;
        for (const Run &run : runs)
            std::for_each(run.begin, run.end, [&](quint32 it) { all[next[handOf(it)]++] = it; });
    }
    size_t count(size_t hand) const { return begin[hand + 1] - begin[hand]; }
};

Repeats::Repeats() = default;
Repeats::~Repeats() = default;
Repeats::Repeats(Repeats &&other) noexcept = default;
Repeats &Repeats::operator=(Repeats &&other) noexcept = default;

// Those of the hands from `first` to before `behind`, sorted.
std::vector<quint32> Repeats::repeatedIn(
    const std::vector<Dealt> &parts, qint64 first, qint64 behind)
{
    std::vector<quint32> repeated;
    SeenSet seen;
    for (auto hand = size_t(first); hand < size_t(behind); ++hand) {
        size_t count = 0;
        for (const Dealt &part : parts)
            count += part.count(hand);
        if (count < 2)
            continue;
        seen.reset(count, hand == 0 ? ~quint32(0) : 0);
        for (const Dealt &part : parts) {
            for (size_t i = part.begin[hand]; i < part.begin[hand + 1]; ++i) {
                if (!seen.insert(part.all[i]))
                    repeated.push_back(part.all[i]);
            }
        }
    }
    sortOut(repeated);
    return repeated;
}

void Repeats::Followed::dealUpTo(qint64 behind, const Index &index, qint64 collection)
{
    parts.push_back(std::async(
        withAThread, [runs = runsOf(index, collection, entries, behind)] { return Dealt(runs); }));
    entries = behind;
}

// Only what is being read can have grown.
void Repeats::follow(const Index &index)
{
    follow(index, Index::topLevel);
    if (const qint64 last = index.collections() - 1; last >= 0)
        follow(index, last);
}

// One part at a time: the scan, and whoever reads ahead of it, want the processors as well.
void Repeats::follow(const Index &index, qint64 collection)
{
    const qint64 entries = index.entries(collection);
    if (entries < worthAThread || !index.hasKeys(collection))
        return;
    Followed &followed = m_followed[collection];
    const bool isBusy = !followed.parts.empty() && !isReady(followed.parts.back());
    if (!isBusy && entries - followed.entries >= worthAThread)
        followed.dealUpTo(entries, index, collection);
}

std::vector<quint32> Repeats::of(const Index &index, qint64 collection)
{
    const qint64 entries = index.entries(collection);
    if (entries <= fewEntries)
        return repeatedOfFew(index, collection);
    Followed followed = std::move(m_followed[collection]);
    m_followed.erase(collection);
    if (const qint64 rest = entries - followed.entries; rest >= worthAThread)
        followed.dealUpTo(followed.entries + rest / 2, index, collection);
    std::vector<Dealt> parts;
    parts.emplace_back(runsOf(index, collection, followed.entries, entries));
    for (std::future<Dealt> &part : followed.parts)
        parts.push_back(part.get());
    if (entries < worthAThread)
        return repeatedIn(parts, 0, hands);
    auto [repeated, rest] = inHalves(
        hands, [&](qint64 first, qint64 behind) { return repeatedIn(parts, first, behind); });
    repeated.insert(repeated.end(), rest.begin(), rest.end());
    return std::move(repeated);
}

} // namespace kvlens::json
