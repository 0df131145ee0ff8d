// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table of all actions: what they are called, their icons and keys.
#pragma once

#include "ui/actions.h"
#include "ui/icons.h"

#include <QKeySequence>

#include <optional>

namespace kvlens {

struct ActionRow
{
    ActionId id;
    const char *text; // with & and …
    std::optional<Icon> icon;
    QKeySequence shortcut;
    const char *tip; // what it does; the shortcut is added
};

const QList<ActionRow> &actionRows(); // in no order that matters

} // namespace kvlens
