// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the state of an entry looks: a shape of its own and a colour.
#pragma once

#include "model/treetext.h"

#include <QColor>
#include <QPixmap>

class QWidget;

namespace kvlens {

QColor stateColor(EntryState state);
// A square of `side` device-independent pixels; empty for Clean, so that names stay aligned.
QPixmap stateMark(EntryState state, int side, qreal ratio);

// The state of one entry, from the session alone.
EntryState entryState(const StoreSession &session, const EntryRef &ref);

} // namespace kvlens
