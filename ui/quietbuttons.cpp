// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/quietbuttons.h"

#include "ui/menubutton.h"

namespace kvlens {

QToolButton *quietButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

MenuButton *quietMenu(const QString &text, QWidget *parent)
{
    auto *button = new MenuButton(parent);
    button->setText(text);
    button->setAutoRaise(true);
    return button;
}

QToolButton *quietToggle(const QString &text, const QString &name, QWidget *parent)
{
    QToolButton *button = quietButton(text, parent);
    button->setCheckable(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QToolButton *quietIcon(Icon which, const QString &name, const QKeySequence &keys, QWidget *parent)
{
    auto *button = quietButton({}, parent);
    button->setIcon(icon(which));
    button->setShortcut(keys);
    button->setToolTip(keys.isEmpty()
            ? name
            : QStringLiteral("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
    button->setAccessibleName(name);
    return button;
}

} // namespace kvlens
