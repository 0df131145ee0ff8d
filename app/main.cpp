// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"
#include "app/cli/runcommand.h"
#include "app/startup.h"
#include "app/windowprogram.h"
#include "stores/words/translations.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    kvlens::prepareProcess();
    if (!kvlens::isCommandLine(argc, argv))
        return kvlens::becomeWindow(argv);
    const QCoreApplication application(argc, argv);
    kvlens::installTranslations();
    return kvlens::runCommandLine(argc, argv);
}
