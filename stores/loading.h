// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is found out about a store while it is loaded, and afterwards.
#pragma once

#include "stores/entry.h"

#include <functional>

namespace kvlens {

enum class Severity : quint8 { Information, Warning, Error };

// The id of the problem whose entries are all that have expired.
constexpr char expiredId[] = "expired";

// Something the user should know about this store as a whole, found while opening or loading it.
struct Problem
{
    // A letter and a number where the formats' documents count it, for example "F2" (a truncated
    // file) or "K2" (a moved file tree); else a word or two: "hard-link".
    QString id;
    Severity severity = Severity::Warning;
    Error error; // what and where
    QList<EntryRef> entries = {}; // the entries concerned, if any
    QList<Write> repair
        = {}; // staged as ordinary edits when the user accepts; empty: no repair known
    bool hidesEntries = false; // what stands behind the place was not seen: keys may be missing
    bool isTold = false; // to whoever works with the store, also if they do not ask what is wrong
    bool isGuessed = false; // the repair is made only if it is asked for by its id
};

enum class LoadMode : quint8 {
    GoOn, // finds out more, for about the budget
    Anew, // forgets what was read, so that GoOn begins again on what is stored now; reads nothing
    Peek, // looks whether another program changed the store, no further; cheap: reads no contents,
          // but for about the budget those that the next one can compare
    Examine, // looks for problems that the others do not, as it takes long and few want to know;
             // those alone are in the report
};

struct LoadProgress
{
    qint64 done = 0; // bytes or keys, whatever the store counts
    qint64 total = -1; // -1: not known
    bool listed = true; // every key is known; what follows, if anything, is checking
    bool finished = true;
};

// Whether the store is what was loaded. Gone: it is not there any more.
enum class Freshness : quint8 { Current, Changed, Gone };

struct LoadReport
{
    LoadProgress progress = {};
    Freshness freshness = Freshness::Current; // only Peek looks
    // Of the store as a whole, as far as it is loaded; of Examine, what it alone finds.
    QList<Problem> problems = {};
};

// What a store does for each mode. Errors are passed on as they are.
struct LoadSteps
{
    std::function<Result<void>()> goOn;
    std::function<Result<void>()> anew;
    std::function<Result<Freshness>()> peek;
    std::function<LoadReport()> report; // what is known behind any of them, but for its freshness
    std::function<Result<QList<Problem>>()> examine = {}; // not set: there is nothing else to find
};
Result<LoadReport> loadIn(LoadMode mode, const LoadSteps &steps);

} // namespace kvlens
