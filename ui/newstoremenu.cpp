// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/newstoremenu.h"

#include "stores/catalog.h"
#include "ui/backendtext.h"

namespace kvlens {

NewStoreMenu::NewStoreMenu(QWidget *parent)
    : QMenu(tr("&New store"), parent)
{
    for (const BackendInfo &kind : catalog()) {
        if (!kind.canBeNew)
            continue;
        const bool asks = kind.home != StoreHome::Nowhere;
        QAction *action = addAction(asks ? tr("%1…").arg(labelOf(kind)) : labelOf(kind));
        connect(action, &QAction::triggered, this, [this, &kind] { emit chosen(kind); });
    }
}

} // namespace kvlens
