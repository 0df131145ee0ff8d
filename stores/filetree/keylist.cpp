// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/keylist.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace kvlens {

namespace {

constexpr char behindMark = '>';

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

void sortUnique(QList<QByteArray> &keys)
{
    std::sort(keys.begin(), keys.end(), isLess);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

} // namespace

QByteArrayView KeyList::at(qsizetype i) const
{
    const qint64 begin = i == 0 ? 0 : m_ends.at(i - 1);
    return QByteArrayView(m_bytes).sliced(begin, m_ends.at(i) - begin);
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
    m_bytes.append(key);
    m_ends.append(m_bytes.size());
}

void KeyList::sort()
{
    std::vector<QByteArrayView> keys;
    keys.reserve(static_cast<size_t>(count()));
    for (qsizetype i = 0; i < count(); ++i)
        keys.push_back(at(i));
    std::sort(keys.begin(), keys.end(), isLess);
    KeyList sorted;
    sorted.m_bytes.reserve(m_bytes.size());
    sorted.m_ends.reserve(m_ends.size());
    for (const QByteArrayView key : keys)
        sorted.append(key);
    *this = std::move(sorted);
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

qsizetype positionOf(const KeyCursor &cursor, const KeyList &keys)
{
    if (const std::optional<qint64> position = cursor.position())
        return std::min<qsizetype>(*position, keys.count());
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

} // namespace kvlens
