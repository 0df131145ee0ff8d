// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/entries.h"

#include "stores/halves.h"
#include "stores/json/keyhash.h"
#include "stores/json/lex.h"
#include "stores/json/pystr.h"
#include "stores/json/spanreader.h"
#include "stores/json/text.h"
#include "stores/valuekind.h"
#include "stores/words/jsonreasons.h"

namespace kvlens::json {

namespace {

constexpr qint64 headBytes = 1024; // of an entry, to see its key and what kind its value is
constexpr qsizetype batch = 1024;

// Offsets within the bytes of an entry.
struct Parts
{
    qsizetype keyEnd = 0;
    qsizetype value = 0;
};

// Where key and value are, at the beginning of an entry. Nothing: not there, or cut off.
std::optional<Parts> partsOf(QByteArrayView bytes, bool hasKey)
{
    if (!hasKey)
        return bytes.isEmpty() ? std::nullopt : std::optional(Parts {});
    if (!bytes.startsWith('"'))
        return std::nullopt;
    const Lexed key = lexString(bytes, 0);
    if (key.fault)
        return std::nullopt;
    const qsizetype colon = skipSpace(bytes, key.end);
    const qsizetype value = colon < bytes.size() ? skipSpace(bytes, colon + 1) : bytes.size();
    if (value >= bytes.size() || bytes[colon] != ':')
        return std::nullopt;
    return Parts {key.end, value};
}

qsizetype spaceBegin(QByteArrayView bytes)
{
    qsizetype end = bytes.size();
    while (end > 0 && isSpace(bytes[end - 1]))
        --end;
    return end;
}

// Without white space, a comma, and white space.
qsizetype valueEnd(QByteArrayView bytes)
{
    const qsizetype end = spaceBegin(bytes);
    return end > 0 && bytes[end - 1] == ',' ? spaceBegin(bytes.first(end - 1)) : end;
}

Result<StoredEntry> takeApart(
    const Result<QByteArray> &bytes, qint64 entry, const Span &slice, bool hasKey)
{
    if (!bytes)
        return bytes.error();
    const std::optional<EntryView> view = entryIn(*bytes, hasKey);
    if (!view)
        return notAsScanned(slice.begin);
    const qint64 value = slice.begin + (view->value.data() - bytes->constData());
    return StoredEntry {entry, {slice.begin, slice.begin + view->keyToken.size()},
        {value, value + view->value.size()}, view->keyToken.toByteArray(),
        view->value.toByteArray()};
}

// A key can be longer than what was read of its entry.
Result<QByteArray> readLongHead(const Span &slice, bool hasKey, const ReadAt &read)
{
    for (qint64 size = headBytes;; size *= 16) {
        Result<QByteArray> head = read(slice.begin, qMin(size, slice.size()));
        if (!head || partsOf(*head, hasKey))
            return head;
        if (size >= slice.size())
            return notAsScanned(slice.begin);
    }
}

Result<StoredKey> keyOf(
    Result<QByteArray> head, const Span &slice, qint64 entry, bool hasKey, const ReadAt &read)
{
    if (head && !partsOf(*head, hasKey))
        head = readLongHead(slice, hasKey, read);
    if (!head)
        return head.error();
    const Parts parts = *partsOf(*head, hasKey);
    const ValueKind kind = valueKind(QByteArrayView(*head).sliced(parts.value));
    if (!hasKey)
        return StoredKey {QByteArray::number(entry), slice.size(), kind};
    const Result<QByteArray> key = decodeKey(QByteArrayView(*head).first(parts.keyEnd));
    if (!key)
        return notAsScanned(slice.begin);
    return StoredKey {*key, slice.size(), kind};
}

Result<QList<StoredKey>> readKeysOf(
    const Index &index, qint64 collection, const QList<qint64> &entries, const ReadAt &read)
{
    QList<Span> slices;
    QList<Span> heads;
    for (const qint64 entry : entries) {
        const Span slice = index.slice(collection, entry);
        slices.append(slice);
        heads.append({slice.begin, qMin(slice.end, slice.begin + headBytes)});
    }
    const QList<Result<QByteArray>> bytes = readSpans(heads, read);
    QList<StoredKey> keys;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const Result<StoredKey> key
            = keyOf(bytes[i], slices[i], entries[i], index.hasKeys(collection), read);
        if (!key)
            return key.error();
        keys.append(*key);
    }
    return keys;
}

constexpr size_t fewKeys = 16; // are better looked for one by one

QList<qint64> fewCandidates(
    const Index &index, qint64 collection, const std::vector<quint32> &wanted)
{
    QList<qint64> found;
    for (size_t i = 0; i < wanted.size(); ++i) {
        if (i == 0 || wanted[i] != wanted[i - 1])
            index.eachWith(collection, wanted[i], [&](qint64 entry) { found.append(entry); });
    }
    std::sort(found.begin(), found.end());
    return found;
}

// Entries whose fingerprint is one of the wanted (sorted) ones, ascending.
QList<qint64> candidates(const Index &index, qint64 collection, const std::vector<quint32> &wanted)
{
    if (wanted.size() <= fewKeys)
        return fewCandidates(index, collection, wanted);
    constexpr quint32 filterBits = 1 << 20; // in the processor's cache, and mostly empty
    std::vector<bool> filter(filterBits);
    for (const quint32 fingerprint : wanted)
        filter[fingerprint % filterBits] = true;
    const auto among = [&](qint64 first, qint64 behind) {
        QList<qint64> found;
        const auto look = [&](qint64 entry, const quint32 *all, qint64 count) {
            for (qint64 i = 0; i < count; ++i) {
                if (filter[all[i] % filterBits]
                    && std::binary_search(wanted.begin(), wanted.end(), all[i]))
                    found.append(entry + i);
            }
        };
        index.eachFingerprintRun(collection, first, behind, look);
        return found;
    };
    const qint64 entries = index.entries(collection);
    if (entries < worthAThread)
        return among(0, entries);
    const auto [found, rest] = inHalves(entries, among);
    return found + rest;
}

using EntriesByKey = QHash<QByteArray, QList<qint64>>;

Result<EntriesByKey> groupByKey(const Index &index, qint64 collection, const QList<qint64> &entries,
    const ReadAt &read, const std::stop_token &stop)
{
    const auto group = [&](qint64 from, qint64 behind) -> Result<EntriesByKey> {
        EntriesByKey groups;
        for (qint64 first = from; first < behind; first += batch) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled};
            const QList<qint64> some = entries.mid(first, qMin<qint64>(batch, behind - first));
            const Result<QList<StoredKey>> keys = readKeysOf(index, collection, some, read);
            if (!keys)
                return keys.error();
            for (qsizetype i = 0; i < some.size(); ++i)
                groups[keys->at(i).key].append(some[i]);
        }
        return groups;
    };
    if (entries.size() < 2 * batch)
        return group(0, entries.size());
    auto [groups, rest] = inHalves(entries.size(), group);
    if (!groups || !rest)
        return !groups ? groups.error() : rest.error();
    for (auto it = rest->cbegin(); it != rest->cend(); ++it)
        (*groups)[it.key()] += it.value();
    return std::move(groups);
}

} // namespace

std::optional<EntryView> entryIn(QByteArrayView slice, bool hasKey)
{
    const std::optional<Parts> parts = partsOf(slice, hasKey);
    const qsizetype end = valueEnd(slice);
    if (!parts || end <= parts->value)
        return std::nullopt;
    return EntryView {slice.first(parts->keyEnd), slice.sliced(parts->value, end - parts->value)};
}

QList<Result<StoredEntry>> readEntries(
    const Index &index, qint64 collection, const QList<qint64> &entries, const ReadAt &read)
{
    QList<Span> slices;
    for (const qint64 entry : entries)
        slices.append(index.slice(collection, entry));
    const QList<Result<QByteArray>> bytes = readSpans(slices, read);
    QList<Result<StoredEntry>> results;
    for (qsizetype i = 0; i < entries.size(); ++i)
        results.append(takeApart(bytes[i], entries[i], slices[i], index.hasKeys(collection)));
    return results;
}

Result<Span> valueSpan(const Index &index, qint64 collection, qint64 entry, const ReadAt &read)
{
    const Span slice = index.slice(collection, entry);
    const bool hasKey = index.hasKeys(collection);
    const Result<QByteArray> head = readLongHead(slice, hasKey, read);
    if (!head)
        return head.error();
    const qint64 begin = slice.begin + partsOf(*head, hasKey)->value;
    for (qint64 size = headBytes;; size *= 16) {
        const qint64 from = qMax(begin, slice.end - size);
        const Result<QByteArray> tail = read(from, slice.end - from);
        if (!tail)
            return tail.error();
        if (const qsizetype end = valueEnd(*tail); end > 0)
            return Span {begin, from + end};
        if (from == begin)
            return notAsScanned(begin);
    }
}

Result<QList<StoredKey>> readKeys(
    const Index &index, qint64 collection, qint64 first, qint64 count, const ReadAt &read)
{
    QList<qint64> entries;
    const qint64 behind = qMin(first + count, index.entries(collection));
    for (qint64 entry = first; entry < behind; ++entry)
        entries.append(entry);
    return readKeysOf(index, collection, entries, read);
}

Result<QByteArray> collectionName(const Index &index, qint64 collection, const ReadAt &read)
{
    const qint64 member = index.collection(collection).member;
    const Result<QList<StoredKey>> keys = readKeysOf(index, Index::topLevel, {member}, read);
    if (!keys)
        return keys.error();
    return keys->first().key;
}

Result<QList<QList<qint64>>> findKeys(
    const Index &index, qint64 collection, const QList<QByteArray> &keys, const ReadAt &read)
{
    if (!index.hasKeys(collection))
        return Error {ErrorCode::Unsupported, JsonReasons::arrayHasNoKeys};
    std::vector<quint32> wanted;
    for (const QByteArray &key : keys)
        wanted.push_back(keyFingerprint(key));
    std::sort(wanted.begin(), wanted.end());
    const Result<EntriesByKey> groups
        = groupByKey(index, collection, candidates(index, collection, wanted), read, {});
    if (!groups)
        return groups.error();
    // A key that has another fingerprint than the scan saw at its place is not of that file.
    for (auto it = groups->cbegin(); it != groups->cend(); ++it) {
        if (!std::binary_search(wanted.begin(), wanted.end(), keyFingerprint(it.key())))
            return notAsScanned(index.slice(collection, it->first()).begin);
    }
    QList<QList<qint64>> found;
    for (const QByteArray &key : keys)
        found.append(groups->value(key));
    return found;
}

Result<QList<Shadowed>> findShadowed(const Index &index, qint64 collection, Repeats &repeats,
    const ReadAt &read, const std::stop_token &stop)
{
    if (!index.hasKeys(collection))
        return QList<Shadowed> {};
    const QList<qint64> suspects = candidates(index, collection, repeats.of(index, collection));
    const Result<EntriesByKey> groups = groupByKey(index, collection, suspects, read, stop);
    if (!groups)
        return groups.error();
    QList<Shadowed> shadowed;
    for (const QList<qint64> &entries : *groups) {
        for (qsizetype i = 0; i + 1 < entries.size(); ++i)
            shadowed.append({entries[i], static_cast<quint32>(entries.size() - 1 - i)});
    }
    std::sort(shadowed.begin(), shadowed.end(),
        [](const Shadowed &a, const Shadowed &b) { return a.entry < b.entry; });
    return shadowed;
}

} // namespace kvlens::json
