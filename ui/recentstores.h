// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stores opened last, in the settings. Addresses hold no secrets.
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace kvlens {

struct RecentStore
{
    QString address;
    QString name;
    QString kind; // for people
    qint64 bytes = -1; // -1: not known
    QDateTime opened;
};

class RecentStores
{
public:
    // The newest first; at most ten. Where names are the same the folder stands behind them.
    static QList<RecentStore> list();
    static void add(const RecentStore &store);
    static void remove(const QString &address);

private:
    static QList<RecentStore> read();
    static void write(const QList<RecentStore> &stores);
};

} // namespace kvlens
