// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of actions, where somebody has chosen others.
#pragma once

#include "ui/menuactions.h"

#include <QKeySequence>

namespace kvlens {

// Once, when the actions are made: notes what their keys are by default, and gives them those that
// were chosen. Actions are known by their object names.
void applyShortcuts(const QList<QAction *> &actions);

QList<QKeySequence> defaultShortcuts(const QAction *action);
// Kept for the next start.
void chooseShortcuts(QAction *action, const QList<QKeySequence> &keys);

// Why these keys cannot be an action's; empty: they can. An action that has them already is told
// by shortcutHolder().
QString whyNoShortcut(const QKeySequence &keys);
// The action that has the keys, or keys that begin or go on like them; nullptr: none.
QAction *shortcutHolder(
    const QKeySequence &keys, const QList<MenuAction> &actions, const QAction *but);

} // namespace kvlens
