// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The streaming structural scanner: fed a JSON file block by block, it fills an Index without
// looking at values more closely than it must.
//
// It sees: bracket balance and type, the grammar of levels 1 and 2, unterminated strings, control
// characters in strings, bytes that are not UTF-8. It does not see wrong grammar *inside* an
// entry's value nor wrong scalars; reading the value does (stores/json/text.h).
#pragma once

#include "stores/json/index.h"
#include "stores/json/kernel.h"
#include "stores/json/utf8.h"

#include <QByteArrayView>

namespace kvlens::json {

// Threads: one at a time. Memory: the index, a bit for each open bracket, and 32 KB.
class Scanner
{
public:
    // `kernel`: for tests; by default the best one for this processor.
    explicit Scanner(const Kernel &kernel = bestKernel());

    // The next bytes of the file, as many as there happen to be. False: there is a damage, what
    // follows is not looked at.
    bool feed(QByteArrayView block);
    // There are no more bytes.
    void finish();

    const Index &index() const { return m_index; }
    qint64 position() const { return m_fed; } // bytes fed so far
    bool finished() const { return m_finished; } // finish() was called, or a damage ended it
    bool hasBom() const { return m_bom; } // begins with a UTF-8 byte order mark (no damage)

    // The first thing wrong, with its byte offset in `place`; line and column are not counted here.
    // The byte is exact, but for a quote that is missing: it shows where the strings fall apart,
    // which may be much later. locateDamage() makes it exact.
    const std::optional<Error> &damage() const { return m_damage; }
    // Where the entry begins that was not complete at the damage.
    qint64 lastGood() const { return m_lastGood; }

private:
    Index m_index;
    std::optional<Error> m_damage;
    qint64 m_fed = 0;
    qint64 m_lastGood = 0;
    bool m_finished = false;
    bool m_bom = false;
};

// The damage with its exact byte, line and column: reads the file up to it once, and the broken
// entry (up to 64 MB of it) again with the strict parser.
Error locateDamage(const Scanner &scanner, const ReadAt &read);

} // namespace kvlens::json
