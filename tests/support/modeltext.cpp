// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/modeltext.h"

namespace kvlens::test {

namespace {

QString rowText(const QModelIndex &row, const QList<int> &columns)
{
    QStringList cells;
    for (const int column : columns)
        cells.append(row.siblingAtColumn(column).data().toString());
    while (!cells.isEmpty() && cells.last().isEmpty())
        cells.removeLast();
    return cells.join(QStringLiteral(" | "));
}

} // namespace

QStringList modelLines(
    const QAbstractItemModel &model, const QList<int> &columns, const QModelIndex &parent)
{
    QStringList lines;
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex row = model.index(i, 0, parent);
        lines.append(rowText(row, columns));
        for (const QString &line : modelLines(model, columns, row))
            lines.append(QStringLiteral("  ") + line);
    }
    return lines;
}

} // namespace kvlens::test
