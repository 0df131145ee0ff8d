// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What two states of an entry are compared by, for a difference that is shown. Pure.
#pragma once

#include "model/edit.h"
#include "model/entrydiff.h"

namespace kvlens {

struct EntryFacts
{
    std::optional<QByteArray> value = std::nullopt; // nothing: there is no such entry
    QByteArray key = {};
    std::optional<QDateTime> expiresAt = std::nullopt;
    std::optional<QDateTime> createdAt = std::nullopt;
    bool isInvalid = false; // the value is not what the store takes
    qsizetype valueSize() const { return value ? value->size() : 0; }
};

EntryFacts factsOf(const Entry &entry);
// As the edit wants it, which leaves alone when it was created.
EntryFacts wantedFacts(const Edit &edit, const Entry &stored);

// The key, when it expires and when it was created, where they differ: removed and added lines.
QList<DiffLine> differentFacts(const EntryFacts &before, const EntryFacts &after);

} // namespace kvlens
