// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is asked before copied entries are staged, and what is told after.
#pragma once

#include "model/pasting.h"
#include "ui/messages.h"

class QWidget;

namespace kvlens {

// Some of the keys are taken: asks once for all of them. `choose` is not called after Cancel.
void askIfTaken(const PasteReport &report, const QString &where, QWidget *window,
    const std::function<void(IfTaken)> &choose);

// What was staged in `where`, and what is not there as it was copied; the details name each.
Message pasteMessage(const PasteReport &report, const QString &where);

// Of entries that could not be copied.
Message leftOutMessage(const EntryClip &clip);

} // namespace kvlens
