// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/store.h"

#include "stores/words/reasons.h"

#include <algorithm>

namespace kvlens {

Store::~Store() = default;

QList<SideEffect> Store::sideEffects(const QList<EntryRef> &, const std::stop_token &)
{
    return {};
}

Result<LoadReport> Store::load(LoadMode, std::chrono::milliseconds, const std::stop_token &)
{
    return LoadReport {};
}

Result<LoadReport> loadIn(LoadMode mode, const LoadSteps &steps)
{
    if (mode == LoadMode::Examine) {
        LoadReport report;
        const Result<QList<Problem>> found
            = steps.examine ? steps.examine() : Result<QList<Problem>>(QList<Problem>());
        if (!found)
            return found.error();
        report.problems = *found;
        return report;
    }
    const Result<Freshness> fresh
        = mode == LoadMode::Peek ? steps.peek() : Result<Freshness>(Freshness::Current);
    const Result<void> done = mode == LoadMode::GoOn ? steps.goOn()
        : mode == LoadMode::Anew                     ? steps.anew()
                                                     : Result<void>();
    if (!fresh || !done)
        return fresh ? done.error() : fresh.error();
    LoadReport report = steps.report();
    report.freshness = *fresh;
    return report;
}

Result<LoadReport> loadUntil(Store &store, LoadUntil until, const std::stop_token &stop)
{
    while (true) {
        Result<LoadReport> report
            = store.load(LoadMode::GoOn, std::chrono::milliseconds(200), stop);
        if (!report)
            return report;
        const LoadProgress &progress = report->progress;
        if (progress.finished || (progress.listed && until == LoadUntil::Listed))
            return report;
    }
}

Result<void> loadAll(Store &store, const std::stop_token &stop, LoadUntil until)
{
    const Result<LoadReport> report = loadUntil(store, until, stop);
    return report ? Result<void>() : report.error();
}

Result<void> forgetAll(Store &store, const std::stop_token &stop)
{
    const Result<LoadReport> report = store.load(LoadMode::Anew, {}, stop);
    return report ? Result<void>() : report.error();
}

Result<Freshness> freshnessOf(Store &store, const std::stop_token &stop)
{
    const Result<LoadReport> report = store.load(LoadMode::Peek, {}, stop);
    return report ? Result<Freshness>(report->freshness) : report.error();
}

Result<QList<Problem>> problemsOf(Store &store, const std::stop_token &stop)
{
    const Result<LoadReport> report = store.load(LoadMode::Peek, {}, stop);
    return report ? Result<QList<Problem>>(report->problems) : report.error();
}

Result<QList<Problem>> examineStore(Store &store, const std::stop_token &stop)
{
    const Result<LoadReport> report = store.load(LoadMode::Examine, {}, stop);
    if (!report)
        return report.error();
    QList<Problem> problems = report->problems;
    const Result<LoadReport> peeked = store.load(LoadMode::Peek, {}, stop);
    if (peeked && peeked->freshness != Freshness::Current)
        problems.append({QStringLiteral("F13"), Severity::Warning,
            {ErrorCode::Conflict, Reasons::changedSinceLoaded, store.info().address.path}});
    return problems;
}

QList<Problem> hidingEntries(const QList<Problem> &problems)
{
    QList<Problem> hiding;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(hiding),
        [](const Problem &problem) { return problem.hidesEntries; });
    return hiding;
}

Result<Entry> readOne(Store &store, const EntryRef &ref, const std::stop_token &stop)
{
    return store.read({ref}, {}, stop).takeFirst();
}

QList<Result<Entry>> readUpTo(
    Store &store, const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop)
{
    return store.read(refs, {0, limit}, stop);
}

Result<QByteArray> readPart(
    Store &store, const EntryRef &ref, const ReadRange &range, const std::stop_token &stop)
{
    const Result<Entry> entry = store.read({ref}, range, stop).takeFirst();
    if (!entry)
        return entry.error();
    return entry->isWhole() ? entry->value.mid(range.offset, range.length) : entry->value;
}

Result<Written> writeOne(Store &store, const Write &write, const std::stop_token &stop)
{
    return store.write({write}, stop).takeFirst().result;
}

Result<void> makeStore(Store &store, const std::stop_token &stop)
{
    if (!store.info().isMissing)
        return {};
    const Result<Written> made = writeOne(store, {.ref = {}, .makesStore = true}, stop);
    return made ? Result<void>() : made.error();
}

bool isMaking(const QList<Write> &batch)
{
    return batch.size() == 1 && batch.first().makesStore;
}

QList<WriteOutcome> madeOutcomes(const QList<Write> &batch, const Result<void> &made)
{
    if (!made)
        return failAll(batch, made.error());
    return {{batch.first().ref, Written {}}};
}

bool isAnyStored(const QList<WriteOutcome> &outcomes)
{
    return std::any_of(outcomes.begin(), outcomes.end(),
        [](const WriteOutcome &outcome) { return outcome.result.has_value(); });
}

QList<WriteOutcome> failAll(const QList<Write> &batch, const Error &error)
{
    QList<WriteOutcome> outcomes;
    for (const Write &write : batch)
        outcomes.append({write.ref, error});
    return outcomes;
}

Result<void> scanAll(Store &store, const CollectionRef &collection, const ScanSink &sink,
    const std::stop_token &stop)
{
    const Result<ScanPage> page = store.scan({collection}, sink, stop);
    return page ? Result<void>() : page.error();
}

} // namespace kvlens
