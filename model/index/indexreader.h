// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads what is in a store as the parts of an index: each of its collections once.
#pragma once

#include "model/index/indexparts.h"
#include "stores/scanshares.h"
#include "stores/store.h"

#include <chrono>

namespace kvlens {

// What it is read for. Who names whom; the same and what each value is, numbers of vectors too; a
// check also looks at values that belong to no index, at the files of a LocalFileStore, and at the
// files themselves.
enum class ReadFor : quint8 { Links, Views, Check };

// A reading that goes on in slices. Threads: the store's. Anything that is written or loaded anew
// meanwhile makes it worthless.
class IndexReader
{
public:
    // `problems`: those that the store tells, once it is listed.
    static Result<IndexReader> begin(Store &store, const QList<Problem> &problems,
        const std::stop_token &stop = {}, ReadFor purpose = ReadFor::Links);

    // Reads on for about the budget. Errors as Store::scan().
    Result<void> step(Store &store, std::chrono::milliseconds budget, const std::stop_token &stop);
    bool isDone() const { return m_next == m_collections.size(); }
    qint64 done() const { return m_done; } // entries
    qint64 total() const { return m_total; }
    IndexParts take() { return std::move(m_parts); }

private:
    struct Part
    {
        CollectionRef collection;
        PartKind kind;
        PartPlace place;
    };
    struct Share;
    Result<void> scanPart(const Part &part, Store &store, std::chrono::milliseconds budget,
        const std::stop_token &stop);
    Result<void> readFiles(const Part &part, Store &store, std::chrono::milliseconds budget,
        const std::stop_token &stop);
    void takeFile(const Entry &entry, PartPlace place);

    ReadFor m_purpose = ReadFor::Links;
    QList<Part> m_collections;
    std::function<std::optional<Error>(const Write &)> m_refusal; // of the store, if any
    qsizetype m_next = 0;
    ScanCursor m_cursor;
    qint64 m_done = 0;
    qint64 m_total = 0;
    IndexParts m_parts;
};

// All of it. The store is listed to its end.
Result<IndexParts> readIndex(
    Store &store, const std::stop_token &stop = {}, ReadFor purpose = ReadFor::Links);

} // namespace kvlens
