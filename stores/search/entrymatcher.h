// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Matching in one entry: what counts as text of a key and of a value, and where a match stands.
//
// The text of a key is the key. The texts of a value that is JSON are its strings and the names of
// its members, decoded, and its numbers and literals as they are written; a match lies within one
// of them, never in what is between. A value that is no JSON is one text, as it is.
#pragma once

#include "stores/search/jsonpath.h"
#include "stores/search/needle.h"
#include "stores/search/textmatcher.h"

namespace kvlens {

// Which of the matches are wanted, in their order: some may have been told before.
struct HitWindow
{
    qint64 skip = 0;
    qsizetype most = 0;
};

struct EntryHits : QList<SearchHit>
{
    bool gaveUp = false; // there may be more, see TextMatches
};

// A query made ready. Pure. Threads: as a value.
class EntryMatcher
{
public:
    // Invalid: a wrong expression or path (`subject` is the one that is wrong); `detail` says why.
    static Result<EntryMatcher> make(const SearchQuery &query);

    const SearchQuery &query() const { return m_query; }
    bool searchesKeys() const { return m_inKeys; }
    bool searchesValues() const { return m_inValues; }
    // What to look for in the bytes of keys and values before they are decoded. Not set: each has
    // to be decoded.
    const std::optional<Needle> &needle() const { return m_needle; }

    // In the key first, then through the value in the order stored; of these what the query wants.
    // Memory: 20 bytes for each token of a value that may match.
    enum class Parts : quint8 { Both, Key };
    EntryHits hitsIn(const EntryRef &ref, const QByteArray &value, const HitWindow &window,
        Parts parts = Parts::Both) const;

private:
    explicit EntryMatcher(const SearchQuery &query, TextMatcher text, JsonPath path);
    bool mayBeIn(QByteArrayView value) const;

    SearchQuery m_query;
    TextMatcher m_text;
    JsonPath m_path;
    bool m_inKeys = true;
    bool m_inValues = true;
    std::optional<Needle> m_needle;
};

} // namespace kvlens
