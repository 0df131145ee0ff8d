// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/substringfinder.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace kvlens {

namespace {

constexpr char caseBit = 0x20;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How often a byte stands in JSON of text and vectors, roughly: 0 is rare.
int frequency(char c)
{
    static constexpr QByteArrayView common(" etaoinsr0\"1,2.l3dch5u4679m8p-fgy:_bw\\v/kA{}");
    const qsizetype rank = common.indexOf(c);
    if (rank >= 0)
        return static_cast<int>(100 - rank);
    const auto byte = static_cast<uchar>(c);
    return byte >= 0x80 && byte < 0xc0 ? 30 : byte > ' ' && byte < 0x7f ? 20 : 10;
}

int frequency(WantedByte wanted)
{
    const auto c = static_cast<char>(wanted.byte);
    return wanted.fold == 0 ? frequency(c)
                            : frequency(c) + frequency(static_cast<char>(c - caseBit));
}

} // namespace

SubstringFinder::SubstringFinder(
    const QByteArray &needle, Qt::CaseSensitivity caseSensitivity, const FinderKernel &kernel)
    : m_needle(needle)
    , m_kernel(&kernel)
{
    if (caseSensitivity == Qt::CaseInsensitive) {
        m_folds = QByteArray(needle.size(), '\0');
        for (qsizetype i = 0; i < needle.size(); ++i) {
            if (isLetter(needle[i]))
                m_folds[i] = caseBit;
            m_needle[i] = static_cast<char>(m_needle[i] | m_folds[i]);
        }
    }
    // Those that are rarest; of equal ones the first.
    std::vector<WantedByte> rarest;
    for (qsizetype i = 0; i < m_needle.size(); ++i)
        rarest.push_back(wantedAt(i));
    std::stable_sort(rarest.begin(), rarest.end(),
        [](WantedByte a, WantedByte b) { return frequency(a) < frequency(b); });
    for (size_t i = 0; i < std::size(m_wanted.bytes) && !rarest.empty(); ++i)
        m_wanted.bytes[i] = rarest[std::min(i, rarest.size() - 1)];
}

SubstringFinder::SubstringFinder(const QByteArray &needle, const QByteArray &folds,
    const std::array<qsizetype, WantedBytes::count> &places, const FinderKernel &kernel)
    : m_needle(needle)
    , m_folds(folds)
    , m_kernel(&kernel)
{
    for (size_t i = 0; i < places.size(); ++i)
        m_wanted.bytes[i] = wantedAt(places[i]);
}

WantedByte SubstringFinder::wantedAt(qsizetype place) const
{
    const char fold = m_folds.isEmpty() ? '\0' : m_folds[place];
    return {static_cast<quint8>(m_needle[place]), static_cast<quint8>(fold), place};
}

qsizetype SubstringFinder::indexIn(QByteArrayView text, qsizetype from) const
{
    const qsizetype behind = text.size() - m_needle.size() + 1; // where none can begin any more
    if (m_needle.isEmpty())
        return from <= text.size() ? from : -1;
    while (from < behind) {
        from += m_kernel->find(text.data() + from, behind - from, m_wanted);
        if (from < behind && isAt(text.data() + from))
            return from;
        ++from;
    }
    return -1;
}

bool SubstringFinder::isAt(const char *text) const
{
    if (m_folds.isEmpty())
        return std::memcmp(text, m_needle.constData(), static_cast<size_t>(m_needle.size())) == 0;
    for (qsizetype i = 0; i < m_needle.size(); ++i) {
        if ((text[i] | m_folds[i]) != m_needle[i])
            return false;
    }
    return true;
}

} // namespace kvlens
