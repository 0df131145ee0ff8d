// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/runcommand.h"

#include "app/cli/clitext.h"
#include "app/cli/commandline.h"
#include "app/cli/verbs.h"
#include "stores/exceptionerror.h"
#include "stores/words/reason.h"

#include <QFile>

#include <cstdio>

namespace kvlens {

namespace {

ExitStatus runParsed(const tl::expected<Command, Ending> &parsed, Console &console)
{
    if (parsed)
        return std::visit([&](const auto &command) { return run(command, console); }, *parsed);
    if (parsed.error().status == ExitStatus::Done)
        console.print(parsed.error().text);
    else
        console.note(QString::fromUtf8(parsed.error().text).trimmed());
    return parsed.error().status;
}

// No memory, or no thread, is a sentence too.
ExitStatus runOrRefused(int argc, const char *const *argv, Console &console)
{
    try {
        return runParsed(parseCommandLine(argc, argv), console);
    } catch (const std::exception &thrown) {
        return console.refuse(ExitStatus::StoreFailed,
            CliText::tr("It could not be done: %1.").arg(reasonText(errorOf(thrown).detail)));
    }
}

} // namespace

int runCommandLine(int argc, const char *const *argv)
{
    QFile in;
    QFile out;
    QFile err;
    const bool opened = in.open(stdin, QIODevice::ReadOnly)
        && out.open(fileno(stdout), QIODevice::WriteOnly)
        && err.open(fileno(stderr), QIODevice::WriteOnly | QIODevice::Unbuffered);
    if (!opened)
        return static_cast<int>(ExitStatus::StoreFailed);
    Console console(in, out, err);
    ExitStatus status = runOrRefused(argc, argv, console);
    if (!console.flush())
        status = console.refuse(ExitStatus::StoreFailed,
            CliText::tr("The output could not be written: %1.")
                .arg(reasonText(quoted(out.errorString()))));
    return static_cast<int>(status);
}

} // namespace kvlens
