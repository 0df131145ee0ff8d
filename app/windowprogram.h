// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window is a program of its own, kvlens-window, that lies beside this one: the verbs then
// start without the libraries of windows, three times as fast, and work where there are none.
#pragma once

namespace kvlens {

// This process goes on as that program, with the same arguments, environment and files. Returns
// only where that fails: it was told on standard error; the answer is the exit status.
int becomeWindow(char **argv);

} // namespace kvlens
