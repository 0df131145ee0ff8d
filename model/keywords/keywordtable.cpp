// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keywords/keywordtable.h"

#include "model/index/tapetext.h"
#include "model/index/valueedits.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace kvlens {

namespace {

using json::Child;
using json::Children;

bool isKeywordTable(const QByteArray &value)
{
    const Result<json::Tape> tape = json::parse(value);
    return tape && textOf(*tape, memberOf(*tape, 0, {"__type__"})) == QByteArray("keyword_table");
}

// A keyword counts once for a node, however often the node stands there.
void countNodes(const json::Tape &tape, quint32 list, KeywordMatches &matches,
    QHash<QByteArray, qsizetype> &places)
{
    QSet<QByteArray> seen;
    for (const Child one : Children(tape, list)) {
        const std::optional<QByteArray> id = textOf(tape, one.value);
        if (!id || seen.contains(*id))
            continue;
        seen.insert(*id);
        const auto known = places.constFind(*id);
        if (known == places.constEnd()) {
            places.insert(*id, matches.nodes.size());
            matches.nodes.append({*id, 1});
        } else {
            ++matches.nodes[*known].keywords;
        }
    }
}

} // namespace

std::optional<KeywordMatches> keywordMatches(
    const QByteArray &value, const QList<QByteArray> &keywords)
{
    const Result<EntryData> data = EntryData::of(value);
    if (!data || !isKeywordTable(value))
        return std::nullopt;
    const json::Tape &tape = data->tape();
    KeywordMatches matches;
    matches.index = textOf(tape, memberOf(tape, data->object(), {"index_id"})).value_or("");
    QHash<QByteArray, quint32> lists; // of the keywords; the last of a name counts
    for (const Child child : Children(tape, memberOf(tape, data->object(), {"table"}))) {
        const QByteArray name = child.key == json::noToken ? QByteArray() : keyOf(tape, child);
        if (keywords.contains(name))
            lists.insert(name, child.value);
    }
    QHash<QByteArray, qsizetype> places;
    for (const QByteArray &keyword : keywords) {
        const auto list = lists.constFind(keyword);
        if (list == lists.constEnd())
            continue;
        matches.known.append(keyword);
        countNodes(tape, *list, matches, places);
    }
    std::stable_sort(matches.nodes.begin(), matches.nodes.end(),
        [](const auto &a, const auto &b) { return a.keywords > b.keywords; });
    return matches;
}

} // namespace kvlens
