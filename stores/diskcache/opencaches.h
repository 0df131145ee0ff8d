// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which caches of a store have their databases open. A store may have thousands of them, and a
// process may have only so many files open.
#pragma once

#include <QList>

namespace kvlens {

class OpenCache;

// Beyond a number for the whole process, those that were used longest ago are closed until they are
// used again; a few may always be open.
class OpenCaches
{
public:
    OpenCaches() = default;
    OpenCaches(const OpenCaches &) = delete;
    OpenCaches &operator=(const OpenCaches &) = delete;

    // Before another one is opened.
    void makeRoom();
    // It is open, and used now. Lives until it is forgotten.
    void used(OpenCache &cache);
    void forget(const OpenCache &cache);

private:
    QList<OpenCache *> m_open; // what was used last comes last
};

} // namespace kvlens
