// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store seen through list() and read() alone, with the scan that every store has.
#pragma once

#include "stores/store.h"

namespace kvlens::test {

class PlainStore final : public Store
{
public:
    explicit PlainStore(Store &store)
        : m_store(store)
    {
    }

    StoreInfo info() const override { return m_store.info(); }
    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override
    {
        return m_store.collections(stop);
    }
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override
    {
        return m_store.list(request, stop);
    }
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override
    {
        return m_store.read(refs, range, stop);
    }
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override
    {
        return m_store.write(batch, stop);
    }

private:
    Store &m_store; // not owned; outlives us
};

} // namespace kvlens::test
