// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the help says beside the verbs.
#pragma once

#include <QString>

namespace kvlens {

QString description(); // of the program
QString footer(); // addresses, collections, exit status

} // namespace kvlens
