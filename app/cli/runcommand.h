// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program without a window.
#pragma once

namespace kvlens {

// Parses the arguments, runs the verb on the standard streams and answers the exit status.
int runCommandLine(int argc, const char *const *argv);

} // namespace kvlens
