// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store that has nothing and does nothing: for tests of what is around a store.
#pragma once

#include "stores/store.h"

namespace kvlens::test {

class IdleStore : public Store
{
public:
    StoreInfo info() const override { return {}; }
    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return QList<CollectionInfo>();
    }
    Result<KeyPage> list(const ListRequest &, const std::stop_token &) override
    {
        return KeyPage();
    }
    QList<Result<Entry>> read(
        const QList<EntryRef> &, const ReadRange &, const std::stop_token &) override
    {
        return {};
    }
    QList<WriteOutcome> write(const QList<Write> &, const std::stop_token &) override { return {}; }
};

} // namespace kvlens::test
