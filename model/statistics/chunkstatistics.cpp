// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/statistics/chunkstatistics.h"

#include "model/index/storedtypes.h"
#include "model/index/tapetext.h"
#include "model/index/valueedits.h"

#include <numeric>

namespace kvlens {

namespace {

using json::Tape;
using json::TokenKind;

quint32 numberOf(qint64 number)
{
    return quint32(std::clamp<qint64>(number, 0, std::numeric_limits<quint32>::max()));
}

std::optional<quint32> wholeNumber(const Tape &tape, quint32 token)
{
    bool isNumber = false;
    const uint number
        = isKind(tape, token, TokenKind::Number) ? tape.bytes(token).toUInt(&isNumber) : 0;
    return isNumber ? std::optional<quint32>(number) : std::nullopt;
}

bool isWholeDocument(const QByteArray &value)
{
    const Result<Tape> tape = json::parse(value);
    return tape && indexNodeKind(*tape) == IndexNodeKind::Document;
}

} // namespace

Spread spreadOf(std::vector<quint32> numbers)
{
    if (numbers.empty())
        return {};
    std::sort(numbers.begin(), numbers.end());
    const size_t count = numbers.size();
    const size_t below = (count - 1) / 20; // of both ends as many, so that the rest is nine in ten
    const double sum = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    return {.count = qint64(count),
        .least = numbers.front(),
        .low = numbers[below],
        .median = (double(numbers[(count - 1) / 2]) + numbers[count / 2]) / 2,
        .mean = sum / double(count),
        .high = numbers[count - 1 - below],
        .most = numbers.back()};
}

void ChunkCounter::countText(QByteArrayView text)
{
    const TextTally tally = tallyOf(text);
    m_characters.push_back(numberOf(tally.characters));
    m_tokens.push_back(numberOf(tally.tokens));
    m_counted.empty += tally.characters == 0 ? 1 : 0;
    const auto most = std::max_element(tally.scripts.begin(), tally.scripts.end());
    if (*most > 0)
        ++m_counted.scriptChunks[size_t(most - tally.scripts.begin())];
    for (size_t i = 0; i < textScripts; ++i)
        m_counted.scriptCharacters[i] += tally.scripts[i];
}

void ChunkCounter::take(const Entry &entry)
{
    const Result<EntryData> data = EntryData::of(entry.value);
    if (!data || isWholeDocument(entry.value))
        return;
    const Tape &tape = data->tape();
    const auto member = [&](MemberNames names) { return memberOf(tape, data->object(), names); };
    const quint32 relationships = member({"relationships"});
    const quint32 children = memberOf(tape, relationships, {"5", "CHILD"});
    if (children != json::noToken && tape[children].count > 0)
        return;
    std::optional<QByteArray> text = textOf(tape, member({"text"}));
    if (!text || text->isEmpty())
        text = textOf(tape, memberOf(tape, member({"text_resource"}), {"text"}));
    countText(text.value_or(QByteArray()));
    const quint32 metadata = member({"metadata", "extra_info"});
    if (isKind(tape, metadata, TokenKind::Object)) {
        for (const json::Child one : json::Children(tape, metadata))
            ++m_counted.metadata[keyOf(tape, one)];
    }
    const quint32 source = memberOf(tape, relationships, {"1", "SOURCE"});
    const bool isRecord = isKind(tape, source, TokenKind::Object);
    const auto document
        = textOf(tape, isRecord ? memberOf(tape, source, {"node_id", "nodeId"}) : source);
    if (!document)
        return;
    const IndexId id = m_documents.add(*document);
    const auto begin = wholeNumber(tape, member({"start_char_idx", "startCharIdx"}));
    const auto end = wholeNumber(tape, member({"end_char_idx", "endCharIdx"}));
    if (begin && end)
        m_ranges.push_back({id, *begin, *end});
}

void ChunkCounter::measureRanges()
{
    std::sort(m_ranges.begin(), m_ranges.end(), [](const Range &a, const Range &b) {
        return std::tie(a.document, a.begin, a.end) < std::tie(b.document, b.begin, b.end);
    });
    std::vector<quint32> overlaps;
    std::vector<quint32> gaps;
    for (size_t i = 1; i < m_ranges.size(); ++i) {
        const Range &before = m_ranges[i - 1];
        const Range &after = m_ranges[i];
        if (before.document != after.document)
            continue;
        if (after.begin < before.end)
            overlaps.push_back(before.end - after.begin);
        else if (after.begin > before.end)
            gaps.push_back(after.begin - before.end);
    }
    m_counted.overlapBins = histogramOf(overlaps);
    m_counted.gapBins = histogramOf(gaps);
    m_counted.overlaps = spreadOf(std::move(overlaps));
    m_counted.gaps = spreadOf(std::move(gaps));
}

ChunkStatistics ChunkCounter::finish()
{
    m_counted.documents = m_documents.count();
    m_counted.characterBins = histogramOf(m_characters);
    m_counted.tokenBins = histogramOf(m_tokens);
    m_counted.characters = spreadOf(std::move(m_characters));
    m_counted.tokens = spreadOf(std::move(m_tokens));
    measureRanges();
    return std::move(m_counted);
}

} // namespace kvlens
