// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What rows of a diskcache have as keys, and which entries they are.
#pragma once

#include "stores/diskcache/database.h"
#include "stores/envelope/managedentry.h"

namespace kvlens {

// A key with the type that it has in SQLite; of the library's types `str` is Text, `int` and
// `float` are numbers, `bytes` is Blob, and whatever else is pickled is Blob with `raw` 0.
struct RowKey
{
    SqlType type = SqlType::Text;
    QByteArray bytes; // of a number its text, which stands for no other
    qint64 raw = 1;
    bool operator==(const RowKey &) const = default;
};

RowKey rowKeyAt(const Statement &row, int keyColumn, int rawColumn);
// Binds what rowKeyAt() makes a key of.
void bindCell(Statement &statement, int place, SqlType type, const QByteArray &bytes);
// Binds the key at `place` and `raw` behind it.
void bindRowKey(Statement &statement, int place, const RowKey &key);

// Who has written the rows.
enum class RowsOf : quint8 {
    DiskStore, // py-key-value: texts that are "collection::key"; others are shown beside them
    MultiDiskStore, // py-key-value: the key alone, and the envelope tells the collection
    OldMultiDiskStore, // py-key-value before 0.3: texts as a DiskStore's, and nameless envelopes
    AnyProgram,
};

// Whether the key of an entry has its collection in it.
constexpr bool isCompound(RowsOf rows)
{
    return rows == RowsOf::DiskStore || rows == RowsOf::OldMultiDiskStore;
}

// The group of the collections of a MultiDiskStore that a version before 0.3 wrote into a folder
// that has rows of later versions, too: "collection::key", with a nameless envelope.
constexpr char oldRowsGroup[] = "before 0.3";

// The group of the collections that hold rows of no DiskStore, one for each type of keys, and their
// names.
constexpr char otherRowsGroup[] = "cache.db";
constexpr char textRows[] = "text";
constexpr char numberRows[] = "numbers";
constexpr char byteRows[] = "bytes";
constexpr char pickledRows[] = "pickled";

constexpr qsizetype longestRowKey = 1'000'000; // in bytes; KeyList counts on it

// Whether it is a text that Python could have stored.
bool isSqlText(const QByteArray &bytes);
// Of a number with a fraction; it stands for no other.
QByteArray textOfReal(double number);

// Whether the collection is one of py-key-value's, of whichever version.
bool isOfLibrary(const CollectionRef &collection);

// Whether the library could have written it; but for what is too long for us, it is shown then.
bool isOfSomeLibrary(const RowKey &key);
inline bool isTooLong(const RowKey &key)
{
    return key.bytes.size() > longestRowKey;
}
inline bool isListable(const RowKey &key)
{
    return isOfSomeLibrary(key) && !isTooLong(key);
}
// What stands in the key of a row between its collection and the key of its entry.
constexpr QByteArrayView keyDivider("::");
// Where it stands, if it stands in the key once: only then the key tells which collection it is of.
std::optional<qsizetype> soleDivider(QByteArrayView key);
// The entry that a row is. Nothing: the key has no collection in it, or "::" more than once, and
// the envelope has to tell what is the collection.
std::optional<EntryRef> entryByKey(const RowKey &key, RowsOf rows);
// The same, with what the envelope says. It is believed if the key agrees; else the first "::"
// divides that, or it is a row of another program.
EntryRef entryByEnvelope(const RowKey &key, RowsOf rows, const std::optional<EntryNames> &names);
// What a row with an envelope without names is in a MultiDiskStore. Nothing: not one of a version
// before 0.3.
std::optional<EntryRef> oldEntry(const RowKey &key);
// The row in which an entry is, if it is there. Nothing: it cannot be there.
std::optional<RowKey> rowOfEntry(const EntryRef &ref, RowsOf rows);

// Whether a DiskStore can have such an entry. Invalid: `detail` names the rule.
Result<void> checkNewNames(const EntryNames &names);

} // namespace kvlens
