// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ids of all problems that stores tell themselves, as docs/problems.md has them. Those of the
// rules of an index are ruleIds().
#pragma once

#include <QStringList>

namespace kvlens {

QStringList storeProblemIds();

// What is known of such a problem beside what the store says, as IndexRule has it.
struct ProblemFacts
{
    QString raises;
    QStringList threads;
};
ProblemFacts factsOfProblem(const QString &id);

} // namespace kvlens
