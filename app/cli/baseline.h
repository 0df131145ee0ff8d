// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Findings that were accepted: those of a document that `check --json` has printed.
#pragma once

#include "model/checks/storecheck.h"

#include <QSet>

namespace kvlens {

class Baseline
{
public:
    // Corrupt: it is no such document. Else as a file is read: NotFound, Denied, Unavailable.
    static Result<Baseline> read(const QString &path);

    // Whether all of a finding is in it: the rule, its file and each of its entries.
    bool accepts(const Finding &finding, const QString &storePath) const;

private:
    QSet<QString> m_accepted;
};

} // namespace kvlens
