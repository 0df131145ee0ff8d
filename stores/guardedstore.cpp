// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/guardedstore.h"

namespace kvlens {

namespace {

class GuardedStore final : public Store
{
public:
    GuardedStore(std::unique_ptr<Store> store, WriteGuard whyNot)
        : m_store(std::move(store))
        , m_whyNot(std::move(whyNot))
    {
    }

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
        const Reason reason = m_whyNot();
        return reason.isEmpty()
            ? m_store->write(batch, stop)
            : failAll(batch, {ErrorCode::Denied, reason, info().address.toString()});
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
    Result<ScanPage> scanShared(
        const ScanRequest &request, const ScanShares &shares, const std::stop_token &stop) override
    {
        return m_store->scanShared(request, shares, stop);
    }

private:
    const std::unique_ptr<Store> m_store;
    const WriteGuard m_whyNot;
};

} // namespace

std::unique_ptr<Store> guardedStore(std::unique_ptr<Store> store, WriteGuard whyNot)
{
    return std::make_unique<GuardedStore>(std::move(store), std::move(whyNot));
}

} // namespace kvlens
