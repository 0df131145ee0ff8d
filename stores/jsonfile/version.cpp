// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/version.h"

#include "stores/json/text.h"
#include "stores/json/valuecheck.h"
#include "stores/valuekind.h"
#include "stores/wtf8.h"

namespace kvlens {

Version versionOfText(const QByteArray &value)
{
    return {QCryptographicHash::hash(value, versionAlgorithm)};
}

Entry entryWithValue(const EntryRef &ref, const QByteArray &value)
{
    Entry entry {ref, value, versionOfText(value), valueKind(value)};
    if (!json::isJson(value)) {
        entry.problem = json::parse(value).error();
        entry.problem->code = ErrorCode::Corrupt;
        entry.problem->subject = displayText(ref.key);
    }
    return entry;
}

} // namespace kvlens
