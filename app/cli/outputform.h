// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace kvlens {

enum class OutputForm : quint8 { Text, Json };

} // namespace kvlens
