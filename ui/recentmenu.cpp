// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/recentmenu.h"

#include "ui/recentstores.h"

namespace kvlens {

RecentMenu::RecentMenu(QWidget *parent)
    : QMenu(tr("Open &recent"), parent)
{
    setToolTipsVisible(true);
    refresh();
}

void RecentMenu::refresh()
{
    clear();
    for (const RecentStore &store : RecentStores::list()) {
        QAction *action = addAction(QString(store.name).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(store.address);
        connect(action, &QAction::triggered, this,
            [this, address = store.address] { emit chosen({address}); });
    }
    setEnabled(!isEmpty());
}

} // namespace kvlens
