// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/readahead.h"

#include "stores/file/fileio.h"

#include <algorithm>

namespace kvlens {

ReadAhead::ReadAhead(int fd, qint64 from, const QString &path, qint64 overlap)
    : m_overlap(overlap)
    , m_end(from)
    , m_thread([this, fd, from, path] { read(fd, from, path); })
{
}

ReadAhead::~ReadAhead()
{
    m_closing = true;
    m_free.release();
}

void ReadAhead::read(int fd, qint64 from, const QString &path)
{
    for (size_t i = 0;; i = (i + 1) % blockCount) {
        m_free.acquire();
        if (m_closing)
            return;
        Block &block = m_blocks[i];
        block.bytes.resize(static_cast<size_t>(m_overlap + blockSize));
        block.size = readInto(fd, from, readPartOf(block), blockSize, path);
        const bool isLast = !block.size || *block.size == 0;
        from += block.size.value_or(0);
        m_full.release();
        if (isLast)
            return;
    }
}

// The block before is given back only when its last bytes were copied.
Result<QByteArrayView> ReadAhead::next()
{
    m_full.acquire();
    Block &block = m_blocks[m_next];
    const QByteArrayView kept = m_last.last(qMin(m_last.size(), qsizetype(m_overlap)));
    m_last = {};
    if (block.size && *block.size > 0) {
        char *begin = std::copy_backward(kept.begin(), kept.end(), readPartOf(block));
        m_last = {begin, kept.size() + qsizetype(*block.size)};
        m_end += *block.size;
    }
    if (m_holds)
        m_free.release();
    m_holds = true;
    m_next = (m_next + 1) % blockCount;
    if (!block.size)
        return block.size.error();
    return m_last;
}

} // namespace kvlens
