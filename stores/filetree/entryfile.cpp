// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/entryfile.h"

#include "stores/envelope/envelopeentry.h"
#include "stores/filetree/collectionfile.h"
#include "stores/valuekind.h"
#include "stores/words/treereasons.h"

namespace kvlens {

namespace {

Result<QByteArray> checkedCollectionFile(const Write &write)
{
    if (write.renameTo || write.expiry.kind != ExpiryChange::Kind::Keep)
        return Error {ErrorCode::Invalid, TreeReasons::infoFileEmpty};
    Q_ASSERT(write.value);
    if (const Result<CollectionFile> file = parseCollectionFile(*write.value); !file) {
        Error error = file.error();
        error.code = ErrorCode::Invalid;
        return error;
    }
    return *write.value;
}

} // namespace

Entry entryOfBytes(const EntryRef &ref, const QByteArray &bytes)
{
    if (ref.part != EntryPart::CollectionInfo)
        return entryOfEnvelope(ref, bytes);
    Entry entry {ref, bytes, versionOfBytes(bytes), valueKind(bytes)};
    if (const Result<CollectionFile> file = parseCollectionFile(bytes); !file)
        entry.problem = file.error();
    return entry;
}

Result<QByteArray> editedBytes(const QByteArray &bytes, const Write &write)
{
    return write.ref.part == EntryPart::CollectionInfo ? checkedCollectionFile(write)
                                                       : editedEnvelope(bytes, write);
}

Result<QByteArray> newBytes(const Write &write)
{
    if (write.ref.part == EntryPart::CollectionInfo)
        return checkedCollectionFile(write);
    Q_ASSERT(write.value);
    return makeManagedEntry(*write.value, write.expiry, creationOf(write));
}

Result<void> checkBase(const Write &write, const std::optional<QByteArray> &stored)
{
    if (!write.base)
        return {};
    return checkBase(write, stored ? versionOfBytes(*stored) : Version {});
}

} // namespace kvlens
