// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks for a short run of bytes in a long one, at the speed of memory: the three bytes of the
// needle that are rarest in JSON text are looked for together, at many places at a time; the rest
// is compared where they stand.
#pragma once

#include "stores/search/finderkernel.h"

#include <QByteArray>

#include <array>

namespace kvlens {

// Threads: as a value. Memory: the needle.
class SubstringFinder
{
public:
    // Case-insensitive means the 26 letters of ASCII; other bytes are compared as they are.
    // `kernel`: for tests; must outlive the finder.
    explicit SubstringFinder(const QByteArray &needle,
        Qt::CaseSensitivity caseSensitivity = Qt::CaseSensitive,
        const FinderKernel &kernel = bestFinder());

    // A needle of at least three bytes that may be others as well, with `folds` as WantedByte has
    // them; those three at `places` are looked for together.
    SubstringFinder(const QByteArray &needle, const QByteArray &folds,
        const std::array<qsizetype, WantedBytes::count> &places,
        const FinderKernel &kernel = bestFinder());

    const QByteArray &needle() const { return m_needle; }

    // The offset of the first occurrence that begins at `from` or behind, or -1. The empty needle
    // is found at `from`.
    qsizetype indexIn(QByteArrayView text, qsizetype from = 0) const;

private:
    WantedByte wantedAt(qsizetype place) const;
    bool isAt(const char *text) const;

    QByteArray m_needle; // small letters where the case does not matter
    QByteArray m_folds; // for each byte its WantedByte::fold; empty: none has one
    WantedBytes m_wanted;
    const FinderKernel *m_kernel; // not owned
};

} // namespace kvlens
