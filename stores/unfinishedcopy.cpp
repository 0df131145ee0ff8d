// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/unfinishedcopy.h"

#include "stores/file/copymark.h"
#include "stores/forwardingstore.h"
#include "stores/words/filereasons.h"

namespace kvlens {

namespace {

Problem copyProblem(CopyState state, const QString &path)
{
    const Reason why = state == CopyState::BeingMade
        ? Reason(FileReasons::copyBeingMade)
        : FileReasons::copyUnfinished.with(copyMarkOf(path));
    return {.id = QStringLiteral("unfinished-copy"),
        .severity = Severity::Warning,
        .error = {ErrorCode::Unavailable, why, path},
        .hidesEntries = true,
        .isTold = true};
}

class UnfinishedCopy final : public ForwardingStore
{
public:
    UnfinishedCopy(std::unique_ptr<Store> store, QString path)
        : ForwardingStore(std::move(store))
        , m_path(std::move(path))
    {
    }

    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override
    {
        Result<LoadReport> report = ForwardingStore::load(mode, budget, stop);
        const bool isOfStore = mode != LoadMode::Examine;
        const CopyState state = report && isOfStore ? copyStateAt(m_path) : CopyState::None;
        if (state != CopyState::None)
            report->problems.append(copyProblem(state, m_path));
        return report;
    }

private:
    const QString m_path;
};

} // namespace

std::unique_ptr<Store> tellingOfCopies(std::unique_ptr<Store> store, const QString &path)
{
    if (copyStateAt(path) == CopyState::None)
        return store;
    return std::make_unique<UnfinishedCopy>(std::move(store), path);
}

} // namespace kvlens
