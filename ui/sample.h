// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stores that come with the program, to try it out.
#pragma once

#include "stores/result.h"

#include <QStringList>

namespace kvlens {

bool hasSample(); // false: they were not installed

// The paths of the stores in a copy that is the person's own, in the folder of their data. It is
// made when there is none yet; what they did to it since stays. Denied, NoSpace: it could not be
// made.
Result<QStringList> copyOfSample();

} // namespace kvlens
