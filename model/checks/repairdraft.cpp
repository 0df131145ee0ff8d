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
    m_steps.push_back({ref, ref, {}});
}

void RepairDraft::edit(const EntryRef &ref, const Change &change)
{
    m_steps.push_back({ref, ref, change});
}

void RepairDraft::make(const EntryRef &ref, const Change &change)
{
    m_steps.push_back({ref, ref, change, true});
}

void RepairDraft::putFrom(const EntryRef &ref, const EntryRef &source, const Change &change)
{
    m_steps.push_back({ref, source, change, true});
}

void RepairDraft::stageOne(
    const Step &step, const Entry &target, const Entry &source, ChangeSet &changes)
{
    const Content now = changes.content(target);
    if (!step.change) {
        if (now.exists)
            changes.remove(target);
        return;
    }
    if (!now.exists && !step.isNew)
        return;
    const bool isOther = step.source != step.ref;
    const Content from = isOther ? changes.content(source) : now;
    if (isOther && !from.exists)
        return;
    const Result<QByteArray> value = step.change(from.value);
    if (value && !(now.exists && *value == now.value))
        changes.put(target, *value);
}

Result<void> RepairDraft::stage(Store &store, ChangeSet &changes, const std::stop_token &stop) const
{
    for (size_t begin = 0; begin < m_steps.size(); begin += stepsAtOnce) {
        const size_t end = std::min(m_steps.size(), begin + stepsAtOnce);
        QList<EntryRef> refs;
        for (size_t i = begin; i < end; ++i)
            refs << m_steps[i].ref << m_steps[i].source;
        const Result<QList<Entry>> entries = readAll(store, refs, largestEdited, stop);
        if (!entries)
            return entries.error();
        for (size_t i = begin; i < end; ++i) {
            const qsizetype at = qsizetype(i - begin) * 2;
            stageOne(m_steps[i], entries->at(at), entries->at(at + 1), changes);
        }
    }
    return {};
}

} // namespace kvlens
