// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one pass over a JSON file finds, and where: an index, which entries a later one of the same
// key hides, and what is wrong with the structure. All of it by numbers; names are looked up by
// stores/jsonfile/jsonlookup.h. What was found so far can be used while the pass goes on.
#pragma once

#include "stores/deadline.h"
#include "stores/file/readahead.h"
#include "stores/file/stampedfile.h"
#include "stores/json/edit.h"
#include "stores/json/entries.h"
#include "stores/json/scan.h"

#include <QHash>

#include <limits>
#include <stop_token>

namespace kvlens {

// Level-1 members that are objects are collections, unless there are more than this: then the file
// is not KV-shaped, and all members are entries of the top level.
constexpr qint64 collectionLimit = 10'000;

// Threads: one, and while the file is gone through one that reads ahead. Memory: eight bytes a key,
// and during the pass a megabyte.
class JsonListing
{
public:
    JsonListing();
    JsonListing(const JsonListing &) = delete;
    JsonListing &operator=(const JsonListing &) = delete;

    // Goes on with the pass, always over the same file. Cancelled. Conflict: another program wrote
    // into the file.
    Result<void> run(
        const StampedFile &file, const Deadline &deadline, const std::stop_token &stop);
    bool isListed() const { return !m_scanner; }
    qint64 position() const; // bytes gone through

    // Whether follow() can keep up with a write: all is listed, and nothing is wrong.
    bool canFollow() const { return isListed() && !m_damage && m_notUtf8 < 0; }
    // What is other in `file`, which took the place of the one gone through. False: a new pass is
    // needed.
    Result<bool> follow(const StampedFile &file, const QList<json::Splice> &splices);

    // After a damage only what stands before it is listed.
    const std::optional<Error> &damage() const { return m_damage; }
    bool isCut() const { return m_isCut; } // the damage is that the end is missing
    bool hasBom() const { return m_bom; }
    qint64 notUtf8() const { return m_notUtf8; } // the first byte that is not; -1: none

    const json::Index &index() const { return m_scanner ? m_scanner->index() : m_index; }
    bool isFlat() const { return index().collections() > collectionLimit; }
    qint64 collections() const { return isFlat() ? 0 : index().collections(); } // those shown
    // A single value at the top is the entry with the empty key.
    bool isScalar(qint64 collection) const;
    // How many entries are shown in a collection; the number in the index of the one at a position;
    // how many later ones of its key hide it.
    qint64 entryCount(qint64 collection) const;
    qint64 entryAt(qint64 collection, qint64 position) const;
    quint32 shadowOf(qint64 collection, qint64 entry) const;
    // Those of the entries that are hidden, by their numbers in the index, ascending.
    QList<qint64> hiddenIn(qint64 collection) const;
    qsizetype hiddenCollections() const; // how many
    bool hasHidden() const { return !m_shadowed.isEmpty(); } // or a collection is

    // Neighbours in the file that are shown in a collection: from the one at `position` on as many
    // as begin within `bytes`, at least that one, and `most` at most.
    struct Run
    {
        qint64 count = 1;
        json::Span span; // from the first one's key (an array: element) to what follows the last
        bool inObject = true; // else in an array
        bool isScalar = false; // in neither: the value at the top
    };
    Run runFrom(qint64 collection, qint64 position, qint64 bytes,
        qint64 most = std::numeric_limits<qint64>::max()) const;

private:
    Result<QByteArrayView> nextBlock(const StampedFile &file);
    Result<void> finish(const StampedFile &file, const std::stop_token &stop);
    Result<void> findShadowed(
        qint64 collection, const StampedFile &file, const std::stop_token &stop);

    std::unique_ptr<json::Scanner> m_scanner; // until the file is listed …
    std::unique_ptr<ReadAhead> m_ahead; // … and what it reads with
    json::Index m_index; // what it left
    json::Repeats m_repeats; // looks at the index while it grows; gone before it
    bool m_bom = false;
    qint64 m_notUtf8 = -1;
    std::optional<Error> m_damage;
    bool m_isCut = false;
    QHash<qint64, QList<json::Shadowed>> m_shadowed; // by collection; filled when listed
};

} // namespace kvlens
