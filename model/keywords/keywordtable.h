// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a keyword table of LlamaIndex answers for keywords. Pure.
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace kvlens {

struct KeywordMatches
{
    struct Node
    {
        QByteArray id;
        qint64 keywords = 0; // that the table has it under
        bool operator==(const Node &) const = default;
    };
    QByteArray index; // its id, as it says itself; empty: it does not
    QList<QByteArray> known; // of the keywords those that are in the table
    // Those with the most keywords first; of equal ones in the order of the keywords and of the
    // table, where the library's order changes from run to run.
    QList<Node> nodes;
};

// Of a value of an index store; nothing: it is no keyword table.
std::optional<KeywordMatches> keywordMatches(
    const QByteArray &value, const QList<QByteArray> &keywords);

} // namespace kvlens
