// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMenu>

namespace kvlens {

// The stores that were opened before, by name; grey while there are none.
class RecentMenu : public QMenu
{
    Q_OBJECT
public:
    explicit RecentMenu(QWidget *parent);

    void refresh();

signals:
    void chosen(const QStringList &addresses); // of one store
};

} // namespace kvlens
