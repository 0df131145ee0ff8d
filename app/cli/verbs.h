// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One function per verb; each lives in the file of its name. All of them write results to
// standard output, errors as one sentence to standard error, and answer the exit status.
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"

namespace kvlens {

ExitStatus run(const InfoCommand &command, Console &console);
ExitStatus run(const LsCommand &command, Console &console);
ExitStatus run(const GetCommand &command, Console &console);
ExitStatus run(const PutCommand &command, Console &console);
ExitStatus run(const ExpireCommand &command, Console &console);
ExitStatus run(const RmCommand &command, Console &console);
ExitStatus run(const RmIdCommand &command, Console &console);
ExitStatus run(const MvKeyCommand &command, Console &console);
ExitStatus run(const MvIdCommand &command, Console &console);
ExitStatus run(const FindCommand &command, Console &console);
ExitStatus run(const CheckCommand &command, Console &console);
ExitStatus run(const DocsCommand &command, Console &console);
ExitStatus run(const LinksCommand &command, Console &console);
ExitStatus run(const GraphCommand &command, Console &console);
ExitStatus run(const DiffCommand &command, Console &console);
ExitStatus run(const StatsCommand &command, Console &console);
ExitStatus run(const ConvertCommand &command, Console &console);
ExitStatus run(const SimilarCommand &command, Console &console);
ExitStatus run(const DuplicatesCommand &command, Console &console);
ExitStatus run(const KeywordsCommand &command, Console &console);
ExitStatus run(const MapCommand &command, Console &console);

} // namespace kvlens
