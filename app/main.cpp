// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/cli/commandline.h"
#include "app/cli/runcommand.h"

#include <QCoreApplication>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <langinfo.h>

namespace {

// Paths and output are UTF-8 even where the environment says "C", as in many containers.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setenv("LC_ALL", "C.UTF-8", 1);
}

// Whether a window can open. Qt itself would end the process without a word that helps.
bool hasDisplay(int argc, char **argv)
{
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    const auto asksForPlatform
        = [](const char *argument) { return std::strcmp(argument, "-platform") == 0; };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM")
        || std::any_of(argv + 1, argv + argc, asksForPlatform);
}

int runWindow(int &argc, char **argv)
{
    if (hasDisplay(argc, argv))
        return kvlens::runWindow(argc, argv);
    std::fputs("There is no display to open a window on; kvlens --help says what works without.\n",
        stderr);
    return static_cast<int>(kvlens::ExitStatus::StoreFailed);
}

} // namespace

int main(int argc, char **argv)
{
    useUtf8();
    QCoreApplication::setApplicationName(QStringLiteral("kvlens"));
    if (!kvlens::isCommandLine(argc, argv))
        return runWindow(argc, argv);
    const QCoreApplication application(argc, argv);
    return kvlens::runCommandLine(argc, argv);
}
