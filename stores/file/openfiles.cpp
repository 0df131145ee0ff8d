// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/openfiles.h"

#include <algorithm>
#include <sys/resource.h>

namespace kvlens {

namespace {

constexpr rlim_t manyFiles = 8'000;

} // namespace

qint64 allowManyOpenFiles()
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, manyFiles);
    if (limit.rlim_cur < wanted) {
        const rlimit more {wanted, limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &more) == 0)
            limit.rlim_cur = wanted;
    }
    return static_cast<qint64>(std::min<rlim_t>(limit.rlim_cur, manyFiles));
}

} // namespace kvlens
