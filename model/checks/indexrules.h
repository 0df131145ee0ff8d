// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of an index: one row each, and one function that finds what breaks it.
#pragma once

#include "model/checks/pythoncall.h"
#include "model/checks/repairdraft.h"
#include "model/index/indexparts.h"
#include "stores/loading.h"

namespace kvlens {

// What a rule has found: one or several entries of one file.
struct Evidence
{
    Reason what;
    QList<EntryRef> entries;
    QByteArray file = {}; // of what is not told by entries
    bool isRepairable = true; // if the rule has a repair
    std::optional<Severity> severity = std::nullopt; // another than that of the rule
    const char *raises = nullptr; // another than what the rule has; empty: nothing
    std::optional<PythonCall> call = std::nullopt; // another than that of the rule
    QList<QByteArray> ids = {}; // as Finding has them
};

struct IndexRule
{
    const char *id;
    Severity severity;
    const char *raises; // what Python says to it; empty: nothing, answers are wrong
    QList<IndexFile> needs; // and all of them whole; else nothing can be said
    QList<Evidence> (*find)(const IndexParts &parts);
    void (*repair)(const IndexParts &parts, RepairDraft &draft); // nullptr: none is safe
    // Where people have met it, with commas between: issues of run-llama/llama_index, or of the
    // project that stands before the number.
    const char *threads = "";
    PythonCall call = PythonCall::LoadIndex; // that raises it, or shows it
};

// In the order in which they are told.
QList<IndexRule> indexRules();

// Those of one file of the library each.
QList<IndexRule> shapeRules(); // F16 and F17
QList<IndexRule> indexFileRules(); // F9 to F11, D1, D14
QList<IndexRule> storeFileRules(); // F12, F14 and F15: files as files
QList<IndexRule> indexStoreRules(); // X
QList<IndexRule> docstoreRules(); // D
QList<IndexRule> nodeRules(); // D4 and D11 to D13: what single nodes are like
QList<IndexRule> vectorRules(); // V, and F6 of vectors
QList<IndexRule> vectorMapRules(); // V2 and V3: the maps beside each other
QList<IndexRule> normRules(); // V6: how long vectors are
QList<IndexRule> likenessRules(); // V5 and V10: vectors beside each other, and beside their nodes

// Those of a folder that is no index.
QList<IndexRule> localRules(); // L: a LocalFileStore

} // namespace kvlens
