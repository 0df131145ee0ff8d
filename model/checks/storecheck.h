// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole check of a store: what it tells itself, and the rules of an index, as one list.
#pragma once

#include "model/checks/indexrules.h"
#include "model/index/indexreader.h"

#include <QStringList>

namespace kvlens {

struct Finding
{
    Problem problem; // its repair is made when it is asked for
    QString raises; // what Python says; empty: nothing
    bool isRepairable = false;
    QStringList threads = {}; // where people have met it, as IndexRule has it
    PythonCall call = PythonCall::LoadIndex; // of what a rule has found: as IndexRule has it
    // What the entries name wrongly, gone most often, each once: no entries that one could go to.
    QList<QByteArray> ids = {};
};

// Which findings are wanted: all, or those of some rules.
struct RuleChoice
{
    QStringList ids = {};
    bool has(const QString &id) const { return ids.isEmpty() || ids.contains(id); }
};

struct CheckedStore
{
    QList<Finding> findings;
    QList<Problem> problems; // those of the store itself
    IndexParts parts;
    QStringList unjudged; // rules that need a file of which not all could be read
};
// What the rules of an index find. `storePath`: of the store's address.
CheckedStore judged(IndexParts parts, const QString &storePath, const RuleChoice &choice = {});

// A problem that the store tells itself, with what is known of it.
Finding findingOf(const Problem &problem);

// Checks all of it, values too; the problems that the store tells itself come first.
Result<CheckedStore> checkStore(
    Store &store, const RuleChoice &choice = {}, const std::stop_token &stop = {});

// Every rule of an index by its id, in their order; problems of stores have ids of their own.
QStringList ruleIds();

} // namespace kvlens
