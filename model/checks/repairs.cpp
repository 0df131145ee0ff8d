// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/repairs.h"

#include "model/index/stagedparts.h"

namespace kvlens {

namespace {

// Each repair takes something away that the rules could name, so there is an end; two that undo
// each other would have none.
constexpr int mostRounds = 8;

// As the store has it: a value, a new name, or nothing.
void stageOwnWrite(const Write &write, const Entry &seen, ChangeSet &changes)
{
    if (write.renameTo)
        changes.rename(seen, *write.renameTo);
    if (write.value)
        changes.put(seen, *write.value);
    else if (write.isDelete())
        changes.remove(seen);
}

// What is edited already stays as it is.
Result<void> stageOwn(
    Store &store, const Problem &problem, ChangeSet &changes, const std::stop_token &stop)
{
    QList<Write> writes = problem.repair;
    writes.removeIf([&](const Write &write) { return changes.contains(write.ref); });
    QList<EntryRef> refs;
    for (const Write &write : std::as_const(writes))
        refs.append(write.ref);
    const QList<Result<Entry>> entries = store.read(refs, {}, stop);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (entries[i])
            stageOwnWrite(writes[i], *entries[i], changes);
        else if (entries[i].error().code != ErrorCode::NotFound)
            return entries[i].error();
    }
    return {};
}

// Nothing is repaired that was not found.
bool hasRepairable(const QList<Finding> &found, const IndexRule &rule)
{
    return std::any_of(found.begin(), found.end(), [&](const Finding &finding) {
        return finding.isRepairable && finding.problem.id == QLatin1String(rule.id);
    });
}

bool isSame(const Finding &a, const Finding &b)
{
    return a.problem.id == b.problem.id && a.problem.entries == b.problem.entries
        && a.problem.error.subject == b.problem.error.subject;
}

class Repairing
{
public:
    Repairing(Store &store, const RepairRequest &request, const std::stop_token &stop)
        : m_store(store)
        , m_request(request)
        , m_stop(stop)
        , m_path(store.info().address.path)
        , m_staged {request.before}
    {
    }

    Result<StagedRepairs> all(const CheckedStore &checked);

private:
    using Found = QList<Finding>;
    Result<void> stageOwnOf(const QList<Problem> &problems, const RuleChoice &choice);
    Result<void> stageRules(const IndexParts &parts, const Found &found, const RuleChoice &choice);
    // Also whether that was something else than what was staged before.
    Result<bool> stageRound(const IndexParts &parts, const Found &found);
    void note(const Found &found, const RuleChoice &choice);

    Store &m_store;
    const RepairRequest &m_request;
    const std::stop_token &m_stop;
    const QString m_path;
    StagedRepairs m_staged;
};

Result<void> Repairing::stageOwnOf(const QList<Problem> &problems, const RuleChoice &choice)
{
    for (const Problem &problem : problems) {
        if (!choice.has(problem.id) || problem.repair.isEmpty())
            continue;
        if (const Result<void> staged = stageOwn(m_store, problem, m_staged.changes, m_stop);
            !staged)
            return staged;
    }
    return {};
}

Result<void> Repairing::stageRules(
    const IndexParts &parts, const Found &found, const RuleChoice &choice)
{
    for (const IndexRule &rule : indexRules()) {
        if (!choice.has(QString::fromLatin1(rule.id)) || !hasRepairable(found, rule))
            continue;
        RepairDraft draft; // of one rule at a time, as there may be many steps
        rule.repair(parts, draft);
        const Result<void> staged = draft.stage(m_store, m_staged.changes, m_stop, m_request.keep);
        if (!staged)
            return staged;
    }
    return {};
}

void Repairing::note(const Found &found, const RuleChoice &choice)
{
    QList<Finding> &all = m_staged.repaired;
    for (const Finding &finding : found) {
        const bool isTold = std::any_of(
            all.begin(), all.end(), [&](const Finding &told) { return isSame(told, finding); });
        if (finding.isRepairable && choice.has(finding.problem.id) && !isTold)
            all.append(finding);
    }
}

Result<bool> Repairing::stageRound(const IndexParts &parts, const Found &found)
{
    const RuleChoice choice = m_request.choose(found);
    const ChangeSet before = m_staged.changes;
    if (const Result<void> staged = stageRules(parts, found, choice); !staged)
        return staged.error();
    const bool isNew = ChangeSet::wantDifferent(before, m_staged.changes);
    if (isNew)
        note(found, choice);
    return isNew;
}

Result<StagedRepairs> Repairing::all(const CheckedStore &checked)
{
    const RuleChoice choice = m_request.choose(checked.findings);
    note(checked.findings, choice);
    if (const Result<void> staged = stageOwnOf(checked.problems, choice); !staged)
        return staged.error();
    if (m_staged.changes.isEmpty()) {
        if (const Result<void> staged = stageRules(checked.parts, checked.findings, choice);
            !staged)
            return staged.error();
    }
    Result<bool> goesOn = !m_staged.changes.isEmpty();
    for (int round = 0; goesOn && *goesOn && round < mostRounds; ++round) {
        const CheckedStore left
            = judged(withEdits(checked.parts, m_staged.changes), m_path, m_request.looked);
        goesOn = stageRound(left.parts, left.findings);
    }
    return goesOn ? Result<StagedRepairs>(std::move(m_staged)) : goesOn.error();
}

} // namespace

RuleChoice safeRules(const QList<Finding> &found)
{
    RuleChoice choice {{QString()}}; // of no rule
    for (const Finding &finding : found) {
        const Problem &problem = finding.problem;
        if (finding.isRepairable && !problem.isGuessed && !choice.ids.contains(problem.id))
            choice.ids.append(problem.id);
    }
    return choice;
}

Result<StagedRepairs> stageRepairs(Store &store, const CheckedStore &checked,
    const RepairRequest &request, const std::stop_token &stop)
{
    return Repairing(store, request, stop).all(checked);
}

} // namespace kvlens
