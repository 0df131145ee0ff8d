// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taborder.h"

#include <QWidget>

namespace kvlens {

void tabAfter(QWidget &before, const QWidget &page)
{
    QWidget *last = &before;
    for (QWidget *control : page.findChildren<QWidget *>()) {
        if (!(control->focusPolicy() & Qt::TabFocus) || control->focusProxy())
            continue;
        QWidget::setTabOrder(last, control);
        last = control;
    }
}

} // namespace kvlens
