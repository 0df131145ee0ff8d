// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which nodes have the text of another one, so that a question is answered by both. Pure.
#pragma once

#include "model/checks/indexrules.h"

namespace kvlens {

// Nodes that are never answers together are none: those of different indexes, those that have
// children, and what a tree has made of its own.
QList<Evidence> findSameTexts(const IndexParts &parts);

} // namespace kvlens
