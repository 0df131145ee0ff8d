// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/unreadable.h"

namespace kvlens {

bool isUnreadable(const Error &error)
{
    return error.code == ErrorCode::Denied || error.code == ErrorCode::Unavailable;
}

Problem unreadableProblem(const Error &error)
{
    return {.id = QStringLiteral("unreadable"),
        .severity = Severity::Error,
        .error = error,
        .hidesEntries = true};
}

} // namespace kvlens
