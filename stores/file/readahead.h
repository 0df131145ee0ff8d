// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file from some place to its end, read some blocks ahead of whoever takes them: while one block
// is looked at, a thread reads the next. Whoever comes for a block that is not there yet reads one
// as well, so that both processors are busy whether reading or looking takes longer.
#pragma once

#include "stores/result.h"

#include <QByteArrayView>

#include <array>
#include <condition_variable>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>

namespace kvlens {

// Threads: used on one; the other is its own. Memory: two megabytes, and eight times the overlap.
class ReadAhead
{
public:
    // `fd` stays open as long as this lives; `path` is for errors. Begins to read at once.
    // `overlap`: so many bytes of each answer stand at the beginning of the next one as well.
    ReadAhead(int fd, qint64 from, const QString &path, qint64 overlap = 0);
    ~ReadAhead();
    ReadAhead(const ReadAhead &) = delete;
    ReadAhead &operator=(const ReadAhead &) = delete;

    // The next bytes, which live until the next call; none at the end. Errors as readInto(), once;
    // after the end or an error this is of no more use.
    Result<QByteArrayView> next();
    // Where in the file the last answer ends.
    qint64 end() const { return m_end; }

private:
    static constexpr qint64 blockSize = 256 * 1024;
    static constexpr qint64 blockCount = 8;
    struct Block
    {
        std::unique_ptr<char[]> bytes; // the overlap, and what was read
        Result<qint64> size = 0;
        bool isThere = false;
    };
    using Lock = std::unique_lock<std::mutex>;
    static std::array<Block, blockCount> newBlocks(qint64 overlap);
    void readOn();
    bool canRead() const { return m_read < m_taken + blockCount && m_read <= m_last; }
    void readNext(Lock &lock);
    Block &blockOf(qint64 number) { return m_blocks[static_cast<size_t>(number % blockCount)]; }
    QByteArrayView joined(Block &block);
    char *readPartOf(Block &block) const { return block.bytes.get() + m_overlap; }

    const int m_fd;
    const qint64 m_from;
    const QString m_path;
    const qint64 m_overlap;
    QByteArrayView m_answer; // what next() answered
    qint64 m_end;

    std::mutex m_mutex; // of what follows, but for the bytes of the blocks
    std::condition_variable m_wake; // of the thread: there is room, or all is over
    std::condition_variable m_arrived; // of next(): a block is there
    std::array<Block, blockCount> m_blocks; // number n at n % blockCount
    qint64 m_read = 0; // blocks that somebody has read or is reading
    qint64 m_next = 0; // the block that next() answers with
    qint64 m_taken = 0; // blocks that are done with: all before the last answer
    qint64 m_last = std::numeric_limits<qint64>::max(); // the block that the file ends with
    bool m_isClosing = false;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace kvlens
