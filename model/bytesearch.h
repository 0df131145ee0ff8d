// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds bytes in a value of any size, on the worker, a slice at a time.
#pragma once

#include "model/longvalues.h"
#include "model/task.h"

namespace kvlens {

class StoreSession;

struct ByteQuery
{
    enum class Direction : quint8 { Forward, Backward };

    QByteArray bytes; // not empty
    qint64 from = 0; // the nearest match that begins there or behind; Backward: before it
    Direction direction = Direction::Forward;
};

// Threads: the GUI's. Memory: one part of the value.
class ByteSearch : public QObject
{
    Q_OBJECT

public:
    // The session outlives it.
    explicit ByteSearch(StoreSession &session, QObject *parent = nullptr);

    // found() follows, missing() or failed(). Past the end it goes on from the other one. Only the
    // last question is answered.
    void find(const ValueSource &source, const ByteQuery &query);
    void cancel() { m_task.end(); }

signals:
    void found(qint64 byte);
    void missing(); // it is nowhere in the value
    void progressed(qint64 bytes); // gone through
    void failed(const kvlens::Error &error);

private:
    Task m_task;
};

} // namespace kvlens
