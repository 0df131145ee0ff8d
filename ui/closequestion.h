// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one question that KV Lens asks: what to do with unpersisted edits when something is closed.
#pragma once

#include "model/storesession.h"

#include <functional>

class QWidget;

namespace kvlens {

// Those that cannot be closed without losing an edit, also one that is still being prepared.
QList<StoreSession *> closedWithLoss(QList<StoreSession *> sessions);

// Calls `close` at once if nothing is lost by it; else asks: Persist (then closes if all could be
// written), Discard (closes), Cancel (does nothing). What is still being prepared cannot be
// persisted.
void askBeforeClosing(
    const QList<StoreSession *> &sessions, QWidget *window, const std::function<void()> &close);

} // namespace kvlens
