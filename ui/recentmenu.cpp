// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/recentmenu.h"

#include "stores/wtf8.h"
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
        const QString name = displayText(store.name);
        QAction *action = addAction(QString(name).replace(u'&', QStringLiteral("&&")));
        action->setToolTip(displayText(store.address));
        connect(action, &QAction::triggered, this,
            [this, address = store.address] { emit chosen({address}); });
    }
    setEnabled(!isEmpty());
}

} // namespace kvlens
