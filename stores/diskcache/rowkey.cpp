// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowkey.h"

#include "stores/json/utf8.h"
#include "stores/words/diskreasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <array>
#include <cmath>

namespace kvlens {

namespace {

constexpr QByteArrayView divider("::");
constexpr qsizetype longestKey = 60'000; // in bytes; packed keys count on it

// The collections of rows that no DiskStore has written.
constexpr char textRows[] = "text";
constexpr char numberRows[] = "numbers";
constexpr char byteRows[] = "bytes";
constexpr char pickledRows[] = "pickled";

QByteArray textOfReal(double number)
{
    QByteArray text = QByteArray::number(number, 'g', 17);
    const bool isPlain = std::isfinite(number) && !text.contains('.') && !text.contains('e');
    return isPlain ? text + ".0" : text;
}

bool isWholeNumber(const QByteArray &text)
{
    bool isWhole = false;
    [[maybe_unused]] const qint64 number = text.toLongLong(&isWhole);
    return isWhole;
}

EntryRef divided(const QByteArray &key, qsizetype at)
{
    return {{key.left(at)}, key.mid(at + divider.size())};
}

EntryRef otherRow(const char *collection, const QByteArray &key)
{
    return {{collection, otherRowsGroup}, key};
}

EntryRef otherRow(const RowKey &key)
{
    if (key.raw == 0)
        return otherRow(pickledRows, key.bytes);
    if (key.type == SqlType::Text)
        return otherRow(textRows, key.bytes);
    return otherRow(key.type == SqlType::Blob ? byteRows : numberRows, key.bytes);
}

std::optional<RowKey> rowOfOther(const QByteArray &collection, const QByteArray &key)
{
    if (collection == textRows)
        return RowKey {SqlType::Text, key};
    if (collection == byteRows)
        return RowKey {SqlType::Blob, key};
    if (collection == pickledRows)
        return RowKey {SqlType::Blob, key, 0};
    if (collection != numberRows)
        return std::nullopt;
    bool isNumber = false;
    [[maybe_unused]] const double number = key.toDouble(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return RowKey {isWholeNumber(key) ? SqlType::Integer : SqlType::Real, key};
}

bool isUtf8(const QByteArray &text)
{
    const QString decoded
        = fromWtf8(text); // and no lone surrogates, which SQLite refuses to Python
    return json::findInvalidUtf8(text) < 0 && decoded.isValidUtf16();
}

} // namespace

RowKey rowKeyAt(const Statement &row, int keyColumn, int rawColumn)
{
    RowKey key {row.type(keyColumn), {}, row.integer(rawColumn)};
    if (key.type == SqlType::Integer)
        key.bytes = QByteArray::number(row.integer(keyColumn));
    else if (key.type == SqlType::Real)
        key.bytes = textOfReal(row.real(keyColumn));
    else
        key.bytes = row.bytes(keyColumn).toByteArray();
    return key;
}

void bindRowKey(Statement &statement, int place, const RowKey &key)
{
    switch (key.type) {
    case SqlType::Null:
        statement.bindNull(place);
        break;
    case SqlType::Integer:
        statement.bindInteger(place, key.bytes.toLongLong());
        break;
    case SqlType::Real:
        statement.bindReal(place, key.bytes.toDouble());
        break;
    case SqlType::Text:
        statement.bindText(place, key.bytes);
        break;
    case SqlType::Blob:
        statement.bindBlob(place, key.bytes);
        break;
    }
    statement.bindInteger(place + 1, key.raw);
}

bool isListable(const RowKey &key)
{
    const bool isKnown
        = key.raw == 1 ? key.type != SqlType::Null : key.raw == 0 && key.type == SqlType::Blob;
    return isKnown && key.bytes.size() <= longestKey;
}

std::optional<EntryRef> entryByKey(const RowKey &key, RowsOf rows)
{
    const bool isText = key.type == SqlType::Text && key.raw == 1;
    if (isText && rows == RowsOf::MultiDiskStore)
        return std::nullopt;
    const qsizetype at = isText && isCompound(rows) ? key.bytes.indexOf(divider) : -1;
    if (at < 0)
        return otherRow(key);
    const bool isAmbiguous = key.bytes.indexOf(divider, at + 1) >= 0;
    if (isAmbiguous && rows == RowsOf::DiskStore)
        return std::nullopt;
    return divided(key.bytes, at);
}

EntryRef entryByEnvelope(const RowKey &key, RowsOf rows, const std::optional<EntryNames> &names)
{
    if (rows == RowsOf::MultiDiskStore) {
        const bool isTrue = names && names->key == key.bytes;
        return isTrue ? EntryRef {{names->collection}, names->key} : otherRow(key);
    }
    if (names && names->collection + divider.toByteArray() + names->key == key.bytes)
        return {{names->collection}, names->key};
    return divided(key.bytes, key.bytes.indexOf(divider));
}

std::optional<RowKey> rowOfEntry(const EntryRef &ref, RowsOf rows)
{
    const auto &[name, group, shadow, topLevel] = ref.collection;
    if (shadow != 0 || topLevel || ref.shadow != 0 || ref.part != EntryPart::Value)
        return std::nullopt;
    if (group == otherRowsGroup)
        return rowOfOther(name, ref.key);
    if (!group.isEmpty() || rows == RowsOf::AnyProgram)
        return std::nullopt;
    if (rows == RowsOf::MultiDiskStore)
        return RowKey {SqlType::Text, ref.key};
    return RowKey {SqlType::Text, name + divider.toByteArray() + ref.key};
}

Result<void> checkNewNames(const EntryNames &names)
{
    if (names.collection.isEmpty()) // the library puts it into its default collection
        return Error {ErrorCode::Invalid, TreeReasons::needsName};
    for (const QByteArray &name : {names.collection, names.key}) {
        if (!isUtf8(name))
            return Error {ErrorCode::Invalid, DiskReasons::nameNotUtf8, displayText(name)};
    }
    if (names.collection.size() + divider.size() + names.key.size() > longestKey)
        return Error {ErrorCode::Invalid, DiskReasons::nameTooLong.with(longestKey)};
    return {};
}

} // namespace kvlens
