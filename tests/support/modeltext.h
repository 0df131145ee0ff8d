// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A model as indented lines, for comparing all of it at once.
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

namespace kvlens::test {

// One line a row, two spaces a level, the cells of `columns` joined by " | " without empty ones at
// the end.
QStringList modelLines(const QAbstractItemModel &model, const QList<int> &columns = {0},
    const QModelIndex &parent = {});

} // namespace kvlens::test
