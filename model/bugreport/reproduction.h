// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The lines of Python with which somebody sees what a rule has found. Pure.
#pragma once

#include "model/checks/storecheck.h"

namespace kvlens {

// They do what raises the error that the finding tells, or what shows it, with the store at `path`,
// of which the finding is; else they only load its index. A query is asked with a model that makes
// no network traffic and has as many numbers as the vectors. Empty: there is no such library of
// what is no part of an index.
QByteArray reproductionOf(const Finding &finding, const IndexParts &parts, const QString &path);

} // namespace kvlens
