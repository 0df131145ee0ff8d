// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How two stores differ, as a report: the command line prints it, the window shows and exports it.
#pragma once

#include "model/compare/storedifference.h"
#include "report/reportpage.h"

namespace kvlens {

struct ComparedNames // of the stores, for people
{
    QString from;
    QString to;
};

// A section for each way in which documents, nodes and vectors differ, or entries of stores that
// are no indexes; none where they do not. Of each the first `most` are listed, and all counted.
constexpr qsizetype mostReported = 1'000;
ReportPage comparisonPage(
    const StoreDifference &difference, const ComparedNames &names, qsizetype most = mostReported);

// What is to be said of vectors that moved: how many, how far, and how many of them have no cosine
// and why. None: nothing moved.
QStringList moveSentences(const CosineSpread &spread);
// In the place of a cosine; empty: there is one.
QString noAngleText(NoAngle why);

// That keys were compared by other names than programs ask for; empty: none was.
QString standInSentence(const EntryDifference &difference);

} // namespace kvlens
