// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/helptext.h"

#include "app/cli/clitext.h"
#include "ui/backendtext.h"

namespace kvlens {

QString description()
{
    return CliText::tr("Looks into and edits the key-value stores that LLM programs leave behind.\n"
                       "Without a verb it opens a window: kvlens [STORE...]");
}

QString footer()
{
    return CliText::tr(
               "STORE is a path, whose content tells what it is, or an address of one of these "
               "forms:")
        + u'\n' + addressHelp()
        + CliText::tr("In a store of several files a COLLECTION may be FILE:COLLECTION. A word "
                      "that begins with\n"
                      "'-' goes behind \"--\".\n"
                      "Exit status: 0 done, 1 not found, or findings, 2 wrong usage, 3 the store "
                      "could not be "
                      "opened, read or\n"
                      "written.");
}

} // namespace kvlens
