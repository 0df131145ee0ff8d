// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowkey.h"

#include "stores/json/utf8.h"
#include "stores/words/diskreasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace kvlens {

QByteArray textOfReal(double number)
{
    QByteArray text = QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    const bool isPlain = std::isfinite(number) && !text.contains('.') && !text.contains('e');
    return isPlain ? text + ".0" : text;
}

namespace {

bool isWholeNumber(const QByteArray &text)
{
    bool isWhole = false;
    [[maybe_unused]] const qint64 number = text.toLongLong(&isWhole);
    return isWhole;
}

EntryRef divided(const QByteArray &key, qsizetype at)
{
    return {{key.left(at)}, key.mid(at + keyDivider.size())};
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
    const double number = key.toDouble(&isNumber);
    const bool isWhole = isWholeNumber(key);
    const QByteArray shown = isWhole ? QByteArray::number(key.toLongLong()) : textOfReal(number);
    if (!isNumber || shown != key) // another text of a number names no other row
        return std::nullopt;
    return RowKey {isWhole ? SqlType::Integer : SqlType::Real, key};
}

} // namespace

bool isSqlText(const QByteArray &bytes)
{
    const QString decoded
        = fromWtf8(bytes); // and no lone surrogates, which SQLite refuses to Python
    return json::findInvalidUtf8(bytes) < 0 && decoded.isValidUtf16();
}

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

void bindCell(Statement &statement, int place, SqlType type, const QByteArray &bytes)
{
    switch (type) {
    case SqlType::Null:
        statement.bindNull(place);
        break;
    case SqlType::Integer:
        statement.bindInteger(place, bytes.toLongLong());
        break;
    case SqlType::Real:
        statement.bindReal(place, bytes.toDouble());
        break;
    case SqlType::Text:
        statement.bindText(place, bytes);
        break;
    case SqlType::Blob:
        statement.bindBlob(place, bytes);
        break;
    }
}

void bindRowKey(Statement &statement, int place, const RowKey &key)
{
    bindCell(statement, place, key.type, key.bytes);
    statement.bindInteger(place + 1, key.raw);
}

bool isOfLibrary(const CollectionRef &collection)
{
    return collection.group.isEmpty() || collection.group == oldRowsGroup;
}

bool isOfSomeLibrary(const RowKey &key)
{
    return key.raw == 1 ? key.type != SqlType::Null : key.raw == 0 && key.type == SqlType::Blob;
}

std::optional<qsizetype> soleDivider(QByteArrayView key)
{
    const qsizetype at = key.indexOf(keyDivider);
    const bool isSole = at >= 0 && key.indexOf(keyDivider, at + 1) < 0;
    return isSole ? std::optional(at) : std::nullopt;
}

std::optional<EntryRef> entryByKey(const RowKey &key, RowsOf rows)
{
    const bool isText = key.type == SqlType::Text && key.raw == 1;
    if (isText && rows == RowsOf::MultiDiskStore)
        return std::nullopt;
    const qsizetype at = isText && isCompound(rows) ? key.bytes.indexOf(keyDivider) : -1;
    if (at < 0)
        return otherRow(key);
    const bool isAmbiguous = key.bytes.indexOf(keyDivider, at + 1) >= 0;
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
    if (names && names->collection + keyDivider.toByteArray() + names->key == key.bytes)
        return {{names->collection}, names->key};
    return divided(key.bytes, key.bytes.indexOf(keyDivider));
}

std::optional<EntryRef> oldEntry(const RowKey &key)
{
    const qsizetype at = key.bytes.indexOf(keyDivider);
    if (key.type != SqlType::Text || key.raw != 1 || at < 0)
        return std::nullopt;
    return EntryRef {{key.bytes.left(at), oldRowsGroup}, key.bytes.mid(at + keyDivider.size())};
}

std::optional<RowKey> rowOfEntry(const EntryRef &ref, RowsOf rows)
{
    const auto &[name, group, shadow, topLevel] = ref.collection;
    if (shadow != 0 || topLevel || ref.shadow != 0 || ref.part != EntryPart::Value)
        return std::nullopt;
    if (group == otherRowsGroup)
        return rowOfOther(name, ref.key);
    if (!isOfLibrary(ref.collection) || rows == RowsOf::AnyProgram)
        return std::nullopt;
    const bool isOld = !group.isEmpty();
    if (isOld && rows != RowsOf::MultiDiskStore)
        return std::nullopt;
    if (rows == RowsOf::MultiDiskStore && !isOld)
        return RowKey {SqlType::Text, ref.key};
    return RowKey {SqlType::Text, name + keyDivider.toByteArray() + ref.key};
}

Result<void> checkNewNames(const EntryNames &names)
{
    if (names.collection.isEmpty()) // the library puts it into its default collection
        return Error {ErrorCode::Invalid, TreeReasons::needsName};
    for (const QByteArray &name : {names.collection, names.key}) {
        if (!isSqlText(name))
            return Error {ErrorCode::Invalid, DiskReasons::nameNotUtf8, displayText(name)};
    }
    if (names.collection.size() + keyDivider.size() + names.key.size() > longestRowKey)
        return Error {ErrorCode::Invalid, DiskReasons::nameTooLong.with(longestRowKey)};
    return {};
}

} // namespace kvlens
