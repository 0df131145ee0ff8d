// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/keylist.h"

#include "stores/words/reasons.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <limits>
#include <vector>

namespace kvlens {

namespace {

constexpr char behindMark = '>';
constexpr char listedMark = '~';
constexpr qsizetype keysInBlock = 1 << 12; // of the longest keys they end within 32 bits
static_assert(keysInBlock * KeyList::longestKey <= std::numeric_limits<quint32>::max());
constexpr qsizetype keysInRun = 1 << 15; // sorted between two looks at the stop token

bool isLess(QByteArrayView a, QByteArrayView b)
{
    const auto common = static_cast<size_t>(std::min(a.size(), b.size()));
    const int order = common == 0 ? 0 : std::memcmp(a.data(), b.data(), common);
    return order != 0 ? order < 0 : a.size() < b.size();
}

bool isAmong(const QList<QByteArray> &sorted, QByteArrayView key)
{
    return std::binary_search(sorted.begin(), sorted.end(), key, isLess);
}

// A key to be sorted: mostly its head tells, which spares following the index.
struct SortedKey
{
    quint64 head;
    qsizetype index;
};

qsizetype commonPrefix(const KeyList &keys)
{
    if (keys.count() == 0)
        return 0;
    const QByteArrayView first = keys.at(0);
    qsizetype common = first.size();
    for (qsizetype i = 1; i < keys.count() && common > 0; ++i) {
        const QByteArrayView key = keys.at(i);
        const qsizetype least = std::min(common, key.size());
        common = std::mismatch(first.begin(), first.begin() + least, key.begin()).first
            - first.begin();
    }
    return common;
}

// Eight bytes behind the common prefix as a number that is ordered as they are.
quint64 headOf(QByteArrayView key, qsizetype prefix)
{
    uchar bytes[8] = {};
    const qsizetype size = std::min<qsizetype>(sizeof bytes, key.size() - prefix);
    std::memcpy(bytes, key.data() + prefix, static_cast<size_t>(size));
    return qFromBigEndian<quint64>(bytes);
}

Error listingCancelled()
{
    return {ErrorCode::Cancelled, Reasons::cancelled};
}

// Short runs are sorted, then merged to longer ones, with looks at `stop` in between.
template <class Less>
Result<void> sortInRuns(std::vector<SortedKey> &keys, Less less, const std::stop_token &stop)
{
    const auto size = static_cast<qsizetype>(keys.size());
    const auto at = [&](qsizetype i) { return keys.begin() + std::min(i, size); };
    for (qsizetype i = 0; i < size; i += keysInRun) {
        if (stop.stop_requested())
            return listingCancelled();
        std::sort(at(i), at(i + keysInRun), less);
    }
    for (qsizetype run = keysInRun; run < size; run *= 2) {
        for (qsizetype i = 0; i + run < size; i += 2 * run) {
            if (stop.stop_requested())
                return listingCancelled();
            std::inplace_merge(at(i), at(i + run), at(i + 2 * run), less);
        }
    }
    return {};
}

void sortUnique(QList<QByteArray> &keys)
{
    std::sort(keys.begin(), keys.end(), isLess);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

} // namespace

qint64 KeyList::beginOf(qsizetype i) const
{
    const qint64 block = m_blocks.at(i / keysInBlock);
    return i % keysInBlock == 0 ? block : block + m_ends.at(i - 1);
}

QByteArrayView KeyList::at(qsizetype i) const
{
    const qint64 begin = beginOf(i);
    const qint64 end = m_blocks.at(i / keysInBlock) + m_ends.at(i);
    return {m_bytes.constData() + begin, end - begin};
}

qsizetype KeyList::lowerBound(QByteArrayView key) const
{
    qsizetype low = 0;
    qsizetype high = count();
    while (low < high) {
        const qsizetype middle = low + (high - low) / 2;
        if (isLess(at(middle), key))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool KeyList::contains(QByteArrayView key) const
{
    const qsizetype place = lowerBound(key);
    return place < count() && at(place) == key;
}

void KeyList::append(QByteArrayView key)
{
    if (count() % keysInBlock == 0)
        m_blocks.append(m_bytes.size());
    m_bytes.append(key);
    m_ends.append(static_cast<quint32>(m_bytes.size() - m_blocks.last()));
}

void KeyList::squeeze()
{
    m_bytes.squeeze();
    m_blocks.squeeze();
    m_ends.squeeze();
}

Result<void> KeyList::sort(const std::stop_token &stop)
{
    const qsizetype prefix = commonPrefix(*this);
    std::vector<SortedKey> keys;
    keys.reserve(static_cast<size_t>(count()));
    for (qsizetype i = 0; i < count(); ++i)
        keys.push_back({headOf(at(i), prefix), i});
    const auto less = [this](const SortedKey &a, const SortedKey &b) {
        return a.head != b.head ? a.head < b.head : isLess(at(a.index), at(b.index));
    };
    if (Result<void> done = sortInRuns(keys, less, stop); !done)
        return done;
    KeyList sorted;
    sorted.m_bytes.reserve(m_bytes.size());
    sorted.m_ends.reserve(m_ends.size());
    for (const SortedKey &key : keys)
        sorted.append(at(key.index));
    *this = std::move(sorted);
    return {};
}

void KeyList::update(QList<QByteArray> added, QList<QByteArray> removed)
{
    sortUnique(added);
    sortUnique(removed);
    KeyList updated;
    updated.m_bytes.reserve(m_bytes.size());
    updated.m_ends.reserve(m_ends.size() + added.size());
    qsizetype next = 0; // in `added`
    for (qsizetype i = 0; i < count(); ++i) {
        const QByteArrayView key = at(i);
        while (next < added.size() && isLess(added[next], key))
            updated.append(added[next++]);
        const bool addedToo = next < added.size() && added[next] == key;
        if (addedToo || !isAmong(removed, key))
            updated.append(key);
        next += addedToo ? 1 : 0;
    }
    while (next < added.size())
        updated.append(added[next++]);
    *this = std::move(updated);
}

std::optional<qsizetype> positionOf(const KeyCursor &cursor, const KeyList &keys)
{
    if (const std::optional<qint64> position = cursor.position())
        return std::min<qsizetype>(*position, keys.count());
    if (positionWhileListed(cursor))
        return 0;
    if (cursor.token.front() != behindMark)
        return std::nullopt;
    const QByteArrayView last = QByteArrayView(cursor.token).sliced(1);
    const qsizetype place = keys.lowerBound(last);
    return place < keys.count() && keys.at(place) == last ? place + 1 : place;
}

KeyCursor cursorAt(qsizetype position, const KeyList &keys, QByteArrayView prefix)
{
    const bool atEnd = position >= keys.count() || !keys.at(position).startsWith(prefix);
    if (position == 0)
        return {{}, atEnd};
    return {behindMark + keys.at(position - 1).toByteArray(), atEnd};
}

KeyCursor cursorBehind(QByteArrayView key)
{
    return {behindMark + key.toByteArray(), false};
}

std::optional<qint64> positionWhileListed(const KeyCursor &cursor)
{
    if (cursor.token.startsWith(listedMark)) {
        bool ok = false;
        const qint64 position = QByteArrayView(cursor.token).sliced(1).toLongLong(&ok);
        return ok && position >= 0 ? std::optional(position) : std::nullopt;
    }
    return cursor.token.isEmpty() ? std::nullopt : cursor.position();
}

KeyPage pageWhileListed(const KeyList &keys, qint64 position, int limit)
{
    KeyPage page;
    const qint64 end = std::min<qint64>(keys.count(), position + limit);
    for (qint64 i = position; i < end; ++i)
        page.append({keys.at(i)});
    page.next = {listedMark + QByteArray::number(end), false};
    return page;
}

} // namespace kvlens
