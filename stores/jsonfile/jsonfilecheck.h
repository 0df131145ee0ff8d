// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads every value of a JSON file with the strict parser, in slices: the listing has only looked
// at the structure. Finds values that Python's reader would refuse and names the entries.
#pragma once

#include "stores/store.h"

#include <chrono>

namespace kvlens {

class JsonFile;

class JsonFileCheck
{
public:
    // Goes on until `until` or the end. Errors of reading end it; they show when the entry is read.
    void run(const JsonFile &file, std::chrono::steady_clock::time_point until,
        const std::stop_token &stop);
    bool finished() const { return m_finished; }
    qint64 checkedBytes() const { return m_bytes; }

    // At most one of each kind, with the first thousand entries concerned.
    QList<Problem> problems() const;

private:
    void checkBatch(const JsonFile &file);
    void note(const Entry &entry, const QString &path);

    qint64 m_collection = -1; // json::Index::topLevel
    qint64 m_entry = 0;
    qint64 m_bytes = 0;
    bool m_finished = false;
    std::optional<Problem> m_grammar;
    std::optional<Problem> m_encoding;
};

} // namespace kvlens
