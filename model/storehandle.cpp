// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storehandle.h"

#include "stores/words/reasons.h"

namespace kvlens {

StoreHandle::StoreHandle(StoreWorker::Opener opener, EndingWorkers &ending)
    : m_opener(std::move(opener))
    , m_ending(ending)
{
}

StoreHandle::~StoreHandle()
{
    close();
}

void StoreHandle::open()
{
    close();
    m_worker = std::make_unique<StoreWorker>(m_opener);
}

void StoreHandle::close()
{
    m_ending.add(std::move(m_worker));
}

Error StoreHandle::notOpen()
{
    return {ErrorCode::Unavailable, Reasons::notOpen, {}};
}

} // namespace kvlens
