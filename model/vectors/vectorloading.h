// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Getting the vectors of a collection out of a store, a slice at a time.
#pragma once

#include "model/vectors/vectorrows.h"
#include "stores/store.h"

namespace kvlens {

// What cannot be compared with the others; the library raises an error of it.
struct LeftOutVector
{
    QByteArray key;
    qint64 numbers = -1; // so many; -1: it is no array of numbers
};

// Threads: that of the store, and while a slice is at work a second one helps.
// Memory: the rows, and some megabytes.
class VectorLoading
{
public:
    // Those of `dimension` numbers.
    VectorLoading(const CollectionRef &collection, qint64 dimension);

    // Goes on for about `budget`. Cancelled, Conflict and others as Store::scan.
    Result<void> goOn(Store &store, std::chrono::milliseconds budget, const std::stop_token &stop);
    bool atEnd() const { return m_from.atEnd(); }

    const VectorRows &rows() const { return m_rows; }
    const std::vector<LeftOutVector> &leftOut() const { return m_leftOut; }

private:
    struct Read;
    void take(const QList<Entry> &batch);
    qint64 readPart(const QList<Entry> &batch, qint64 first, qint64 end, Read &read) const;

    CollectionRef m_collection;
    ScanCursor m_from;
    VectorRows m_rows;
    std::vector<LeftOutVector> m_leftOut;
};

} // namespace kvlens
