// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines of Python with which somebody sees what a rule has found. Pure.
#pragma once

#include "model/index/indexparts.h"

#include <QString>

namespace kvlens {

// They load the index in the folder at `path`, and do what the error comes of, or what shows it, if
// something does; else they only load it. `isRaised`: Python says something to this finding. A
// query is asked with a model that makes no network traffic and has as many numbers as the vectors.
QByteArray reproductionOf(
    const QString &rule, bool isRaised, const IndexParts &parts, const QString &path);

} // namespace kvlens
