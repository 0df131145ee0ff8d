// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Checks bytes for UTF-8 as Python's decode("utf-8", "surrogatepass") does: surrogates in three
// bytes each are let through, all else that is not UTF-8 is found.
#pragma once

#include <QByteArray>

namespace kvlens::json {

// The offset of the first wrong sequence, or -1.
qsizetype findInvalidUtf8(QByteArrayView bytes);

// How many bytes at the end begin a character that they do not finish.
qsizetype unfinishedTail(QByteArrayView bytes);

// The same as findInvalidUtf8() for a stream.
class Utf8Check
{
public:
    // The offset, counted from the first byte ever fed, of the first wrong sequence, or -1.
    qint64 feed(QByteArrayView bytes);
    // The same for so many bytes that are known to be ASCII.
    qint64 feedAscii(qsizetype count);
    // There are no more bytes: a sequence that was only begun is wrong.
    qint64 finish() const;

private:
    qint64 bulk(QByteArrayView bytes);
    QByteArray m_pending; // a sequence that goes on in the next block
    qint64 m_position = 0; // of m_pending, or of the next byte
};

} // namespace kvlens::json
