// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A button that opens a menu. A screen reader asks for an action and waits for the answer: the
// menu, which runs until something is chosen, opens behind it.
#pragma once

#include <QToolButton>

namespace kvlens {

class MenuButton : public QToolButton
{
    Q_OBJECT
public:
    explicit MenuButton(QWidget *parent); // with an empty menu
};

} // namespace kvlens
