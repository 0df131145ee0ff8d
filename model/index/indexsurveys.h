// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The survey of each open store, for all who show one.
#pragma once

#include "model/index/indexsurvey.h"
#include "model/workspace.h"

namespace kvlens {

// Threads: the GUI's.
class IndexSurveys : public QObject
{
    Q_OBJECT

public:
    explicit IndexSurveys(Workspace &workspace, QObject *parent = nullptr); // which outlives it

    // Made when first asked for; nullptr: there is no such store, or it is being closed.
    IndexSurvey *of(StoreSession *session);
    // That of a store that is an index, which is read from now on; nullptr: it is none.
    IndexSurvey *wanted(StoreSession *session);
    bool isOpen(StoreSession *session) const { return session && !m_closed.contains(session); }

signals:
    void changed(kvlens::IndexSurvey *survey); // as IndexSurvey::changed()
    void aboutToClose(kvlens::StoreSession *session); // as Workspace::aboutToClose()

private:
    QHash<StoreSession *, IndexSurvey *> m_all; // children
    QSet<StoreSession *> m_closed; // not owned, never looked into
};

} // namespace kvlens
