// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries stored exactly as the library writes them, read in a fraction of the time: the envelope
// is compared with the library's form, and simdjson judges the value. It only ever says yes, or
// nothing; whatever it says nothing about is for TreeReader, which is strict and knows all forms.
#pragma once

#include "stores/entry.h"
#include "stores/file/treefolder.h"

#include <memory>

namespace kvlens {

// Threads: one for each thread. Memory: 64 KB, as far as the files need it, and a parser for them.
class PlainReader
{
public:
    PlainReader();
    PlainReader(PlainReader &&other) noexcept;
    ~PlainReader();

    // The entry of the file "<key>.json" in the open folder. Nothing also where there is none, for
    // a link, and for a file above 64 KB, which the system is told to begin reading.
    std::optional<Entry> read(const TreeFolder &folder, EntryRef ref);
    // What entryOfBytes() makes of the bytes of a file, or nothing.
    std::optional<Entry> decode(EntryRef ref, QByteArrayView bytes);

private:
    struct Tools; // simdjson stays out of headers: its classes differ with how they are compiled
    std::unique_ptr<Tools> m_tools;
};

} // namespace kvlens
