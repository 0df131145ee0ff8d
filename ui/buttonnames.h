// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCoreApplication;

namespace kvlens {

// From now on the small buttons that Qt puts into lines and tabs, which are pictures alone, have a
// name for those who do not see them.
void installButtonNames(QCoreApplication &application);

} // namespace kvlens
