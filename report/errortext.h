// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The only place that turns an Error into sentences; the window and the command line share it.
// Every sentence says what happened and where; a second one says what can be done, if anything.
#pragma once

#include "stores/store.h"

#include <QString>

namespace kvlens {

// What was being done when it went wrong.
enum class Act : quint8 {
    Open,
    Load,
    Read,
    Persist,
    WillPersist, // it is not tried, as it would go wrong
    Reload,
    Rename,
    Delete,
    Write,
    Search
};

// "docstore.json could not be opened: there is no such file or folder." `fallbackSubject` stands
// in where the error names none.
QString errorSentence(Act act, const Error &error, const QString &fallbackSubject = {});

// "Check the path, or choose the file with Open." Empty if there is nothing to advise.
QString errorAdvice(Act act, const Error &error);

// For the Details button and bug reports: code, subject, place and technical detail, one per line.
QString errorDetails(const Error &error);

// "line 3, column 14"; with the byte if the line is not known; empty if nothing is.
QString placeText(const TextPlace &place);

bool canTryAgain(const Error &error); // false: the same would come out

// Which of the files of a store of several has the problem: its path in the store's folder, which
// is `storePath`. Empty: the store as a whole, or its only file.
QString problemFile(const Problem &problem, const QString &storePath);

// What is wrong with a store, as a sentence; it begins with the file, if that is one of several.
QString problemSentence(const Problem &problem, const QString &storePath = {});

// "NotFound"
QString errorCodeName(ErrorCode code);

} // namespace kvlens
