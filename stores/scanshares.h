// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Going through the entries of a collection by several threads: what each takes in stands for
// itself, and is put together in the order of the entries.
#pragma once

#include "stores/scan.h"

#include <memory>
#include <stop_token>

namespace kvlens {

// What takes in some entries that follow each other. Others of its kind may be at work meanwhile.
class ScanShare
{
public:
    virtual ~ScanShare() = default;
    ScanShare(const ScanShare &) = delete;
    ScanShare &operator=(const ScanShare &) = delete;

    // One entry. The bytes of its key and its value live as long as the call: who keeps some copies
    // them. Answers whether its value is surely JSON that Python reads, so that nobody need look
    // at it again to know.
    virtual bool take(const Entry &entry) = 0;

protected:
    ScanShare() = default;
};

struct ScanShares
{
    std::function<std::unique_ptr<ScanShare>()> begin; // on any thread, on several at a time
    // What it took in is taken out of it: it then takes in others. On the thread of the caller, in
    // the order of the entries.
    std::function<void(ScanShare &)> join;
};

class Store;

// As Store::scan(), but the entries are taken in by shares, perhaps by several threads at once:
// each entry by one, neighbours together. What the answer covers was joined.
Result<ScanPage> scanShared(
    Store &store, ScanRequest request, const ScanShares &shares, const std::stop_token &stop);

} // namespace kvlens
