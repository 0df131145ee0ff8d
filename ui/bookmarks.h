// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries that somebody wants to find again, kept over sessions.
#pragma once

#include "ui/target.h"

namespace kvlens {

struct Bookmark
{
    QString address; // of the store
    EntryRef ref;
    bool operator==(const Bookmark &) const = default;
};

// In the order made. Each is kept as it is made.
namespace bookmarks {

constexpr qsizetype mostKept = 100; // then the oldest goes

QList<Bookmark> all();
void add(const Bookmark &bookmark); // behind the others
void remove(const Bookmark &bookmark);
void replace(const Bookmark &before, const Bookmark &after); // in its place

} // namespace bookmarks

// Nothing: no program could open that store again, or the entry could not be told there.
std::optional<Bookmark> bookmarkOf(const StoreSession &session, const EntryRef &ref);

} // namespace kvlens
