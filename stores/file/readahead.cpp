// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/readahead.h"

#include "stores/file/fileio.h"

namespace kvlens {

ReadAhead::ReadAhead(int fd, qint64 from, const QString &path)
    : m_thread([this, fd, from, path] { read(fd, from, path); })
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
        block.bytes.resize(static_cast<size_t>(blockSize));
        block.size = readInto(fd, from, block.bytes.data(), blockSize, path);
        const bool isLast = !block.size || *block.size == 0;
        from += block.size.value_or(0);
        m_full.release();
        if (isLast)
            return;
    }
}

Result<QByteArrayView> ReadAhead::next()
{
    if (m_holds)
        m_free.release();
    m_full.acquire();
    m_holds = true;
    const Block &block = m_blocks[m_next];
    m_next = (m_next + 1) % blockCount;
    if (!block.size)
        return block.size.error();
    return QByteArrayView(block.bytes.data(), *block.size);
}

} // namespace kvlens
