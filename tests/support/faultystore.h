// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Wraps a store so that calls fail when a test wants them to.
#pragma once

#include "stores/store.h"

#include <atomic>
#include <memory>

namespace kvlens::test {

// Which call fails, and how. Shared between the test and the store on its worker.
// Threads: any.
struct FaultPlan
{
    std::atomic<int> calls {0}; // so far, of all functions that can fail
    std::atomic<int> failAt {0}; // the number of the call that fails, from 1; 0: none
    std::atomic<bool> failOn {false}; // and all that follow it
    std::atomic<ErrorCode> code {ErrorCode::Unavailable};

    void failNext(int n); // the n-th call from now
    void stopFailing();
    std::optional<Error> next(); // counts a call; its error
};

std::unique_ptr<Store> makeFaultyStore(
    std::unique_ptr<Store> store, std::shared_ptr<FaultPlan> plan);

} // namespace kvlens::test
