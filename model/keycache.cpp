// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keycache.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 30s;
constexpr int listedAtOnce = 4096;

} // namespace

KeyCache::KeyCache(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &KeyCache::clear);
}

KeyCache::~KeyCache()
{
    clear();
}

KeyCache::Keys KeyCache::of(const CollectionRef &collection)
{
    if (!m_isUsed)
        m_patience.start();
    Keys &keys = m_keys[collection];
    if (!keys)
        keys = std::make_shared<PackedKeys>();
    return keys;
}

void KeyCache::setUsed(bool used)
{
    m_isUsed = used;
    if (used)
        m_patience.stop();
    else if (!m_keys.isEmpty())
        m_patience.start();
}

// Giving back much memory takes a while: the worker does it.
void KeyCache::clear()
{
    if (m_keys.isEmpty())
        return;
    auto job = [keys = std::exchange(m_keys, {})](Store &, const std::stop_token &) mutable {
        keys.clear();
        return Result<void>();
    };
    m_session.run(std::move(job), JobPriority::Background);
}

Result<bool> listOn(
    Store &store, const CollectionRef &collection, PackedKeys &keys, const std::stop_token &stop)
{
    const Result<KeyPage> page
        = store.list({collection, KeyCursor::atPosition(keys.count()), listedAtOnce}, stop);
    if (!page)
        return page.error();
    for (qsizetype i = 0; i < page->count(); ++i)
        keys.append(page->at(i).key);
    return !page->isEmpty() && !page->next.atEnd;
}

} // namespace kvlens
