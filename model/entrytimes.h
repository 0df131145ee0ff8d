// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the listing of a store does not tell of its entries, read of those that somebody looks at:
// when they were created and when they expire; where keys are files or rows, what their values are.
#pragma once

#include "stores/entry.h"

#include <QCache>
#include <QObject>
#include <QSet>

namespace kvlens {

class StoreSession;

// What is stored, without the edits.
// Threads: the GUI's. Memory: bounded. Lifetime: the session outlives it.
class EntryTimes : public QObject
{
    Q_OBJECT

public:
    struct Times
    {
        std::optional<QDateTime> createdAt = std::nullopt; // UTC
        std::optional<QDateTime> expiresAt = std::nullopt; // UTC
        ValueKind kind = ValueKind::Unknown;
        qint64 size = -1; // of the value
    };

    explicit EntryTimes(StoreSession &session, QObject *parent = nullptr);

    // Nothing: not known yet; arrived() follows, never at once, unless so many others are asked for
    // that this one is forgotten. An entry that cannot be read has neither time.
    std::optional<Times> of(const EntryRef &ref);
    // The same for its kind and size, which every store has.
    std::optional<Times> look(const EntryRef &ref);
    void forget(); // what is stored has changed

    static constexpr int kept = 8'192; // entries, those that were used last
    static constexpr qsizetype waiting = 512; // entries, those that were asked for last

signals:
    void arrived(const QList<kvlens::EntryRef> &refs);

private:
    void send();
    void take(const QList<EntryRef> &refs, const QList<Result<Entry>> &entries);

    StoreSession &m_session;
    QCache<EntryRef, Times> m_known;
    QList<EntryRef> m_wanted; // the last ones are read first
    QSet<EntryRef> m_asked; // these, and those that are being read
    bool m_isReading = false;
    quint64 m_generation = 0; // answers of an older one are out of date
};

} // namespace kvlens
