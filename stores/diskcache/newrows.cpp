// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/newrows.h"

#include "stores/contentversion.h"
#include "stores/store.h"
#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <algorithm>

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

Result<Written> outcomeInNone(
    const Write &write, const std::function<std::optional<Error>(const Write &)> &refusal)
{
    if (Result<void> based = checkBase(write, Version {}); !based)
        return based.error();
    if (write.isDelete())
        return Written {};
    if (!write.value || write.renameTo)
        return Error {ErrorCode::NotFound, Reasons::noSuchEntry, displayText(write.ref.key)};
    const std::optional<Error> refused = refusal(write);
    return refused ? Result<Written>(*refused) : Written {};
}

std::optional<QList<WriteOutcome>> outcomesInNone(const QList<Write> &batch, RowsOf store)
{
    const auto refusal
        = [rows = NewRows(store)](const Write &write) mutable { return rows.refusal(write); };
    QList<WriteOutcome> outcomes;
    for (const Write &write : batch) {
        outcomes.append({write.ref, outcomeInNone(write, refusal)});
        if (outcomes.last().result)
            continue;
        QList<WriteOutcome> failed
            = failAll(batch, Error {ErrorCode::Cancelled, Reasons::batchFailed});
        failed[outcomes.size() - 1] = outcomes.last();
        return failed;
    }
    const bool isAnyNew = std::any_of(
        batch.begin(), batch.end(), [](const Write &write) { return !write.isDelete(); });
    return isAnyNew ? std::nullopt : std::optional(outcomes);
}

} // namespace kvlens
