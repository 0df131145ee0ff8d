// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store over a table in memory that the test can see, change behind the store's back, and have
// loaded in as many slices as it likes.
#pragma once

#include "tests/support/storeopener.h"

#include <mutex>

namespace kvlens::test {

// What "the disk" holds.
// Threads: any; a lock guards it.
class Table
{
public:
    struct Row
    {
        QByteArray key;
        QByteArray value;
        quint64 version = 0;
        std::optional<QDateTime> expiresAt = std::nullopt;
        qint16 expiresBeyond = 0;
        std::optional<QDateTime> createdAt = std::nullopt;
        quint32 shadow = 0;
    };
    struct Collection
    {
        CollectionRef ref;
        QList<Row> rows;
    };

    // As another program would, in the collection's order; an empty value is a value.
    void put(const CollectionRef &collection, const QByteArray &key, const QByteArray &value);
    void remove(const CollectionRef &collection, const QByteArray &key);
    void replaceCollections(const QList<Collection> &collections);
    // `count` rows: k0 = 0, k1 = 1, … numbered with as many digits as the last has.
    void fill(const CollectionRef &collection, int count);
    std::optional<QByteArray> value(const CollectionRef &collection, const QByteArray &key) const;

    std::optional<Row> row(const EntryRef &ref) const;
    // Copies that share nothing: Qt looks whether a list is shared without any barrier, so that
    // what another thread reads of a shared one could be written to once that has let it go.
    QList<Collection> collections() const;
    quint64 revision() const;
    QList<WriteOutcome> write(const QList<Write> &batch);

private:
    Collection &collection(const CollectionRef &ref);
    Result<Written> apply(const Write &write);
    Result<Written> change(Collection &collection, qsizetype row, const Write &write);

    mutable std::mutex m_mutex;
    QList<Collection> m_collections;
    quint64 m_revision = 1;
    mutable qsizetype m_near = 0; // the row that was asked for last
};

struct TableOptions
{
    Capabilities capabilities = Capability::Write | Capability::Rename | Capability::Expiry
        | Capability::CompareAndSet | Capability::OrderedKeys | Capability::Positions
        | Capability::StableCursors | Capability::ListKeys | Capability::JsonValues
        | Capability::NewCollections;
    int keysPerSlice = 0; // of load(); 0: all at once
    bool findsOnlyListed = false; // until all is loaded; as a file that is still read
    bool settlesWhenLoaded = false; // until then the keys stand the other way round
    QList<Problem> problems = {};
    bool repairsWhenLoaded = false; // until then they have no repair
};

std::unique_ptr<Store> makeTableStore(
    std::shared_ptr<Table> table, const TableOptions &options = {});

StoreOpener tableOpener(std::shared_ptr<Table> table, const TableOptions &options = {});

} // namespace kvlens::test
