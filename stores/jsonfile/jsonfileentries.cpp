// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfile.h"
#include "stores/jsonfile/version.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

using json::Index;

constexpr qint64 anySize = std::numeric_limits<qint64>::max();

Error noEntry(const EntryRef &ref)
{
    return {ErrorCode::NotFound, QStringLiteral("no such key"), displayText(ref.key)};
}

} // namespace

QByteArray JsonFile::keyText(const QByteArray &token)
{
    Result<QByteArray> text = json::decodeString(token);
    return text ? *std::move(text) : token.sliced(1, std::max<qsizetype>(token.size() - 2, 0));
}

Result<QList<QList<qint64>>> JsonFile::entryNumbers(
    qint64 collection, const QList<QByteArray> &keys) const
{
    if (index().hasKeys(collection)) {
        Result<QList<QList<qint64>>> found = json::findKeys(index(), collection, keys, reader());
        return found;
    }
    QList<QList<qint64>> numbers; // the elements of an array are named by their number
    for (const QByteArray &key : keys) {
        bool ok = false;
        const qint64 number = key.toLongLong(&ok);
        if (isScalar(collection)) {
            numbers.append(key.isEmpty() ? QList<qint64> {0} : QList<qint64> {});
            continue;
        }
        const bool there = ok && number >= 0 && number < entryCount(collection)
            && QByteArray::number(number) == key;
        numbers.append(there ? QList<qint64> {number} : QList<qint64> {});
    }
    return numbers;
}

CollectionRef JsonFile::refOf(qint64 collection) const
{
    if (collection == Index::topLevel || !nameCollections())
        return topLevelCollection();
    return {
        m_names[collection], {}, shadowOf(Index::topLevel, index().collection(collection).member)};
}

Result<Entry> JsonFile::entryOf(
    const CollectionRef &ref, qint64 collection, const Result<json::StoredEntry> &stored) const
{
    if (!stored)
        return stored.error();
    EntryRef entry {ref, QByteArray::number(stored->entry), shadowOf(collection, stored->entry)};
    if (index().hasKeys(collection))
        entry.key = keyText(stored->keyToken);
    return entryWithValue(entry, stored->valueText);
}

QList<Result<Entry>> JsonFile::entriesFrom(qint64 collection, qint64 first, qint64 count) const
{
    if (isScalar(collection))
        return readIn(collection, {{topLevelCollection(), {}}}, anySize);
    QList<qint64> numbers;
    const qint64 end = std::min(first + count, entryCount(collection));
    for (qint64 position = first; position < end; ++position)
        numbers.append(entryAt(collection, position));
    const CollectionRef ref = refOf(collection);
    QList<Result<Entry>> entries;
    for (const Result<json::StoredEntry> &stored :
        json::readEntries(index(), collection, numbers, reader()))
        entries.append(entryOf(ref, collection, stored));
    return entries;
}

Result<void> JsonFile::scan(
    const CollectionRef &collection, const ScanSink &sink, const std::stop_token &stop) const
{
    const Result<qint64> number = collectionNumber(collection);
    if (!number)
        return number.error();
    constexpr qint64 batch = 256;
    for (qint64 first = 0; first < entryCount(*number); first += batch) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, QStringLiteral("reading was cancelled"), m_path};
        for (const Result<Entry> &entry : entriesFrom(*number, first, batch)) {
            if (!entry)
                return entry.error();
            if (entry->ref.shadow == 0 && sink(*entry) == Visit::Stop)
                return {};
        }
    }
    return {};
}

QList<Result<Entry>> JsonFile::read(const QList<EntryRef> &refs, const std::stop_token &stop) const
{
    return readUpTo(refs, anySize, stop);
}

QList<Result<Entry>> JsonFile::readUpTo(
    const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop) const
{
    QList<Result<Entry>> results(refs.size(), Error {ErrorCode::Cancelled});
    QHash<CollectionRef, QList<qsizetype>> byCollection;
    for (qsizetype i = 0; i < refs.size(); ++i)
        byCollection[refs[i].collection].append(i);
    for (auto it = byCollection.cbegin(); it != byCollection.cend(); ++it) {
        if (stop.stop_requested())
            break;
        const Result<qint64> number = collectionNumber(it.key());
        QList<EntryRef> group;
        for (const qsizetype i : *it)
            group.append(refs[i]);
        const QList<Result<Entry>> entries = number
            ? readIn(*number, group, limit)
            : QList<Result<Entry>>(group.size(), number.error());
        for (qsizetype i = 0; i < it->size(); ++i)
            results[it->at(i)] = entries[i];
    }
    return results;
}

// The entry that a ref means, among those of its key.
std::optional<qint64> JsonFile::entryOfRef(
    qint64 collection, const EntryRef &ref, const QList<qint64> &ofKey) const
{
    if (ref.part != EntryPart::Value || ref.shadow >= ofKey.size())
        return std::nullopt;
    const qint64 entry = ofKey[ofKey.size() - 1 - ref.shadow];
    const bool isCollection
        = collection == Index::topLevel && !isFlat() && index().collectionOf(entry);
    return isCollection ? std::nullopt : std::optional(entry);
}

QList<Result<Entry>> JsonFile::readIn(
    qint64 collection, const QList<EntryRef> &refs, qint64 limit) const
{
    QList<QByteArray> keys;
    for (const EntryRef &ref : refs)
        keys.append(ref.key);
    const Result<QList<QList<qint64>>> found = entryNumbers(collection, keys);
    if (!found)
        return QList<Result<Entry>>(refs.size(), found.error());

    QList<Result<Entry>> results;
    QList<qint64> wanted;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < refs.size(); ++i) {
        results.append(noEntry(refs[i]));
        const auto entry = entryOfRef(collection, refs[i], found->at(i));
        if (!entry)
            continue;
        if (isLong(collection, *entry, limit)) {
            results[i] = beginningOf(refs[i], collection, *entry, limit);
        } else {
            wanted.append(*entry);
            places.append(i);
        }
    }
    const QList<Result<QByteArray>> values = valuesAt(collection, wanted);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const EntryRef &ref = refs[places[i]];
        results[places[i]]
            = values[i] ? Result<Entry>(entryWithValue(ref, *values[i])) : values[i].error();
    }
    return results;
}

QList<Result<QByteArray>> JsonFile::valuesAt(qint64 collection, const QList<qint64> &entries) const
{
    QList<Result<QByteArray>> values;
    if (isScalar(collection)) {
        const json::Span span = index().topSpan();
        return {entries.size(), readAt(m_fd.get(), span.begin, span.size(), m_path)};
    }
    for (const Result<json::StoredEntry> &stored :
        json::readEntries(index(), collection, entries, reader()))
        values.append(stored ? Result<QByteArray>(stored->valueText) : stored.error());
    return values;
}

// A single value at the top is the entry with the empty key.
bool JsonFile::isScalar(qint64 collection) const
{
    return collection == Index::topLevel && index().top() == json::TopKind::Scalar;
}

} // namespace kvlens
