// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The envelope that py-key-value puts around a value:
//   {"created_at": "…+00:00", "expires_at": "…+00:00", "value": {…}, "version": 1}
// Stores whose place does not tell have "collection" and "key" in it as well.
// Pure functions. An envelope is edited by splices, so unknown fields, order and white space stay.
#pragma once

#include "stores/entry.h"
#include "stores/envelope/isotime.h"
#include "stores/json/text.h"

namespace kvlens {

struct ManagedEntry
{
    json::Tape tape; // of the whole envelope
    quint32 value = json::noToken;
    // The tokens that Python reads; noToken: not there. An empty string counts as no time.
    quint32 createdToken = json::noToken;
    quint32 expiresToken = json::noToken;
    std::optional<IsoTime> createdAt;
    std::optional<IsoTime> expiresAt;

    QByteArray valueBytes() const { return tape.bytes(value).toByteArray(); }
};

// Corrupt: the library's reader refuses it; `detail` is its reason, `place` where, if it is no
// JSON.
Result<ManagedEntry> parseManagedEntry(const QByteArray &bytes);

// Whether the library would read it as a value: a JSON object, or a string that holds one.
// Invalid: it would not; `detail` says why, `place` where, if it is no JSON.
Result<void> checkManagedValue(const QByteArray &value);

// The envelope with another value (as typed) or expiry; all other bytes stay, and so does the text
// of an expiry that is already the asked one. Invalid: see checkManagedValue; a year beyond 9999.
Result<QByteArray> editManagedEntry(
    const ManagedEntry &entry, const std::optional<QByteArray> &value, const ExpiryChange &expiry);

// A damaged envelope made sound, where it is sure how: a time that is null goes, and an expiry
// without an offset is UTC, as the library's are. Nothing: it is not that, or not that alone.
std::optional<QByteArray> mendedEnvelope(const QByteArray &bytes);

// Whose envelope it is; WTF-8.
struct EntryNames
{
    QByteArray collection;
    QByteArray key;
    bool operator==(const EntryNames &) const = default;
};

// As the envelope says. Nothing: it says not both of them.
std::optional<EntryNames> namesIn(const json::Tape &envelope);

// The envelope with another key in it, if it has one.
QByteArray withKey(const QByteArray &envelope, const QByteArray &key);

// A new envelope as the library writes it. Invalid as above.
Result<QByteArray> makeManagedEntry(const QByteArray &value, const ExpiryChange &expiry,
    qint64 createdMicroseconds, const std::optional<EntryNames> &names = std::nullopt);

} // namespace kvlens
