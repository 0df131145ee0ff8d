// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bug report as a text to be sent with its folder. Pure.
#pragma once

#include "model/bugreport/bugreport.h"

namespace kvlens {

// Markdown: what was found, what Python says to it, and the lines that show it.
QByteArray bugReportText(const BugReport &report);

} // namespace kvlens
