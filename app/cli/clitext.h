// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Under this name translators find the words of the command line.
#pragma once

#include <QCoreApplication>

namespace kvlens {

class CliText
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace kvlens
