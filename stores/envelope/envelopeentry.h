// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An entry taken out of the bytes of its envelope, and what a write makes of them. Pure functions.
#pragma once

#include "stores/entry.h"
#include "stores/envelope/managedentry.h"

namespace kvlens {

// Times, as exact as they are stored.
void setCreated(Entry &entry, const IsoTime &at);
void setExpires(Entry &entry, const IsoTime &at);

// When a new entry was made, as the write says it, in microseconds since 1970.
qint64 creationOf(const Write &write);

// The value taken out of its envelope; raw and with the problem where the library would refuse it.
Entry entryOfEnvelope(const EntryRef &ref, const QByteArray &bytes);

// The envelope after `write`. A value for a damaged envelope is a whole new envelope, as it was
// read raw. Invalid: the library would not read the result. Corrupt: an expiry for a damaged
// envelope.
Result<QByteArray> editedEnvelope(const QByteArray &bytes, const Write &write);
// Of an entry that is refused: what is written is all of its text.
Result<QByteArray> replacedEnvelope(const QByteArray &bytes, const Write &write);

} // namespace kvlens
