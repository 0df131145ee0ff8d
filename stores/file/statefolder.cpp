// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/statefolder.h"

#include <QDir>

namespace kvlens {

QString stateFolder()
{
    // The specification has relative paths ignored.
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base
        = QDir::isAbsolutePath(set) ? set : QDir::homePath() + QStringLiteral("/.local/state");
    return base + QStringLiteral("/kvlens");
}

} // namespace kvlens
