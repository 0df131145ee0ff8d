// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/cli/commandline.h"
#include "app/cli/runcommand.h"
#include "stores/words/translations.h"

#include <QCoreApplication>

#include <clocale>
#include <csignal>
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

// A file that `ulimit -f` forbids to grow then fails like a full disk; else the process would end.
void failWhereFilesMayNotGrow()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace

int main(int argc, char **argv)
{
    useUtf8();
    failWhereFilesMayNotGrow();
    QCoreApplication::setApplicationName(QStringLiteral("kvlens"));
    if (!kvlens::isCommandLine(argc, argv))
        return kvlens::runWindow(argc, argv);
    const QCoreApplication application(argc, argv);
    kvlens::installTranslations();
    return kvlens::runCommandLine(argc, argv);
}
