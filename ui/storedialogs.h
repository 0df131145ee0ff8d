// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asking where a store is, or is to be. Nothing waits: the answer goes to a function, which is not
// called if the person gives none. `window` is what the dialog belongs to.
#pragma once

#include "stores/backend.h"

#include <functional>

class QWidget;

namespace kvlens {

using UsePaths = std::function<void(const QStringList &paths)>;
using UseAddress = std::function<void(const StoreAddress &address)>;

// What they are for stands above.
void askForFiles(QWidget *window, const QString &title, const UsePaths &use);
void askForFolder(QWidget *window, const QString &title, const UsePaths &use);

// Where to make a new store, of one of the kinds. A file gets the ending of its kind if it has
// none.
void askForNewPlace(QWidget *window, const QString &title, const QList<const BackendInfo *> &kinds,
    const UseAddress &use);

} // namespace kvlens
