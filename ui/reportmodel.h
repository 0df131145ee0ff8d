// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A report as rows: its sections, and what each lists below it.
#pragma once

#include "report/reportpage.h"

#include <QAbstractItemModel>

namespace kvlens {

// Pure but for its signals.
class ReportModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr int columns = 2;

    explicit ReportModel(QObject *parent = nullptr);

    void show(const ReportPage &page);
    int columnsOf(const QModelIndex &section) const; // that it and its rows fill

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    // Of no section: what the columns of all hold.
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString sectionText(const ReportPage::Section &section, int column) const;

    ReportPage m_page;
};

} // namespace kvlens
