// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Getting those vectors of a collection out of a store that have the length which most of them
// have.
#pragma once

#include "model/vectors/vectorloading.h"

namespace kvlens {

// Begins with the length of the first one, and anew if another one turns out to be that of more.
// Threads: that of the store. Memory: as VectorLoading.
class UsualVectors
{
public:
    explicit UsualVectors(const CollectionRef &collection);

    // Goes on for about `budget`. Cancelled, Conflict and others as Store::scan.
    Result<void> goOn(Store &store, std::chrono::milliseconds budget, const std::stop_token &stop);
    bool atEnd() const { return m_loading && m_isChosen; }
    qint64 done() const; // entries
    const VectorLoading &vectors() const { return *m_loading; } // at the end

private:
    Result<void> begin(Store &store, std::chrono::milliseconds budget, const std::stop_token &stop);
    void choose();

    CollectionRef m_collection;
    ScanCursor m_from; // as long as no vector was seen
    std::unique_ptr<VectorLoading> m_loading;
    bool m_isChosen = false;
    bool m_isSecond = false;
};

} // namespace kvlens
