// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessiontools.h"

#include "tests/support/patience.h"

namespace kvlens::test {

OpenTable::OpenTable(
    std::shared_ptr<Table> content, const TableOptions &options, std::shared_ptr<FaultPlan> plan)
    : table(std::move(content))
    , faults(std::move(plan))
{
    const auto opener = [inner = table, options, plan = faults](
                            const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        if (const auto error = plan->next())
            return *error;
        return makeFaultyStore(makeTableStore(inner, options), plan);
    };
    session
        = std::make_unique<StoreSession>(StoreAddress {QStringLiteral("table"), {}, {}}, opener);
    session->editor().setTypingPause(std::chrono::hours(1));
    const auto keep = [this](const Error &error) { errors.append(error); };
    QObject::connect(session.get(), &StoreSession::failed, session.get(), keep);
    QObject::connect(session.get(), &StoreSession::couldNotList, session.get(), keep);
    QObject::connect(session.get(), &StoreSession::persistFinished, session.get(),
        [this](const PersistReport &report) { reports.append(report); });
}

bool OpenTable::wait(const std::function<bool()> &condition)
{
    return turnLoop(condition);
}

bool OpenTable::waitReady() const
{
    return wait([this] { return session->state() == SessionState::Ready; }) && waitIdle();
}

bool OpenTable::waitIdle() const
{
    return wait([this] { return session->activity().kind == Activity::Kind::None; });
}

Entry OpenTable::read(const CollectionRef &collection, const QByteArray &key) const
{
    const EntryRef ref {collection, key};
    std::optional<Entry> found;
    const auto connection = QObject::connect(session.get(), &StoreSession::entryArrived,
        session.get(), [&](const EntryRef &arrived, const Result<Entry> &entry) {
            if (arrived == ref)
                found = entry.value_or(absentEntry(ref));
        });
    session->readEntry(ref);
    wait([&] { return found.has_value(); });
    QObject::disconnect(connection);
    return found.value_or(absentEntry(ref));
}

void OpenTable::put(
    const CollectionRef &collection, const QByteArray &key, const QByteArray &value) const
{
    session->editor().put(read(collection, key), value);
}

} // namespace kvlens::test
