// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/newrows.h"

#include "stores/words/diskreasons.h"
#include "stores/wtf8.h"

namespace kvlens {

std::optional<Error> NewRows::refusal(const Write &write)
{
    const EntryRef &ref = write.ref;
    const std::optional<RowKey> row = rowOfEntry(ref, m_store);
    if (!row || !ref.collection.group.isEmpty())
        return Error {ErrorCode::Unsupported, DiskReasons::plainEntries};
    const EntryNames names {ref.collection.name, ref.key};
    if (const Result<void> checked = checkNewNames(names); !checked)
        return checked.error();
    const Result<QByteArray> text
        = makeManagedEntry(write.value.value_or(QByteArray()), write.expiry, 0, names);
    if (!text)
        return text.error();
    const bool hasFolder = m_store == RowsOf::MultiDiskStore; // of its collection alone
    if (hasFolder || entryByKey(*row, m_store))
        return std::nullopt;
    const auto known = m_doubtful.constFind(row->bytes);
    if (known != m_doubtful.constEnd() && *known != ref)
        return Error {ErrorCode::Invalid, DiskReasons::sameRow, displayText(ref.key)};
    m_doubtful.insert(row->bytes, ref);
    return std::nullopt;
}

} // namespace kvlens
