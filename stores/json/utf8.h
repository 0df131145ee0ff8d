// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Checks a stream of bytes for UTF-8 as Python's bytes.decode("utf-8", "surrogatepass") does:
// surrogates in three bytes each are let through, all else that is not UTF-8 is found.
#pragma once

#include <QByteArray>

namespace kvlens::json {

class Utf8Check
{
public:
    // How many bytes before the end of what was fed until now the first wrong sequence begins (its
    // first byte may lie up to three bytes before `bytes`). Nothing wrong so far: -1.
    qsizetype feed(QByteArrayView bytes);
    // Bytes of a sequence that was begun and not ended: 0 to 3.
    qsizetype pending() const { return m_pending.size(); }

private:
    QByteArray m_pending;
};

// The offset of the first wrong sequence, or -1.
qsizetype findInvalidUtf8(QByteArrayView bytes);

} // namespace kvlens::json
