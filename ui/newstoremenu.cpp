// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/newstoremenu.h"

#include "report/backendtext.h"
#include "stores/catalog.h"

namespace kvlens {

NewStoreMenu::NewStoreMenu(QWidget *parent)
    : QMenu(tr("&New store"), parent)
{
    setToolTipsVisible(true);
    for (const BackendInfo &kind : catalog()) {
        if (!kind.canBeNew)
            continue;
        const bool asks = kind.home != StoreHome::Nowhere;
        QAction *action = addAction(asks ? tr("%1…").arg(labelOf(kind)) : labelOf(kind));
        action->setToolTip(asks ? tr("Choose a place, and open a store of this kind that is empty")
                                : tr("Open a store of this kind that is empty"));
        connect(action, &QAction::triggered, this, [this, &kind] { emit chosen(kind); });
    }
}

} // namespace kvlens
