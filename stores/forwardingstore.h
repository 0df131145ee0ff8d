// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store in front of another one, for those that answer some calls differently.
#pragma once

#include "stores/store.h"

namespace kvlens {

class ForwardingStore : public Store
{
public:
    StoreInfo info() const override { return m_store->info(); }
    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override
    {
        return m_store->collections(stop);
    }
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override
    {
        return m_store->list(request, stop);
    }
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override
    {
        return m_store->read(refs, range, stop);
    }
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override
    {
        return m_store->write(batch, stop);
    }
    QList<SideEffect> sideEffects(const QList<EntryRef> &refs, const std::stop_token &stop) override
    {
        return m_store->sideEffects(refs, stop);
    }
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override
    {
        return m_store->load(mode, budget, stop);
    }
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override
    {
        return m_store->scan(request, sink, stop);
    }

protected:
    explicit ForwardingStore(std::unique_ptr<Store> store)
        : m_store(std::move(store))
    {
    }

    Store &behind() { return *m_store; }

private:
    const std::unique_ptr<Store> m_store;
};

} // namespace kvlens
