// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCoreApplication;

namespace kvlens {

// From now on no label, tool tip or question of the application takes its text for HTML, whatever
// a name in it looks like; but for labels that were told to.
void installPlainLabels(QCoreApplication &application);

} // namespace kvlens
