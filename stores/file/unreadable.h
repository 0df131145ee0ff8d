// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One file or folder of many that may not be read, or cannot be: the others are shown all the same.
#pragma once

#include "stores/loading.h"

namespace kvlens {

// Whether it says that the file or folder is there and cannot be read.
bool isUnreadable(const Error &error);

// It hides what is in it.
Problem unreadableProblem(const Error &error);

} // namespace kvlens
