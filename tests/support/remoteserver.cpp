// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/remoteserver.h"

#include <thread>

namespace kvlens::test {

namespace {

Error lost()
{
    return {ErrorCode::Unavailable, quoted(QStringLiteral("the connection was lost")), {}};
}

class RemoteStore : public Store
{
public:
    RemoteStore(std::shared_ptr<RemoteServer> server, int connection, std::unique_ptr<Store> store)
        : m_server(std::move(server))
        , m_connection(connection)
        , m_store(std::move(store))
    {
    }

    StoreInfo info() const override { return m_store->info(); }

    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override
    {
        const Result<void> called = m_server->call(m_connection, stop);
        return called ? m_store->collections(stop) : called.error();
    }

    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override
    {
        const Result<void> called = m_server->call(m_connection, stop);
        return called ? m_store->list(request, stop) : called.error();
    }

    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override
    {
        const Result<void> called = m_server->call(m_connection, stop);
        return called ? m_store->read(refs, range, stop)
                      : QList<Result<Entry>>(refs.size(), called.error());
    }

    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override
    {
        const Result<void> called = m_server->call(m_connection, stop);
        if (called)
            return m_store->write(batch, stop);
        QList<WriteOutcome> outcomes;
        for (const Write &write : batch)
            outcomes.append({write.ref, called.error()});
        return outcomes;
    }

    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override
    {
        if (mode == LoadMode::Anew) {
            const auto connection = m_server->connect();
            if (!connection)
                return lost();
            m_connection = *connection;
        }
        const Result<void> called = m_server->call(m_connection, stop);
        return called ? m_store->load(mode, budget, stop) : called.error();
    }

private:
    std::shared_ptr<RemoteServer> m_server;
    int m_connection;
    std::unique_ptr<Store> m_store;
};

} // namespace

void RemoteServer::goDown()
{
    m_isUp = false;
    ++m_connection;
}

void RemoteServer::comeUp()
{
    m_isUp = true;
}

std::optional<int> RemoteServer::connect() const
{
    return m_isUp ? std::optional<int>(m_connection) : std::nullopt;
}

Result<void> RemoteServer::call(int connection, const std::stop_token &stop)
{
    std::this_thread::sleep_for(m_options.latency);
    m_time += m_options.latency.count();
    const int number = ++m_calls;
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled};
    if (!m_isUp || connection != m_connection)
        return lost();
    if (m_options.failEvery > 0 && number % m_options.failEvery == 0)
        return Error {ErrorCode::Unavailable, quoted(QStringLiteral("planned fault")), {}};
    return {};
}

StoreOpener remoteOpener(std::shared_ptr<RemoteServer> server, StoreOpener open)
{
    return [server, open](const std::stop_token &stop) -> Result<std::unique_ptr<Store>> {
        const auto connection = server->connect();
        if (!connection)
            return lost();
        Result<std::unique_ptr<Store>> store = open(stop);
        if (!store)
            return store.error();
        return std::make_unique<RemoteStore>(server, *connection, *std::move(store));
    };
}

} // namespace kvlens::test
