// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the arguments of the process to a Command: prints nothing, opens nothing.
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"

namespace kvlens {

// Whether the arguments are for the command line and not for the window: the first one is a verb,
// asks for help or the version, or is a mere word that no file is called by, and so wrong usage.
// A store that is called as a verb opens as "./get".
bool isCommandLine(int argc, const char *const *argv);

// What to print instead of running a command.
struct Ending
{
    ExitStatus status = ExitStatus::Done; // Done: `text` is help, for standard output
    QByteArray text;
};

tl::expected<Command, Ending> parseCommandLine(int argc, const char *const *argv);

} // namespace kvlens
