// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the scan of a JSON file does not see: whether Python accepts each value, and whether it and
// its key are UTF-8. Looks at every entry, in slices, after the file is listed.
#pragma once

#include "stores/deadline.h"
#include "stores/json/span.h"
#include "stores/jsonfile/encodingguess.h"
#include "stores/jsonfile/soundentries.h"
#include "stores/loading.h"

#include <memory>
#include <stop_token>
#include <vector>

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
    // Somebody who read entries of a collection, from a position to before another, has seen that
    // Python accepts each value; in a file that is UTF-8. Not while run() is at work.
    void noteSound(qint64 collection, qint64 first, qint64 behind)
    {
        if (!m_finished)
            m_sound.add(collection, first, behind);
    }
    bool finished() const { return m_finished; }
    qint64 checkedBytes() const { return m_bytes; }

    // At most one of each kind, with the first thousand entries concerned. What is not UTF-8 can be
    // repaired only if all of these can, with their keys, and the names of collections are sound.
    QList<Problem> problems() const;
    // Of what is not UTF-8; nothing: none was looked at.
    const std::optional<Encoding> &guessedEncoding() const { return m_guess; }

private:
    struct Work;

    struct Place;
    struct Finding;

    void guess(const JsonFile &file, const std::vector<Place> &places);
    void note(const JsonFile &file, const Place &place);
    void noteGrammar(
        const JsonFile &file, const EntryRef &ref, const json::Span &span, const Error &error);
    void noteBeyond(const JsonFile &file, const EntryRef &ref, const Reason &why);
    void noteEncoding(
        const JsonFile &file, const EntryRef &ref, const json::Span &span, const Finding &finding);
    std::optional<Reason> addRepair(const JsonFile &file, const EntryRef &ref,
        const json::Span &span, const Finding &finding, Encoding encoding);

    std::unique_ptr<Work> m_work; // while there is something to do
    SoundEntries m_sound;
    qint64 m_bytes = 0;
    bool m_finished = false;
    std::optional<Problem> m_grammar; // with the place in the file where Python gives up
    std::optional<Problem> m_beyond; // Python, which would accept the grammar
    std::optional<Problem> m_encoding;
    std::optional<Encoding> m_guess; // of all that is not UTF-8
    std::optional<Reason> m_whyNoRepair; // of what is not UTF-8; nothing: all can be repaired
};

} // namespace kvlens
