// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one question that KV Lens asks: what to do with unpersisted edits when something is closed.
#pragma once

#include "model/storesession.h"

#include <functional>

class QWidget;

namespace kvlens {

// Calls `close` at once if there are no edits; else asks: Persist (then closes if all could be
// written), Discard (closes), Cancel (does nothing).
void askBeforeClosing(
    const QList<StoreSession *> &sessions, QWidget *window, const std::function<void()> &close);

} // namespace kvlens
