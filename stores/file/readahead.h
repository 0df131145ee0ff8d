// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A file from some place to its end, read some blocks ahead of whoever takes them: while one block
// is looked at, a thread waits for the next.
#pragma once

#include "stores/result.h"

#include <QByteArrayView>

#include <array>
#include <atomic>
#include <semaphore>
#include <thread>
#include <vector>

namespace kvlens {

// Threads: used on one; the other is its own. Memory: one megabyte, and four times the overlap.
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
    static constexpr int blockCount = 4;
    struct Block
    {
        std::vector<char> bytes; // the overlap, and what was read
        Result<qint64> size = 0;
    };
    void read(int fd, qint64 from, const QString &path);
    char *readPartOf(Block &block) const { return block.bytes.data() + m_overlap; }

    const qint64 m_overlap;
    qint64 m_end;
    QByteArrayView m_last; // what next() answered

    std::array<Block, blockCount> m_blocks;
    std::counting_semaphore<> m_free {blockCount};
    std::counting_semaphore<> m_full {0};
    std::atomic_bool m_closing = false;
    size_t m_next = 0;
    bool m_holds = false; // the block before m_next is in use
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace kvlens
