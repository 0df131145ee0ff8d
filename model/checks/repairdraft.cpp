// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/repairdraft.h"

#include "model/longvalues.h"
#include "model/storejobs.h"

namespace kvlens {

namespace {

constexpr size_t stepsAtOnce = 512;

} // namespace

void RepairDraft::remove(const EntryRef &ref)
{
    m_steps.push_back({.ref = ref});
}

void RepairDraft::edit(const EntryRef &ref, const Change &change)
{
    m_steps.push_back({.ref = ref, .change = std::make_unique<const Change>(change)});
}

void RepairDraft::rename(const EntryRef &ref, const QByteArray &key, const Change &change)
{
    m_steps.push_back({.ref = ref, .key = std::make_unique<const QByteArray>(key)});
    if (change)
        m_steps.back().change = std::make_unique<const Change>(change);
}

void RepairDraft::make(const EntryRef &ref, const Change &change)
{
    edit(ref, change);
    m_steps.back().isNew = true;
}

void RepairDraft::putFrom(const EntryRef &ref, const EntryRef &source, const Change &change)
{
    make(ref, change);
    m_steps.back().source = std::make_unique<const EntryRef>(source);
}

void RepairDraft::stageOne(
    const Step &step, const Entry &target, const Entry *source, const Staging &staging)
{
    ChangeSet &changes = staging.changes;
    const Content now = changes.content(target);
    if (!now.exists && !step.isNew)
        return;
    Entry seen = target;
    if (staging.keep == Keep::Versions)
        seen.value.clear();
    if (step.key)
        changes.rename(seen, *step.key);
    else if (!step.change)
        changes.remove(seen);
    const Content from = source ? changes.content(*source) : now;
    if (!step.change || (source && !from.exists))
        return;
    const Result<QByteArray> value = (*step.change)(from.value);
    if (value && !(now.exists && *value == now.value))
        changes.put(seen, *value);
}

Result<void> RepairDraft::stageRun(size_t begin, size_t end, const Staging &staging) const
{
    QList<EntryRef> refs;
    for (size_t i = begin; i < end; ++i) {
        refs.append(m_steps[i].ref);
        if (m_steps[i].source)
            refs.append(*m_steps[i].source);
    }
    const Result<QList<Entry>> entries = readAll(staging.store, refs, largestEdited, staging.stop);
    if (!entries)
        return entries.error();
    qsizetype at = 0;
    for (size_t i = begin; i < end; ++i) {
        const Entry &target = entries->at(at++);
        const Entry *source = m_steps[i].source ? &entries->at(at++) : nullptr;
        stageOne(m_steps[i], target, source, staging);
    }
    return {};
}

Result<void> RepairDraft::stage(
    Store &store, ChangeSet &changes, const std::stop_token &stop, Keep keep) const
{
    const Staging staging {store, changes, keep, stop};
    for (size_t begin = 0; begin < m_steps.size(); begin += stepsAtOnce) {
        const size_t end = std::min(m_steps.size(), begin + stepsAtOnce);
        if (const Result<void> staged = stageRun(begin, end, staging); !staged)
            return staged.error();
    }
    return {};
}

} // namespace kvlens
