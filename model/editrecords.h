// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Staged edits as records of a log: a heading, and then steps from one state of them to the next,
// so that one more edit among a hundred thousand is a short record. Pure.
#pragma once

#include "model/changeset.h"
#include "stores/file/recordlog.h"

#include <stop_token>

namespace kvlens {

struct EditsHeading
{
    QString address; // of the store; without secrets, as all addresses that are printed
    qint64 process = 0; // of whoever writes it
};
QByteArray headingRecord(const EditsHeading &heading);

// What makes `after` of `before`, a record for about a megabyte; the step counts when its last one
// is there. `at` is when the edits were staged. An error of the sink, or Cancelled.
Result<void> writeEditStep(const RecordSink &sink, const ChangeSet &before, const ChangeSet &after,
    const QDateTime &at, const std::stop_token &stop = {});

// Makes of records what they say.
class EditRecords
{
public:
    // The next one. Corrupt: nobody wrote that. Unsupported: a later version did.
    Result<void> add(const QByteArray &record);

    const EditsHeading &heading() const { return m_heading; }
    const ChangeSet &changes() const { return m_changes; } // after the last whole step
    const QDateTime &at() const { return m_at; } // of that; UTC; not valid: there was none

private:
    Result<void> readHeading(const QByteArray &record);
    Result<void> readStep(const QByteArray &record);

    bool m_hasHeading = false;
    EditsHeading m_heading;
    ChangeSet m_changes;
    ChangeSet m_next; // after the steps that are not whole yet, too
    QDateTime m_at;
};

} // namespace kvlens
