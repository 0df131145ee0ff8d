// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notices that another program has written to a store.
#pragma once

#include "model/storehandle.h"

#include <QObject>

namespace kvlens {

// Asks every second, and when told to, while `mayAsk` allows it. An answer that comes when it no
// longer does is dropped: it is of before.
// Threads: the GUI's.
class FreshnessWatch : public QObject
{
    Q_OBJECT

public:
    // The handle outlives the watch.
    FreshnessWatch(StoreHandle &handle, std::function<bool()> mayAsk, QObject *parent = nullptr);

    Freshness freshness() const { return m_freshness; }
    void check();
    void setCurrent(); // all was read anew
    void foundGone(); // by who asked for it: changed() follows even if it is known

signals:
    void changed();
    void failed(const kvlens::Error &error); // once for the same error in a row

private:
    void take(const Result<Freshness> &freshness);
    void set(Freshness freshness);

    StoreHandle &m_handle;
    std::function<bool()> m_mayAsk;
    Freshness m_freshness = Freshness::Current;
    std::optional<Error> m_error;
    bool m_isAsking = false;
    QTimer m_timer;
};

} // namespace kvlens
