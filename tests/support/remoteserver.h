// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Puts a store behind a wire: calls take time, some fail, and the connection can be lost.
#pragma once

#include "tests/support/storeopener.h"

#include <atomic>

namespace kvlens::test {

struct RemoteOptions
{
    std::chrono::milliseconds latency {0}; // of each call
    int failEvery = 0; // as many calls, and the last of them fails; 0: none does
};

// The far end. Shared between the test and the stores on their workers.
// Threads: any.
class RemoteServer
{
public:
    explicit RemoteServer(const RemoteOptions &options = {})
        : m_options(options)
    {
    }

    void goDown(); // all connections are lost, and none can be made
    void comeUp(); // connections can be made
    // Time that a test need not wait for. Each call takes its latency of it too.
    void passTime(std::chrono::milliseconds time) { m_time += time.count(); }
    qint64 time() const { return m_time; } // ms
    int calls() const { return m_calls; } // so far

    // For stores: a new connection; nothing while the server is down.
    std::optional<int> connect() const;
    // Takes the time of a call; Unavailable: it fails, or the connection is lost.
    Result<void> call(int connection, const std::stop_token &stop);

private:
    const RemoteOptions m_options;
    std::atomic<bool> m_isUp = true;
    std::atomic<int> m_connection = 1; // what was made before is lost
    std::atomic<int> m_calls = 0;
    std::atomic<qint64> m_time = 0;
};

// What `open` opens, behind a connection; load(LoadMode::Anew) makes another. Unavailable: the
// server is down.
StoreOpener remoteOpener(std::shared_ptr<RemoteServer> server, StoreOpener open);

} // namespace kvlens::test
