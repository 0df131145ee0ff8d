// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/entryfile.h"

#include "stores/filetree/collectionfile.h"
#include "stores/filetree/managedentry.h"
#include "stores/valuekind.h"
#include "stores/words/reasons.h"
#include "stores/words/treereasons.h"

#include <QHashFunctions>

namespace kvlens {

namespace {

Error asInvalid(Error error)
{
    error.code = ErrorCode::Invalid;
    return error;
}

Result<QByteArray> checkedCollectionFile(const Write &write)
{
    if (write.renameTo || write.expiry.kind != ExpiryChange::Kind::Keep)
        return Error {ErrorCode::Invalid, TreeReasons::infoFileEmpty};
    Q_ASSERT(write.value);
    if (const Result<CollectionFile> file = parseCollectionFile(*write.value); !file)
        return asInvalid(file.error());
    return *write.value;
}

// A damaged envelope is edited as the text that it is.
Result<QByteArray> replacedEnvelope(const QByteArray &bytes, const Write &write)
{
    if (!write.value && write.expiry.kind == ExpiryChange::Kind::Keep)
        return bytes;
    const Result<ManagedEntry> entry = parseManagedEntry(write.value.value_or(bytes));
    if (!entry && write.value) {
        Error error = asInvalid(entry.error());
        error.detail = TreeReasons::wholeEnvelope.with(error.detail);
        return error;
    }
    if (!entry)
        return entry.error();
    return editManagedEntry(*entry, std::nullopt, write.expiry);
}

} // namespace

Version versionOfBytes(QByteArrayView bytes)
{
    constexpr size_t seeds[] = {1, 2};
    quint64 digest[std::size(seeds)];
    for (size_t i = 0; i < std::size(seeds); ++i)
        digest[i] = qHashBits(bytes.data(), static_cast<size_t>(bytes.size()), seeds[i]);
    return {QByteArray(reinterpret_cast<const char *>(digest), sizeof digest)};
}

Entry entryOfBytes(const EntryRef &ref, const QByteArray &bytes)
{
    Entry entry {ref, bytes, versionOfBytes(bytes)};
    if (ref.part == EntryPart::CollectionInfo) {
        if (const Result<CollectionFile> file = parseCollectionFile(bytes); !file)
            entry.problem = file.error();
        entry.kind = valueKind(bytes);
        return entry;
    }
    const Result<ManagedEntry> managed = parseManagedEntry(bytes);
    if (!managed) {
        entry.problem = managed.error();
        entry.kind = valueKind(bytes);
        return entry;
    }
    entry.value = managed->valueBytes();
    entry.kind = valueKind(entry.value);
    if (managed->createdAt)
        entry.createdAt = managed->createdAt->toUtc();
    if (managed->expiresAt)
        entry.expiresAt = managed->expiresAt->toUtc();
    return entry;
}

Result<QByteArray> editedBytes(const QByteArray &bytes, const Write &write)
{
    if (write.ref.part == EntryPart::CollectionInfo)
        return checkedCollectionFile(write);
    const Result<ManagedEntry> entry = parseManagedEntry(bytes);
    if (!entry)
        return replacedEnvelope(bytes, write);
    return editManagedEntry(*entry, write.value, write.expiry);
}

Result<QByteArray> newBytes(const Write &write)
{
    if (write.ref.part == EntryPart::CollectionInfo)
        return checkedCollectionFile(write);
    Q_ASSERT(write.value);
    return makeManagedEntry(*write.value, write.expiry, microsecondsNow());
}

Result<void> checkBase(const Write &write, const std::optional<QByteArray> &stored)
{
    if (!write.base)
        return {};
    const Version now = stored ? versionOfBytes(*stored) : Version {};
    if (now == *write.base)
        return {};
    return Error {
        ErrorCode::Conflict, now.exists() ? Reasons::theyChangedEntry : Reasons::theyDeletedEntry};
}

} // namespace kvlens
