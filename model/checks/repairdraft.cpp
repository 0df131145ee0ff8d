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
    m_steps.push_back({.ref = ref, .change = change});
}

void RepairDraft::rename(const EntryRef &ref, const QByteArray &key, const Change &change)
{
    m_steps.push_back({.ref = ref, .key = key, .change = change});
}

void RepairDraft::make(const EntryRef &ref, const Change &change)
{
    m_steps.push_back({.ref = ref, .change = change, .isNew = true});
}

void RepairDraft::putFrom(const EntryRef &ref, const EntryRef &source, const Change &change)
{
    m_steps.push_back({.ref = ref, .source = source, .change = change, .isNew = true});
}

void RepairDraft::stageOne(
    const Step &step, const Entry &target, const Entry *source, ChangeSet &changes)
{
    const Content now = changes.content(target);
    if (!now.exists && !step.isNew)
        return;
    if (step.key)
        changes.rename(target, *step.key);
    else if (!step.change)
        changes.remove(target);
    const Content from = source ? changes.content(*source) : now;
    if (!step.change || (source && !from.exists))
        return;
    const Result<QByteArray> value = step.change(from.value);
    if (value && !(now.exists && *value == now.value))
        changes.put(target, *value);
}

Result<void> RepairDraft::stageRun(
    size_t begin, size_t end, Store &store, ChangeSet &changes, const std::stop_token &stop) const
{
    QList<EntryRef> refs;
    for (size_t i = begin; i < end; ++i) {
        refs.append(m_steps[i].ref);
        if (m_steps[i].source)
            refs.append(*m_steps[i].source);
    }
    const Result<QList<Entry>> entries = readAll(store, refs, largestEdited, stop);
    if (!entries)
        return entries.error();
    qsizetype at = 0;
    for (size_t i = begin; i < end; ++i) {
        const Entry &target = entries->at(at++);
        const Entry *source = m_steps[i].source ? &entries->at(at++) : nullptr;
        stageOne(m_steps[i], target, source, changes);
    }
    return {};
}

Result<void> RepairDraft::stage(Store &store, ChangeSet &changes, const std::stop_token &stop) const
{
    for (size_t begin = 0; begin < m_steps.size(); begin += stepsAtOnce) {
        const size_t end = std::min(m_steps.size(), begin + stepsAtOnce);
        if (const Result<void> staged = stageRun(begin, end, store, changes, stop); !staged)
            return staged.error();
    }
    return {};
}

} // namespace kvlens
