// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/readahead.h"

#include "stores/file/fileio.h"

#include <algorithm>

namespace kvlens {

ReadAhead::ReadAhead(int fd, qint64 from, const QString &path, qint64 overlap)
    : m_fd(fd)
    , m_from(from)
    , m_path(path)
    , m_overlap(overlap)
    , m_end(from)
    , m_blocks(newBlocks(overlap))
    , m_thread([this] { readOn(); })
{
}

ReadAhead::~ReadAhead()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosing = true;
    }
    m_wake.notify_one();
}

// The memory is had here, not by the thread, where nobody would be told that there is none.
std::array<ReadAhead::Block, ReadAhead::blockCount> ReadAhead::newBlocks(qint64 overlap)
{
    std::array<Block, blockCount> blocks;
    for (Block &block : blocks)
        block.bytes
            = std::make_unique_for_overwrite<char[]>(static_cast<size_t>(overlap + blockSize));
    return blocks;
}

void ReadAhead::readOn()
{
    Lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return canRead() || m_isClosing || m_read > m_last; });
        if (m_isClosing || m_read > m_last)
            return;
        readNext(lock);
        m_arrived.notify_one();
    }
}

// A block that is not full is the last, and so is one that cannot be read.
void ReadAhead::readNext(Lock &lock)
{
    const qint64 number = m_read++;
    lock.unlock();
    Block &block = blockOf(number);
    Result<qint64> size
        = readInto(m_fd, m_from + number * blockSize, readPartOf(block), blockSize, m_path);
    lock.lock();
    if (size.value_or(0) < blockSize)
        m_last = qMin(m_last, number);
    block.size = std::move(size);
    block.isThere = true;
}

Result<QByteArrayView> ReadAhead::next()
{
    Lock lock(m_mutex);
    if (m_next > m_last)
        return QByteArrayView();
    Block &block = blockOf(m_next);
    while (!block.isThere) {
        if (canRead())
            readNext(lock);
        else
            m_arrived.wait(lock);
    }
    m_answer = block.size ? joined(block) : QByteArrayView();
    m_end += block.size.value_or(0);
    // Only now the block before is no longer needed.
    if (m_next > m_taken)
        blockOf(m_taken++).isThere = false;
    ++m_next;
    // Waking the thread costs more than reading a block: it is done for some at once.
    if (m_taken + blockCount - m_read >= blockCount / 2)
        m_wake.notify_one();
    if (!block.size)
        return block.size.error();
    return m_answer;
}

// What was read, behind the end of the last answer.
QByteArrayView ReadAhead::joined(Block &block)
{
    const QByteArrayView kept = m_answer.last(qMin(m_answer.size(), qsizetype(m_overlap)));
    char *begin = std::copy_backward(kept.begin(), kept.end(), readPartOf(block));
    return *block.size == 0 ? QByteArrayView()
                            : QByteArrayView(begin, kept.size() + qsizetype(*block.size));
}

} // namespace kvlens
