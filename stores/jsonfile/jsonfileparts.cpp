// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries by position, and values that are too long to be read whole.
#include "stores/jsonfile/jsonfile.h"
#include "stores/jsonfile/jsonfilewrite.h"
#include "stores/jsonfile/version.h"
#include "stores/valuekind.h"
#include "stores/wtf8.h"

namespace kvlens {

Result<json::Span> JsonFile::spanOf(qint64 collection, qint64 entry) const
{
    if (isScalar(collection))
        return index().topSpan();
    return json::valueSpan(index(), collection, entry, reader());
}

Result<json::Span> JsonFile::valueSpanAt(qint64 collection, qint64 position) const
{
    return spanOf(collection, isScalar(collection) ? 0 : entryAt(collection, position));
}

JsonFile::Run JsonFile::runFrom(qint64 collection, qint64 position, qint64 bytes) const
{
    if (isScalar(collection))
        return {1, index().topSpan(), false, true};
    const qint64 entry = entryAt(collection, position);
    const qint64 begin = index().slice(collection, entry).begin;
    const qint64 last = index().entryAt(collection, begin + bytes);
    qint64 count = std::min(last + 1 - entry, entryCount(collection) - position);
    // Leaves of the top level need not be neighbours.
    while (count > 1 && entryAt(collection, position + count - 1) != entry + count - 1)
        count /= 2;
    return {count, {begin, index().slice(collection, entry + count - 1).end},
        index().hasKeys(collection)};
}

Result<EntryRef> JsonFile::refAt(qint64 collection, qint64 position) const
{
    if (isScalar(collection))
        return EntryRef {topLevelCollection(), {}};
    const qint64 entry = entryAt(collection, position);
    const Result<QList<json::StoredKey>> keys
        = json::readKeys(index(), collection, entry, 1, reader());
    if (!keys)
        return keys.error();
    return EntryRef {refOf(collection), keys->first().key, shadowOf(collection, entry)};
}

Result<json::Span> JsonFile::spanOf(const EntryRef &ref) const
{
    const Result<qint64> number = collectionNumber(ref.collection);
    if (!number)
        return number.error();
    const Result<QList<QList<qint64>>> found = entryNumbers(*number, {ref.key});
    if (!found)
        return found.error();
    const std::optional<qint64> entry = entryOfRef(*number, ref, found->first());
    if (!entry)
        return Error {ErrorCode::NotFound, QStringLiteral("no such key"), displayText(ref.key)};
    return spanOf(*number, *entry);
}

// Whether the entry, with its key, has more bytes than a value may have.
bool JsonFile::isLong(qint64 collection, qint64 entry, qint64 limit) const
{
    const json::Span slice
        = isScalar(collection) ? index().topSpan() : index().slice(collection, entry);
    return slice.size() > limit;
}

Result<Entry> JsonFile::beginningOf(
    const EntryRef &ref, qint64 collection, qint64 entry, qint64 limit) const
{
    const Result<json::Span> span = spanOf(collection, entry);
    if (!span)
        return span.error();
    const qint64 size = std::min(limit, span->size());
    const Result<QByteArray> value = readAt(m_fd.get(), span->begin, size, m_path);
    if (!value)
        return value.error();
    if (size == span->size()) // only the key was long
        return entryWithValue(ref, *value);
    Entry beginning {ref, *value, versionOfText(*value), valueKind(*value)};
    beginning.wholeSize = span->size();
    return beginning;
}

Result<Version> JsonFile::versionAt(qint64 collection, qint64 entry) const
{
    constexpr qint64 partBytes = 4 * 1024 * 1024;
    const Result<json::Span> span = spanOf(collection, entry);
    if (!span)
        return span.error();
    QCryptographicHash hash(versionAlgorithm);
    for (qint64 at = span->begin; at < span->end; at += partBytes) {
        const Result<QByteArray> part
            = readAt(m_fd.get(), at, std::min(partBytes, span->end - at), m_path);
        if (!part)
            return part.error();
        hash.addData(*part);
    }
    return Version {hash.result()};
}

Result<QByteArray> JsonFile::readPart(const EntryRef &ref, qint64 offset, qint64 length) const
{
    if (const Result<void> unchanged = checkUnchanged(*this); !unchanged)
        return unchanged.error();
    const Result<json::Span> span = spanOf(ref);
    if (!span)
        return span.error();
    const qint64 begin = std::clamp<qint64>(offset, 0, span->size());
    const qint64 size = std::clamp<qint64>(length, 0, span->size() - begin);
    return readAt(m_fd.get(), span->begin + begin, size, m_path);
}

} // namespace kvlens
