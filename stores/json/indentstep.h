// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace kvlens::json {

// How many columns each level is indented where a value is laid out to be read; what is stored is
// not concerned. Two, unless the program says otherwise when it starts.
// Threads: read by any; set before there are others.
int indentStep();
void setIndentStep(int columns);

} // namespace kvlens::json
