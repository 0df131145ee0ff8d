// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stores/backend.h"

#include <QMenu>

namespace kvlens {

// The kinds of store that can be made new.
class NewStoreMenu : public QMenu
{
    Q_OBJECT
public:
    explicit NewStoreMenu(QWidget *parent);

signals:
    void chosen(const kvlens::BackendInfo &kind);
};

} // namespace kvlens
