// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds the key that somebody asks for in one store after the other.
#pragma once

#include "model/keyhunt.h"

namespace kvlens {

// Lifetime: the stores outlive it; deleting it ends the search.
class StoreHunt : public QObject
{
    Q_OBJECT

public:
    // The question is about the first of them; in the others all collections are looked through.
    StoreHunt(
        QList<TreeStore *> stores, const KeyHunt::Question &question, QObject *parent = nullptr);

signals:
    void named(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // as by KeyHunt
    // Row -1: there is none, or it is not shown.
    void finished(
        const kvlens::StoreSession *session, const kvlens::CollectionRef &collection, qint64 row);

private:
    void lookInFirst(const KeyHunt::Question &question);
    void take(const CollectionRef &collection, qint64 row, const QString &text);

    QList<TreeStore *> m_stores; // not owned; still to be looked through, the first is in hand
    std::unique_ptr<KeyHunt> m_hunt;
    bool m_isNamed = false;
};

} // namespace kvlens
