// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a store is: `json:PATH`, `filetree:DIR?metadata=DIR`, `memory:`, `redis://host/0`, or a
// bare path. Plain value; parsing touches no disk.
#pragma once

#include "stores/result.h"

#include <QList>
#include <QPair>

namespace kvlens {

struct StoreAddress
{
    QString scheme; // lower case; empty for a bare path, which the catalogue recognises by content
    QString path; // the part between "scheme:" and "?"; a path with its characters as they are
    QList<QPair<QString, QString>> options; // in the order given, percent-decoded

    QString option(const QString &name, const QString &fallback = {}) const;
    // Parses back to an equal address; secrets (user:password@) are left out.
    QString toString() const;
    bool operator==(const StoreAddress &) const = default;
};

// A bare path may hold anything but NUL. A scheme is two or more of [a-z0-9+.-] followed by ':',
// and is taken as one only if the catalogue could know it: a path such as "C:\x" or "./a:b" stays a
// path. Invalid: empty, NUL, or an option without '='.
Result<StoreAddress> parseStoreAddress(const QString &text);

} // namespace kvlens
