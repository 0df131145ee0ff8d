// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Buttons of bars and lines: no frame until the pointer is over them, reached by Tab.
#pragma once

#include "ui/icons.h"

#include <QKeySequence>

class QShortcut;
class QToolButton;
class QWidget;

namespace kvlens {

class MenuButton;

QToolButton *quietButton(const QString &text, QWidget *parent);

// One that opens a menu, which is empty yet.
MenuButton *quietMenu(const QString &text, QWidget *parent);

// One that stays down; the name stands in its tooltip and is read aloud instead of the short text.
QToolButton *quietToggle(const QString &text, const QString &name, QWidget *parent);

// One with an icon; its name and its keys stand in the tooltip. See keysIn() for where they work.
QToolButton *quietIcon(Icon which, const QString &name, const QKeySequence &keys, QWidget *parent);

// Keys of a bar that is shown. They work in what the bar is a part of: another one of its kind may
// be shown beside that, and has the same.
QShortcut *keysIn(QWidget &bar, const QKeySequence &keys);

} // namespace kvlens
