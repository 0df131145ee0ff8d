// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Repairs of what a check has found, staged as edits like any others.
#pragma once

#include "model/checks/storecheck.h"

namespace kvlens {

// Which rules are to be repaired, of what was found.
using RuleChooser = std::function<RuleChoice(const QList<Finding> &found)>;

// Those that can be repaired, and of which that does not rest on a guess.
RuleChoice safeRules(const QList<Finding> &found);

struct StagedRepairs
{
    ChangeSet changes; // those that there were, and the repairs
    // What they are of: what was found, and after that what only came to light, or into being, by
    // the repairs before.
    QList<Finding> repaired = {};
};

struct RepairRequest
{
    RuleChooser choose;
    RuleChoice looked = {}; // rules of which the check was
    ChangeSet before = {}; // what is staged already: the repairs lie over it
    RepairDraft::Keep keep = RepairDraft::Keep::Values;
};

// Stages the repairs of what was found, and then those of what is found in the outcome, until
// nothing is left that can be repaired. Errors as Store::read().
// Memory: that of the checked parts twice more, where rules of an index repair something.
Result<StagedRepairs> stageRepairs(Store &store, const CheckedStore &checked,
    const RepairRequest &request, const std::stop_token &stop = {});

} // namespace kvlens
