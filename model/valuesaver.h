// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole values to files and from files, on the worker.
#pragma once

#include "model/longvalues.h"
#include "model/task.h"

namespace kvlens {

class StoreSession;

// Writes one value's bytes to a file, a slice at a time: what was there before is replaced when all
// is written, or not at all. Deletes itself when it has finished.
// Threads: the GUI's. Memory: one part of the value.
class ValueSaver : public QObject
{
    Q_OBJECT

public:
    // The session outlives the saver.
    ValueSaver(StoreSession &session, const ValueSource &source, const QString &path,
        QObject *parent = nullptr);

    // finished() follows: with Cancelled, unless it was done.
    void cancel() { m_task.cancel(); }
    const ValueSource &source() const { return m_source; }

signals:
    void progressed(qint64 done);
    void finished(const kvlens::Result<void> &result);

private:
    ValueSource m_source;
    Task m_task;
};

// A value that is to replace another: the file's bytes, checked. Where the store holds JSON, white
// space around it is left out. Invalid: it is no JSON, with the place. Unsupported: it, or what it
// is to replace, is too long to be edited. Others as Store::read and readFile.
struct ReplacedValue
{
    Entry stored;
    QByteArray value;
};
Result<ReplacedValue> readReplacement(
    Store &store, const EntryRef &ref, const QString &path, const std::stop_token &stop);

} // namespace kvlens
