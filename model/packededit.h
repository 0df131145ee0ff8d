// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An edit as a ChangeSet keeps it: immutable, shared, and in one block of memory.
#pragma once

#include "model/editcodec.h"

#include <QSharedData>

#include <memory>

namespace kvlens {

// A collection that many edits are in.
struct SharedCollection : QSharedData
{
    explicit SharedCollection(const CollectionRef &which)
        : collection(which)
    {
    }
    CollectionRef collection;
};

// Some forty bytes beside the edit's own, where it would be 848 and five blocks as an Edit. Values
// too long to be copied are not in the block, but share the memory of whoever has them.
// Threads: any; nothing ever changes.
class PackedEdit : public QSharedData
{
public:
    using Pointer = QExplicitlySharedDataPointer<const PackedEdit>;
    using Collection = QExplicitlySharedDataPointer<const SharedCollection>;

    // `order`: its place among the edits.
    static Pointer make(quint64 order, const Collection &collection, const Edit &edit);
    static void operator delete(void *block) { ::operator delete(block); }

    quint64 order() const { return m_order; }
    const Collection &collection() const { return m_collection; }
    Edit edit() const;
    EntryRef entryRef() const;
    bool isOf(const EntryRef &entry) const; // which is one of the same collection
    EditKind kind() const { return m_kind; }
    bool isBlocked() const { return m_isBlocked; }
    bool isConflict() const { return m_isConflict; }
    bool isLong() const { return m_isLong; } // a value has more than shownWhole bytes

private:
    PackedEdit(quint64 order, Collection collection, const Edit &edit);
    static void *operator new(size_t size, qsizetype bytes)
    {
        return ::operator new(size + size_t(bytes));
    }
    static void operator delete(void *block, qsizetype) { ::operator delete(block); }
    char *bytes() { return reinterpret_cast<char *>(this + 1); }
    QByteArrayView bytes() const { return {reinterpret_cast<const char *>(this + 1), m_size}; }

    const EditKind m_kind;
    const bool m_isBlocked;
    const bool m_isConflict;
    const bool m_isLong;
    qsizetype m_size = 0; // of what EditWriter wrote; stands behind us
    const quint64 m_order;
    const Collection m_collection;
    std::unique_ptr<const SharedParts> m_apart;
};

} // namespace kvlens
