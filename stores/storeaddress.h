// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a store is: `json:PATH`, `filetree:DIR?metadata=DIR`, `memory:`, `redis://host/0`, or a
// bare path. Plain value; parsing touches no disk.
#pragma once

#include "stores/result.h"

#include <QList>
#include <QPair>

namespace kvlens {

using StoreOption = QPair<QString, QString>; // name, value

struct StoreAddress
{
    QString scheme; // lower case; empty for a bare path, which the catalogue recognises by content
    QString path; // the part between "scheme:" and "?"; a path with its characters as they are
    QList<StoreOption> options; // in the order given, percent-decoded

    QString option(const QString &name, const QString &fallback = {}) const;
    // Parses back to an equal address, if this one was parsed; secrets (//user:password@) are left
    // out.
    QString toString() const;
    bool operator==(const StoreAddress &) const = default;
};

// A bare path may hold anything but NUL. A scheme is a letter a-z and at least one more of
// [a-z0-9+.-], followed by ':'; so "C:\x" and "./a:b" are paths. The options begin at the last '?'.
// Invalid: empty, NUL, an option without '=', or one whose percent-encoding is not that of a text.
Result<StoreAddress> parseStoreAddress(const QString &text);

} // namespace kvlens
