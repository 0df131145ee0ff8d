// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a test waits for what comes at once on a quiet machine: under a sanitizer, on a busy
// one, it takes its time. Who waits for nothing to come says how long that is to take.
#pragma once

namespace kvlens::test {

constexpr int patience = 60'000; // ms

} // namespace kvlens::test
