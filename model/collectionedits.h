// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The edits of one collection, by what is looked for in a ChangeSet.
#pragma once

#include "model/editlist.h"
#include "model/hashedmap.h"

namespace kvlens {

class CollectionEdits : public QSharedData
{
public:
    explicit CollectionEdits(PackedEdit::Collection collection)
        : m_collection(std::move(collection))
    {
    }
    const PackedEdit::Collection &collection() const { return m_collection; }
    const CollectionRef &collectionRef() const { return m_collection->collection; }
    bool isEmpty() const { return m_edits.isEmpty(); }
    const PackedEdit *find(const EntryRef &entry) const; // nullptr: there is none
    bool isTaken(const EntryRef &entry) const; // an edit has the key, as stored or as wanted
    const EditList &added() const { return m_added; }
    bool hasRenamed() const;
    QList<Edit> renamed() const;

    // `edit`: the same unpacked. There is none yet of that ref.
    void insert(const PackedEdit::Pointer &packed, const Edit &edit);
    void remove(const PackedEdit &packed, const Edit &edit);

    // As ChangeSet::differences(); nullptr: no edits.
    template <class Sink>
    static bool differences(
        const CollectionEdits *before, const CollectionEdits *after, const Sink &sink)
    {
        bool goesOn = true;
        const auto tell
            = [&](qsizetype, const PackedEdit::Pointer *was, const PackedEdit::Pointer *is) {
                  goesOn = (!was || sink(**was))
                      && (!is || (was && (*is)->isOf((*was)->entryRef())) || sink(**is));
                  return goesOn;
              };
        Edits::differences(
            before ? before->m_edits : Edits(), after ? after->m_edits : Edits(), tell);
        return goesOn;
    }

private:
    using Edits = HashedMap<PackedEdit::Pointer>;

    PackedEdit::Collection m_collection;
    Edits m_edits; // by key as stored
    Edits m_elsewhere; // by wanted key, of those that do not stand under it
    EditList m_added;
};

} // namespace kvlens
