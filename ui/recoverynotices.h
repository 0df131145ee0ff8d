// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells of edits that were kept over a crash, and of those that cannot be kept.
#pragma once

#include "model/editkeeper.h"
#include "model/storesession.h"
#include "ui/messagebar.h"

namespace kvlens {

class RecoveryNotices : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Both outlive us, or go together.
    void follow(StoreSession *session, EditKeeper *keeper);
    // "3 changes to it are kept." Empty: there are none.
    static QString keptSentence(const EditKeeper &keeper);

signals:
    void told(const kvlens::StoreSession *session, const kvlens::Message &message);
    void settled(const kvlens::StoreSession *session, kvlens::Message::Matter matter);
    void logged(const QString &line);
    void mergeRequested(kvlens::StoreSession *session);

private:
    void tellFound(StoreSession *session, EditKeeper *keeper);
    void tellRestored(StoreSession *session, const RestoredEdits &edits);
};

} // namespace kvlens
