// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/envelope/envelopeentry.h"

#include "stores/contentversion.h"
#include "stores/valuekind.h"
#include "stores/words/envelopereasons.h"

namespace kvlens {

namespace {

qint16 beyondMilliseconds(const IsoTime &at)
{
    return qint16((at.microseconds % 1000 + 1000) % 1000);
}

} // namespace

void setCreated(Entry &entry, const IsoTime &at)
{
    entry.createdAt = at.toUtc();
    entry.createdBeyond = beyondMilliseconds(at);
}

void setExpires(Entry &entry, const IsoTime &at)
{
    entry.expiresAt = at.toUtc();
    entry.expiresBeyond = beyondMilliseconds(at);
}

qint64 creationOf(const Write &write)
{
    return write.createdAt ? write.createdAt->toMSecsSinceEpoch() * 1000 + write.createdBeyond
                           : microsecondsNow();
}

Entry entryOfEnvelope(const EntryRef &ref, const QByteArray &bytes)
{
    Entry entry {ref, bytes, versionOfBytes(bytes)};
    const Result<ManagedEntry> managed = parseManagedEntry(bytes);
    if (!managed) {
        entry.problem = managed.error();
        entry.kind = valueKind(bytes);
        return entry;
    }
    entry.value = managed->valueBytes();
    entry.kind = valueKind(entry.value);
    if (managed->createdAt)
        setCreated(entry, *managed->createdAt);
    if (managed->expiresAt)
        setExpires(entry, *managed->expiresAt);
    return entry;
}

Result<QByteArray> replacedEnvelope(const QByteArray &bytes, const Write &write)
{
    if (!write.value && write.expiry.kind == ExpiryChange::Kind::Keep)
        return bytes;
    const Result<ManagedEntry> entry = parseManagedEntry(write.value.value_or(bytes));
    if (!entry) {
        Error error = entry.error();
        if (write.value) {
            error.code = ErrorCode::Invalid;
            error.detail = EnvelopeReasons::wholeEnvelope.with(error.detail);
        }
        return error;
    }
    return editManagedEntry(*entry, std::nullopt, write.expiry);
}

Result<QByteArray> editedEnvelope(const QByteArray &bytes, const Write &write)
{
    const Result<ManagedEntry> entry = parseManagedEntry(bytes);
    return entry ? editManagedEntry(*entry, write.value, write.expiry)
                 : replacedEnvelope(bytes, write);
}

} // namespace kvlens
