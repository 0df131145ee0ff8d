// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keywords/bm25.h"

#include "model/index/storedtypes.h"
#include "model/index/tapetext.h"
#include "model/index/valueedits.h"
#include "model/keywords/pythonwords.h"
#include "model/keywords/stopwords.h"

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

bool isStoredWhole(const QByteArray &value)
{
    const Result<json::Tape> tape = json::parse(value);
    return tape && indexNodeKind(*tape) == IndexNodeKind::Document;
}

// Nothing: it is no chunk.
std::optional<QByteArray> chunkText(const QByteArray &value)
{
    const Result<EntryData> data = EntryData::of(value);
    if (!data || isStoredWhole(value))
        return std::nullopt;
    const json::Tape &tape = data->tape();
    const auto member = [&](MemberNames names) { return memberOf(tape, data->object(), names); };
    const quint32 children = memberOf(tape, member({"relationships"}), {"5", "CHILD"});
    if (children != json::noToken && tape[children].count > 0)
        return std::nullopt;
    std::optional<QByteArray> text = textOf(tape, member({"text"}));
    if (!text || text->isEmpty())
        text = textOf(tape, memberOf(tape, member({"text_resource"}), {"text"}));
    return text.value_or(QByteArray());
}

} // namespace

Bm25::Bm25(QByteArrayView query)
    : m_words(simpleKeywords(query))
{
    for (qsizetype i = 0; i < m_words.size(); ++i)
        m_places.insert(m_words[i], i);
}

void Bm25::take(const Entry &entry)
{
    const std::optional<QByteArray> text = chunkText(entry.value);
    if (!text)
        return;
    Chunk chunk {entry.ref.key, 0, std::vector<qint64>(size_t(m_words.size()))};
    bool hasAny = false;
    forEachWord(*text, [&](QByteArrayView word) {
        if (isStopWord(word))
            return;
        ++chunk.length;
        const auto place = m_places.constFind(QByteArray::fromRawData(word.data(), word.size()));
        if (place == m_places.constEnd())
            return;
        ++chunk.times[size_t(*place)];
        hasAny = true;
    });
    ++m_chunks;
    m_length += chunk.length;
    if (hasAny)
        m_having.push_back(std::move(chunk));
}

QList<Bm25::Match> Bm25::best(qint64 top) const
{
    std::vector<double> weights;
    for (size_t word = 0; word < size_t(m_words.size()); ++word) {
        const auto having = double(std::count_if(m_having.begin(), m_having.end(),
            [word](const Chunk &chunk) { return chunk.times[word] > 0; }));
        weights.push_back(std::log(1 + (double(m_chunks) - having + 0.5) / (having + 0.5)));
    }
    const double mean = double(m_length) / double(std::max<qint64>(1, m_chunks));
    QList<Match> matches;
    for (const Chunk &chunk : m_having) {
        const double much = k1 * (1 - b + b * double(chunk.length) / mean);
        double score = 0;
        for (size_t word = 0; word < weights.size(); ++word) {
            const auto times = double(chunk.times[word]);
            score += weights[word] * times * (k1 + 1) / (times + much);
        }
        matches.append({chunk.key, score});
    }
    std::stable_sort(matches.begin(), matches.end(),
        [](const Match &a, const Match &other) { return a.score > other.score; });
    return matches.first(std::min<qsizetype>(matches.size(), top));
}

} // namespace kvlens
