// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/opencaches.h"

#include "stores/diskcache/opencache.h"
#include "stores/file/openfiles.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qint64 fewCaches = 8; // each store may have open
constexpr qint64 manyCaches = 256; // all of them together: each has some megabytes of pages, too
constexpr qint64 otherFiles = 256; // are left to all else
constexpr qint64 filesOfCache = 4; // the database, its log and the index of that, and a value

qint64 mostCaches()
{
    return std::clamp((allowManyOpenFiles() - otherFiles) / filesOfCache, fewCaches, manyCaches);
}

} // namespace

void OpenCaches::makeRoom()
{
    while (m_open.size() >= fewCaches && Database::openCount() >= mostCaches()) {
        const auto longestAgo = std::find_if(
            m_open.begin(), m_open.end(), [](const OpenCache *cache) { return cache->mayRest(); });
        if (longestAgo == m_open.end())
            return;
        (*longestAgo)->rest();
        m_open.erase(longestAgo);
    }
}

void OpenCaches::used(OpenCache &cache)
{
    if (!m_open.isEmpty() && m_open.last() == &cache)
        return;
    m_open.removeOne(&cache);
    m_open.append(&cache);
}

void OpenCaches::forget(const OpenCache &cache)
{
    m_open.removeIf([&](const OpenCache *one) { return one == &cache; });
}

} // namespace kvlens
