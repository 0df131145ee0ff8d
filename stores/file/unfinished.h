// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// NAME.kvlens-unfinished: what was to be in a file, or was in it for a moment, and lies beside it
// until a person has looked at it.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QStringList>

namespace kvlens {

// Gives the file `name` of the open folder such a name of its own beside `target`, which need not
// be there; with a number if that is taken. Answers the name. Whoever may not read the target by
// now may not read it either. `path`, of the target, is for errors.
Result<QByteArray> keepUnfinished(
    int folder, const QByteArray &name, const QByteArray &target, const QString &path = {});

// The same by paths, which are of one folder. Answers the path.
Result<QString> keepUnfinished(const QString &temp, const QString &target);

// The files that lie beside `target` because of that.
QStringList unfinishedBeside(const QString &target);

} // namespace kvlens
