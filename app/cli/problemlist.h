// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Problems of a store as `info` and `check` print them.
#pragma once

#include "app/cli/jsonwriter.h"
#include "app/cli/openedstore.h"

namespace kvlens {

// "E", "W" or "I".
QByteArray severityLetter(Severity severity);

// The members of an object that is open; `storePath`: of the store's address.
JsonWriter &writeProblem(
    JsonWriter &writer, const Problem &problem, const QString &storePath, bool isRepairable);

// "collection", "group"?, "key": the members of an object that is open.
JsonWriter &writeRefMembers(JsonWriter &writer, const EntryRef &ref);

// A line, and one for each of the first entries: of several only, as the sentence names one that is
// alone, or always.
enum class EntryLines : quint8 { OfSeveral, Always };
void printProblem(
    const Problem &problem, const OpenedStore &opened, EntryLines lines, Console &console);

} // namespace kvlens
