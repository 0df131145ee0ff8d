// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Short words for tests on a session: open a table, wait, read, what is told.
#pragma once

#include "model/storesession.h"
#include "tests/support/faultystore.h"
#include "tests/support/tablestore.h"

#include <QEventLoop>

namespace kvlens::test {

// A table, a store over it that fails when told to, and a session on that.
struct OpenTable
{
    explicit OpenTable(std::shared_ptr<Table> content = std::make_shared<Table>(),
        const TableOptions &options = {},
        std::shared_ptr<FaultPlan> faults = std::make_shared<FaultPlan>());

    // Turns the event loop until it holds, for 10 seconds at most; whether it does.
    static bool wait(const std::function<bool()> &condition);
    bool waitReady() const;
    bool waitIdle() const; // nothing long in hand

    // As stored; an absent entry if it cannot be read.
    Entry read(const CollectionRef &collection, const QByteArray &key) const;
    void put(const CollectionRef &collection, const QByteArray &key, const QByteArray &value) const;

    std::shared_ptr<Table> table;
    std::shared_ptr<FaultPlan> faults;
    std::unique_ptr<StoreSession> session;
    QList<Error> errors; // told by failed()
    QList<PersistReport> reports;
};

} // namespace kvlens::test
