// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

int main(int argc, char **argv)
{
    return kvlens::runWindow(argc, argv);
}
