// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/startup.h"
#include "app/window/application.h"

int main(int argc, char **argv)
{
    kvlens::prepareProcess();
    return kvlens::runWindow(argc, argv);
}
