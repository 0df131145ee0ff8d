// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/plainrow.h"

#include "stores/words/diskreasons.h"
#include "stores/wtf8.h"

#include <cmath>

namespace kvlens {

namespace {

CacheRow rowInPlace(SqlType type, const QByteArray &value)
{
    return {.mode = valueInRow, .type = type, .value = value};
}

// Python's int or its float, as it is written.
Result<CacheRow> rowOfNumber(const QByteArray &text)
{
    bool isWhole = false;
    const qint64 whole = text.toLongLong(&isWhole);
    if (isWhole)
        return rowInPlace(SqlType::Integer, QByteArray::number(whole));
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool isFraction = text.contains('.') || text.contains('e') || text.contains('E');
    if (!isNumber || !isFraction || !std::isfinite(number)) // an int of Python may be any length
        return Error {ErrorCode::Invalid, DiskReasons::staysNumber};
    return rowInPlace(SqlType::Real, textOfReal(number));
}

} // namespace

Result<RowKey> newPlainKey(const EntryRef &ref)
{
    const std::optional<RowKey> key = rowOfEntry(ref, RowsOf::AnyProgram);
    const bool isNumber
        = ref.collection.name == numberRows && ref.collection.group == otherRowsGroup;
    if (!key && isNumber)
        return Error {ErrorCode::Invalid, DiskReasons::keyNoNumber, displayText(ref.key)};
    if (!key || key->raw == 0)
        return Error {ErrorCode::Unsupported, DiskReasons::plainCacheEntries};
    if (!isListable(*key))
        return Error {ErrorCode::Invalid, DiskReasons::nameTooLong.with(longestRowKey)};
    if (key->type == SqlType::Text && !isSqlText(key->bytes))
        return Error {ErrorCode::Invalid, DiskReasons::nameNotUtf8, displayText(ref.key)};
    return *key;
}

std::optional<Error> refusalOfPlain(const Write &write)
{
    const Result<RowKey> key = newPlainKey(write.ref);
    return key ? std::nullopt : std::optional(key.error());
}

CacheRow rowOfText(const QByteArray &text)
{
    return rowInPlace(SqlType::Text, text);
}

CacheRow newPlainRow(const QByteArray &value)
{
    return rowInPlace(isSqlText(value) ? SqlType::Text : SqlType::Blob, value);
}

Result<CacheRow> editedPlainRow(const CacheRow &before, const QByteArray &value)
{
    if (before.mode == valuePickled)
        return Error {ErrorCode::Unsupported, DiskReasons::pickledOnly};
    if (before.isText()) {
        if (!isSqlText(value))
            return Error {ErrorCode::Invalid, DiskReasons::staysText};
        return rowInPlace(SqlType::Text, value);
    }
    const bool isNumber = before.type == SqlType::Integer || before.type == SqlType::Real;
    return isNumber ? rowOfNumber(value) : rowInPlace(SqlType::Blob, value);
}

} // namespace kvlens
