// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is told of several keys that are chosen.
#pragma once

#include "ui/factlist.h"
#include "ui/target.h"

#include <QModelIndexList>

namespace kvlens {

// By their rows in the tree; of more than a thousand only how many they are, which takes no time.
QList<Fact> chosenFacts(const Target &target, const QModelIndexList &rows);

} // namespace kvlens
