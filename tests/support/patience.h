// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a test waits for what comes at once on a quiet machine: under a sanitizer, on a busy
// one, it takes its time. Who waits for nothing to come says how long that is to take.
#pragma once

#include <functional>

namespace kvlens::test {

constexpr int patience = 60'000; // ms

// Turns the event loop until `isOver`, and sleeps while nothing happens: the processor is for what
// is waited for. Asks after every event, and every `every` ms, as a thread may change it without
// one. Returns what it said last.
bool turnLoop(const std::function<bool()> &isOver, int every = 5, int most = patience);

} // namespace kvlens::test
