// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/faultystore.h"

namespace kvlens::test {

void FaultPlan::failNext(int n)
{
    failAt = calls + n;
}

void FaultPlan::stopFailing()
{
    failAt = 0;
}

std::optional<Error> FaultPlan::next()
{
    const int call = ++calls;
    const int from = failAt;
    if (from == 0 || call < from || (call > from && !failOn))
        return std::nullopt;
    return Error {code, quoted(QStringLiteral("planned fault")), QString::number(call)};
}

namespace {

class FaultyStore : public Store
{
public:
    FaultyStore(std::unique_ptr<Store> store, std::shared_ptr<FaultPlan> plan)
        : m_store(std::move(store))
        , m_plan(std::move(plan))
    {
    }

    StoreInfo info() const override { return m_store->info(); }

    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override
    {
        if (const auto error = m_plan->next())
            return *error;
        return m_store->collections(stop);
    }

    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override
    {
        if (const auto error = m_plan->next())
            return *error;
        return m_store->list(request, stop);
    }

    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override
    {
        if (const auto error = m_plan->next())
            return QList<Result<Entry>>(refs.size(), *error);
        return m_store->read(refs, range, stop);
    }

    // Cuts the batch: what comes before the middle is written, the rest fails.
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override
    {
        const auto error = m_plan->next();
        if (!error)
            return m_store->write(batch, stop);
        const qsizetype half = batch.size() / 2;
        QList<WriteOutcome> outcomes = m_store->write(batch.first(half), stop);
        for (const Write &write : batch.sliced(half))
            outcomes.append({write.ref, *error});
        return outcomes;
    }

    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override
    {
        if (const auto error = m_plan->next())
            return *error;
        return m_store->load(mode, budget, stop);
    }

    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override
    {
        if (const auto error = m_plan->next())
            return *error;
        return m_store->scan(request, sink, stop);
    }

    Result<ScanPage> scanShared(
        const ScanRequest &request, const ScanShares &shares, const std::stop_token &stop) override
    {
        if (const auto error = m_plan->next())
            return *error;
        return m_store->scanShared(request, shares, stop);
    }

private:
    std::unique_ptr<Store> m_store;
    std::shared_ptr<FaultPlan> m_plan;
};

} // namespace

std::unique_ptr<Store> makeFaultyStore(
    std::unique_ptr<Store> store, std::shared_ptr<FaultPlan> plan)
{
    return std::make_unique<FaultyStore>(std::move(store), std::move(plan));
}

} // namespace kvlens::test
