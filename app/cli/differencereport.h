// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `diff` prints: a line for each thing that differs, or one JSON document.
#pragma once

#include "app/cli/openedstore.h"
#include "model/compare/storedifference.h"

namespace kvlens {

void printDifference(const IndexReport &report, const ComparedIndexes &indexes, Console &console);
void printDifferenceJson(
    const IndexReport &report, const ComparedIndexes &indexes, Console &console);
void printDifference(const EntryDifference &difference, const OpenedStore &from,
    const OpenedStore &to, Console &console);
void printDifferenceJson(const EntryDifference &difference, Console &console);

} // namespace kvlens
