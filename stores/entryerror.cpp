// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/entryerror.h"

#include "stores/contentversion.h"

namespace kvlens {

bool isOfEntryAlone(const Error &error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Denied
        || error.code == ErrorCode::Unsupported || error.code == ErrorCode::Invalid;
}

Entry unreadableEntry(const EntryRef &ref, const Error &why)
{
    Entry entry {ref, {}, versionOfBytes({})};
    entry.problem = why;
    return entry;
}

} // namespace kvlens
