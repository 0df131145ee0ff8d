// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values that are too long to be read whole.
#include "stores/json/text.h"
#include "stores/jsonfile/jsonfile.h"
#include "stores/jsonfile/jsonfilewrite.h"
#include "stores/jsonfile/version.h"
#include "stores/wtf8.h"

namespace kvlens {

Result<json::Span> JsonFile::spanOf(qint64 collection, qint64 entry) const
{
    if (isScalar(collection))
        return index().topSpan();
    return json::valueSpan(index(), collection, entry, reader());
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
    Entry beginning {ref, *value, versionOfText(*value), json::kindOf(*value)};
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
