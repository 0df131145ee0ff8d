// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program with a window: the one place where objects are wired.
#pragma once

namespace kvlens {

// Opens a window on the stores named in the arguments (addresses or bare paths; none is fine) and
// returns when it is closed. Arguments that Qt knows, such as -platform, are taken out of argv.
// `--config FILE` keeps the settings there; `--theme NAME` goes before the setting,
// and the variable KVLENS_THEME between them.
// The answer is the process's exit status; 2: an argument begins with '-' and is not known.
int runWindow(int &argc, char **argv);

} // namespace kvlens
