// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A batch of writes turned into splices of one JSON file: the smallest change of bytes that does
// it. Writes are taken in order, later ones see what earlier ones did; nothing touches the disk.
#pragma once

#include "stores/json/edit.h"
#include "stores/jsonfile/jsonfile.h"

#include <deque>
#include <map>

namespace kvlens {

class WritePlan
{
public:
    // `file` is listed, undamaged, and outlives the plan.
    explicit WritePlan(const JsonFile &file)
        : m_file(file)
    {
    }

    // One outcome per write, in order, as they would be if all of them succeed. Invalid, Conflict,
    // NotFound, Unsupported as in Store::write.
    QList<WriteOutcome> add(const QList<Write> &batch);

    // What to change in the file, ascending; empty: nothing. Only if every write succeeded.
    Result<QList<json::Splice>> splices() const;

private:
    // One entry, stored or new, as it is after the writes so far.
    struct Slot
    {
        qint64 entry = -1; // its number in the file, -1: new
        QByteArray key;
        bool exists = true;
        bool renamed = false;
        std::optional<QByteArray> value; // not set: as stored
    };
    struct CollectionPlan
    {
        CollectionRef ref;
        std::optional<qint64> number; // not set: the collection is new
        bool isWanted = false; // the new collection, whether it has entries or not
        QHash<QByteArray, QList<qint64>> found; // entries of the keys that the batch names
        std::map<qint64, Slot> stored; // those that were looked at
        std::deque<Slot> added;
        QHash<QByteArray, Slot *> named; // by a name that this plan gave
    };

    Result<void> lookUp(const QList<Write> &batch);
    void refuseWhatUncovers(QList<WriteOutcome> &outcomes) const;
    Result<void> openCollection(const CollectionRef &ref, const QList<QByteArray> &keys);
    Result<Written> apply(const Write &write);
    Result<Written> change(const Write &write, CollectionPlan &plan, Slot &slot);
    Result<Written> insert(const Write &write, CollectionPlan &plan);
    Result<void> check(const Write &write, const CollectionPlan &plan) const;
    Result<Written> makeCollection(CollectionPlan &plan) const;
    bool holdsCollections() const;
    bool addsOther(const QByteArray &name, bool isCollection) const;
    QByteArray asStored(const QByteArray &value) const;
    Result<void> checkNewKey(const CollectionPlan &plan, const QByteArray &key) const;
    Slot *find(CollectionPlan &plan, const QByteArray &key, quint32 shadow) const;
    Result<Version> versionOf(const CollectionPlan &plan, const Slot *slot) const;

    const JsonFile &m_file;
    QHash<CollectionRef, CollectionPlan> m_plans;
    QList<CollectionRef> m_order; // in which collections were first named

    friend class SplicePlanner;
};

} // namespace kvlens
