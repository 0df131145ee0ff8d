// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/menuactions.h"

#include <QDialog>

namespace kvlens {

// Every key that does something, by where it does it.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    ShortcutsDialog(const QList<MenuAction> &actions, QWidget *parent);
};

} // namespace kvlens
