// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be said of something that is stored.
#pragma once

#include "stores/result.h"

#include <QList>

namespace kvlens {

// It is stored in any case.
struct Stored
{
    // Perhaps not yet safe from a power cut, or something that belonged to the old file is lost.
    std::optional<Error> warning = std::nullopt;
};

// Several, as one: "owner, group".
Reason listed(const QList<Reason> &reasons);

// When what was written is made safe from a power cut: before anything is told of it, or by whoever
// has it written, with all else that belongs to it.
enum class SyncTime : quint8 { Now, Later };

// After a rename or unlink in the open folder, of the file `path`: makes it survive a crash.
// `lost`: what copyMetadata() could not give.
Stored storedIn(int folder, const QString &path, const QList<Reason> &lost = {});

} // namespace kvlens
