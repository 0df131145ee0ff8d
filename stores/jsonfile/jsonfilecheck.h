// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the scan of a JSON file does not see: whether Python accepts each value, and whether it is
// UTF-8. Looks at every entry, in slices, after the file is listed.
#pragma once

#include "stores/deadline.h"
#include "stores/loading.h"

#include <memory>
#include <stop_token>

namespace kvlens {

class JsonFile;

// Threads: used on one; while run() is at work a second one helps. Memory: about 25 MB while it is
// not finished, and the entries that are named.
class JsonFileCheck
{
public:
    JsonFileCheck();
    ~JsonFileCheck();
    JsonFileCheck(JsonFileCheck &&other) noexcept;
    JsonFileCheck &operator=(JsonFileCheck &&other) noexcept;

    // Goes on until the deadline or the end. Errors of reading end it; they show when the entry is
    // read.
    void run(const JsonFile &file, const Deadline &deadline, const std::stop_token &stop);
    bool finished() const { return m_finished; }
    qint64 checkedBytes() const { return m_bytes; }

    // At most one of each kind, with the first thousand entries concerned.
    QList<Problem> problems() const;

private:
    struct Work;

    void note(const JsonFile &file, qint64 collection, qint64 position);

    std::unique_ptr<Work> m_work; // while there is something to do
    qint64 m_bytes = 0;
    bool m_finished = false;
    std::optional<Problem> m_grammar;
    std::optional<Problem> m_encoding;
};

} // namespace kvlens
