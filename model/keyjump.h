// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds a key by how it begins among those that are shown, a slice at a time.
#pragma once

#include "model/keycache.h"
#include "model/keyfilter.h"
#include "model/keyrows.h"
#include "model/task.h"

namespace kvlens {

// Looks on behind a row, and from the first row on again up to it. For stores with
// Capability::Positions. Deleting a jump ends it within one slice.
class KeyJump : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        CollectionRef collection;
        KeyRows shown;
        qint64 behind = -1; // row
        KeyFilter begins; // a prefix, in either case
    };
    // Session and cache outlive the jump.
    KeyJump(StoreSession &session, KeyCache &cache, const Question &question,
        QObject *parent = nullptr);

signals:
    void finished(qint64 row); // -1: there is none

private:
    Task m_task;
};

} // namespace kvlens
