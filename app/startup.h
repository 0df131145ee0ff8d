// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every process of ours does before anything else: its streams, signals, locale and limits are
// then such as all code may rely on, wherever it was started.
#pragma once

namespace kvlens {

// Before a thread or an application object is made; once.
void prepareProcess();

} // namespace kvlens
