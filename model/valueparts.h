// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes of a value in the store that are at hand: blocks of it, read when they are asked for.
#pragma once

#include "model/longvalues.h"

#include <QCache>
#include <QObject>

namespace kvlens {

class StoreSession;

// Threads: the GUI's. Memory: `keptBytes` of the value at most.
class ValueParts : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 blockBytes = 64 * 1024;
    static constexpr int keptBytes = 8 * 1024 * 1024;

    // The session outlives it.
    explicit ValueParts(StoreSession &session, QObject *parent = nullptr);
    ~ValueParts() override;

    void open(const ValueSource &source);

    // The bytes from `offset` on, fewer at the end. Nothing: they are on their way, arrived()
    // follows, or failed(). What is asked for last is read first; what was asked for before that
    // and is not being read yet is not read at all.
    std::optional<QByteArray> at(qint64 offset, qint64 length);

signals:
    void arrived();
    void failed(const kvlens::Error &error);

private:
    void readNext();

    StoreSession &m_session;
    ValueSource m_source;
    QCache<qint64, QByteArray> m_blocks; // by number; cost: bytes
    QList<qint64> m_missing; // of the last question
    bool m_reading = false;
    std::stop_source m_stop;
    quint64 m_generation = 0; // answers of an older one are out of date
};

} // namespace kvlens
