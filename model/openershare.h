// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session and whoever opens its store have in common: how far that is, and how the store is
// to be written.
#pragma once

#include "model/storeworker.h"
#include "stores/catalog.h"

#include <atomic>
#include <chrono>

namespace kvlens {

constexpr std::chrono::milliseconds stepInterval {100}; // at which somebody looks at the step

// Threads: the session's sets and reads; stores look from theirs. Copies are one.
class OpenerShare
{
public:
    OpenStep step() const { return m_state->step; }
    void beginStep() { m_state->step = OpenStep::Open; }
    WriteManner manner() const { return m_state->manner; }
    void setManner(const WriteManner &manner) { m_state->manner = Manner {manner}; }

    // Tells the steps, and has the manner be asked for.
    StoreWorker::Opener opener(const StoreAddress &address, OpenMode mode) const
    {
        return [state = m_state, address, mode](const std::stop_token &stop) {
            return openStore({.address = address,
                .mode = mode,
                .stop = stop,
                .progress = [state](OpenStep step) { state->step = step; },
                .manner = [state]() -> WriteManner { return state->manner.load(); }});
        };
    }

private:
    // So aligned, any compiler reads and writes it in one piece.
    struct alignas(sizeof(WriteManner)) Manner : WriteManner
    {
    };
    struct State
    {
        std::atomic<OpenStep> step = OpenStep::Open;
        std::atomic<Manner> manner = Manner();
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace kvlens
