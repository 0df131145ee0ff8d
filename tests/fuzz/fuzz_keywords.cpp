// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The words of any text, and what keyword tables and BM25 find for them: a query and a value of an
// index store or of a document store, divided by a NUL.

#include "fuzz.h"
#include "model/index/structvalue.h"
#include "model/keywords/bm25.h"
#include "model/keywords/keywordtable.h"
#include "model/keywords/pythonwords.h"
#include "model/keywords/stopwords.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

using namespace kvlens;

namespace {

QList<QByteArray> requireWords(const QByteArray &text)
{
    QSet<QByteArray> all;
    forEachWord(text, [&](QByteArrayView word) {
        require(!word.isEmpty(), "a word has a character");
        const auto isOther = [](char byte) {
            const auto code = static_cast<unsigned char>(byte);
            const bool isSmall = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
            return code < 0x80 && !isSmall && byte != '_';
        };
        require(std::none_of(word.begin(), word.end(), isOther), "a word is in small letters");
        all.insert(word.toByteArray());
    });
    const QList<QByteArray> keywords = simpleKeywords(text);
    require(QSet<QByteArray>(keywords.begin(), keywords.end()).size() == keywords.size(),
        "a keyword comes once");
    for (const QByteArray &keyword : keywords)
        require(all.contains(keyword) && !isStopWord(keyword), "a keyword is a word of the text");
    const qsizetype some = keywords.size() / 2;
    require(simpleKeywords(text, some) == keywords.first(some), "fewer are the first of them");
    return keywords;
}

// All keywords together find what each finds alone.
void requireMatches(const QByteArray &value, const QList<QByteArray> &keywords)
{
    const std::optional<KeywordMatches> matches = keywordMatches(value, keywords);
    const Result<StructValue> index = structValue(value);
    require(!matches || (index && index->type == "keyword_table"), "only a table is one");
    if (!matches)
        return;
    QSet<QByteArray> held;
    for (const StructValue::Held &one : index->held)
        held.insert(one.node);
    std::map<QByteArray, qint64> counts;
    QList<QByteArray> known;
    for (const QByteArray &keyword : keywords) {
        const std::optional<KeywordMatches> alone = keywordMatches(value, {keyword});
        require(alone.has_value(), "a table stays one");
        known += alone->known;
        for (const KeywordMatches::Node &node : alone->nodes) {
            require(node.keywords == 1, "one keyword counts once");
            ++counts[node.id];
        }
    }
    require(matches->known == known, "what is known is known together, too");
    require(matches->nodes.size() == qsizetype(counts.size()), "no node is lost, and none comes");
    qint64 before = keywords.size();
    for (const KeywordMatches::Node &node : matches->nodes) {
        require(counts[node.id] == node.keywords, "a node has the keywords that find it");
        require(node.keywords <= before, "the most come first");
        // With a member of another type nothing is known of what an index holds.
        require(index->odd || held.contains(node.id), "what is found is held");
        before = node.keywords;
    }
}

void requireScores(const QByteArray &query, const QByteArray &value)
{
    Bm25 bm25(query);
    const CollectionRef data {"docstore/data", "docstore.json"};
    for (const char *key : {"a", "b"})
        bm25.take({{data, key}, value, {}});
    bm25.take({{data, "c"},
        R"({"__data__": {"id_": "c", "text": "another text"}, "__type__": "1"})", {}});
    const QList<Bm25::Match> all = bm25.best(10);
    require(all.size() <= bm25.chunks(), "only chunks are found");
    double before = INFINITY;
    for (const Bm25::Match &match : all) {
        require(std::isfinite(match.score) && match.score > 0, "a score is a number above 0");
        require(match.score <= before, "the best come first");
        before = match.score;
    }
    require(bm25.best(1).size() == std::min<qsizetype>(1, all.size()), "one is the best");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray input = inputBytes(data, size);
    const qsizetype middle = std::max<qsizetype>(0, input.indexOf('\0'));
    const QByteArray query = input.first(middle);
    const QByteArray value = middle < input.size() ? input.sliced(middle + 1) : QByteArray();
    const QList<QByteArray> keywords = requireWords(query);
    requireWords(value);
    requireMatches(value, keywords.first(std::min<qsizetype>(20, keywords.size())));
    requireScores(query, value);
    return 0;
}
