// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A few threads that work ahead of the one that asks: reading many small files from a disk is
// waiting for each, so it goes as many times faster as files are waited for at once, even on two
// processors. Files that are in memory are not waited for: then one thread helps, and the others
// would only be in the way.
#pragma once

#include "stores/store.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace kvlens {

// Threads: run() is called on one thread at a time; the threads of the pool begin with the first
// call and end with the pool.
class ReaderPool
{
public:
    static constexpr int threads = 32; // with the caller's
    static constexpr qsizetype ahead = 64; // pieces made and not yet taken, at most

    // On any of the threads, numbered from 0; ends early when asked to stop.
    using Make = std::function<void(qsizetype piece, int thread, const std::stop_token &stop)>;
    // On the caller's thread, with the pieces in order.
    using Take = std::function<Result<Visit>(qsizetype piece)>;

    ReaderPool() = default;
    ~ReaderPool();

    // Of pieces of so many files: make() for all pieces from 0, and take() for each behind it;
    // until take() does not say Continue, or an error, which is answered. Piece n is made only
    // after piece n - ahead was taken. When this returns nothing is being made any more. Cancelled.
    Result<void> run(qsizetype pieces, qsizetype filesInPiece, const Make &make, const Take &take,
        const std::stop_token &stop);

private:
    void work(int thread);
    void makeNext(std::unique_lock<std::mutex> &lock, int thread);
    std::optional<Error> made(qsizetype piece, int thread) const;
    bool hasWork() const;
    bool isWanted(int thread) const;
    void wakeForMore();
    Result<Visit> takeNext(const Take &take, const std::stop_token &stop);

    std::mutex m_mutex; // of all that follows
    std::condition_variable m_wakeFirst; // of the pool: the thread that always helps …
    std::condition_variable m_wake; // … and all others
    std::condition_variable_any m_arrived; // of the caller
    const Make *m_make = nullptr; // while run() runs
    std::stop_token m_stop;
    qsizetype m_pieces = 0;
    qsizetype m_next = 0; // to be made
    qsizetype m_taken = 0;
    int m_busy = 0; // threads that make a piece
    std::chrono::nanoseconds m_quick {}; // a piece that takes no longer was in memory
    int m_slow = 0; // pieces that took longer
    bool m_made[ahead] = {};
    std::optional<Error> m_failure; // there was no memory for a piece
    bool m_quit = false;
    std::vector<std::jthread> m_threads;
};

} // namespace kvlens
