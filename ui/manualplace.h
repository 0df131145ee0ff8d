// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which place of the manual tells about what is looked at.
#pragma once

#include <QString>

class QWidget;

namespace kvlens {

// A panel that knows better than its kind says so in this property, as "problems.md#x2".
constexpr char manualProperty[] = "manualPlace";

// As Manual has it: "window.md#the-tree". For nullptr, and for what has no place, its first page.
QString manualPlace(const QWidget *focused);

} // namespace kvlens
