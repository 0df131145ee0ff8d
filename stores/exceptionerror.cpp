// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/exceptionerror.h"

#include "stores/words/reasons.h"

#include <new>

namespace kvlens {

Error errorOf(const std::exception &thrown)
{
    if (dynamic_cast<const std::bad_alloc *>(&thrown))
        return {ErrorCode::Unavailable, Reasons::noMemory};
    return {ErrorCode::Unavailable,
        Reasons::systemRefuses.with(quoted(QString::fromLocal8Bit(thrown.what())))};
}

} // namespace kvlens
