// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The second half of a WritePlan: from what is wanted to splices of the file.
#pragma once

#include "stores/jsonfile/writeplan.h"

namespace kvlens {

class SplicePlanner
{
public:
    explicit SplicePlanner(const WritePlan &plan)
        : m_plan(plan)
        , m_file(plan.m_file)
    {
    }
    Result<QList<json::Splice>> plan();

private:
    using Slot = WritePlan::Slot;
    using CollectionPlan = WritePlan::CollectionPlan;

    Result<void> planCollection(const CollectionPlan &plan);
    Result<void> planChanged(qint64 number, const Slot &slot);
    Result<void> planRemoved(const CollectionPlan &plan);
    Result<void> planContainer(qint64 number, const QList<QByteArray> &children,
        const json::Layout &layout, const CollectionPlan &plan);
    Result<json::Span> spanOf(qint64 number, qint64 entry) const;
    Result<json::Layout> layoutOf(qint64 number) const;
    json::Span containerOf(qint64 number) const;
    QList<QByteArray> members(const CollectionPlan &plan, const json::Layout &layout) const;
    QByteArray newCollection(const CollectionPlan &plan, const json::Layout &layout) const;
    Result<void> planTopLevel();
    bool staysEmpty(qint64 number, const CollectionPlan &plan) const;

    const WritePlan &m_plan;
    const JsonFile &m_file;
    QList<json::Splice> m_splices;
};

} // namespace kvlens
