// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is left of writing in place (see inplacewrite.h) when the process died meanwhile.
#pragma once

#include "stores/loading.h"

namespace kvlens {

struct Mended
{
    // What was done, to be told: the file is as it was before (Information), or another program has
    // written to it since and has the last word (Warning). Nothing: nothing was left to be done.
    std::optional<Problem> told = std::nullopt;
};
// Finishes what a killed process has left of the file at `path`, which has no links in it. Denied:
// `mayWrite` is false, or another user, or one with another state folder, has to do it. Conflict: a
// process is at work on it. Corrupt: the backup is not whole.
Result<Mended> mendInPlace(const QString &path, bool mayWrite);

} // namespace kvlens
