// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads entries for showing: in batches, each once, with a small cache.
#pragma once

#include "model/storehandle.h"

#include <QCache>
#include <QObject>
#include <QSet>

namespace kvlens {

class EntryReader : public QObject
{
    Q_OBJECT

public:
    // The handle outlives the reader.
    explicit EntryReader(StoreHandle &handle, QObject *parent = nullptr);

    // arrived() follows, never at once; of a long value (longvalues.h) perhaps only the beginning.
    // What is asked for in one turn of the event loop is read in one batch; what is under way
    // already is not asked for again.
    void read(const EntryRef &ref);
    // What is stored has changed: forgets, and reads again what is under way.
    void invalidate();

    static constexpr int cacheBytes = 16 * 1024 * 1024;

signals:
    void arrived(const kvlens::EntryRef &ref, const kvlens::Result<kvlens::Entry> &entry);

private:
    void send();
    void take(quint64 generation, const QList<EntryRef> &refs,
        const Result<QList<Result<Entry>>> &answer);
    void deliver(const EntryRef &ref, const Result<Entry> &entry);

    StoreHandle &m_handle;
    QCache<EntryRef, Entry> m_cache; // cost: bytes
    QList<EntryRef> m_wanted; // to be sent in the next turn
    QSet<EntryRef> m_pending;
    quint64 m_generation = 0; // answers of an older one are out of date
};

} // namespace kvlens
