// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks for a text in the pages of a value, as it would be found if they were one: a match may go
// on over the end of its page. Plain functions of a store and values.
#pragma once

#include "model/findtext.h"
#include "model/valuepager.h"
#include "stores/search/textmatcher.h"

#include <deque>

namespace kvlens {

// What is known of the matches that begin on one page.
struct PageCount
{
    qint32 matches = -1; // -1: it was not looked at
    qint32 begun = 0; // so many of its bytes belong to a match of the page before
    qint32 beyond = 0; // so many bytes of the next page belong to its last match
};

// Where to look on a page. Nothing of both: its first match forwards, its last backwards.
struct PagePlace
{
    bool isBackward = false;
    std::optional<qint64> besideNumber = std::nullopt; // of a match
    std::optional<json::Span> besideShown = std::nullopt; // of what is shown
};

class FindPages
{
public:
    // The pages of a value; those that are not the last known, or all if `isComplete`.
    struct Source
    {
        ValueSource value;
        std::vector<json::PageMark> marks;
    };
    struct Own // the text of one page that is not what the store has
    {
        qsizetype page = 0;
        FindText text;
    };
    struct Counted
    {
        std::vector<std::pair<qsizetype, PageCount>> pages; // since the last slice, in turn
        bool isAll = false;
    };
    struct Found
    {
        qint64 number = 0;
        json::Span shown;
        bool isHidden = false;
    };

    FindPages(const TextMatcher &matcher, Source source, std::vector<PageCount> counts);
    // A whole value that an editor shows; `json`: its bytes, if that is JSON.
    void setWhole(const QByteArray &shown, const QByteArray &json);
    void setOwn(qsizetype page, const QByteArray &shown); // one that was typed into

    // Counts on these pages, in turn, until the slice is over; and again on those of which a look
    // at the page before showed that they begin within a match.
    void setTurn(const QList<qsizetype> &pages) { m_turn = {pages.begin(), pages.end()}; }
    Result<Counted> countOn(Store &store, const TaskSlice &slice);

    Result<std::optional<Found>> find(
        Store &store, qsizetype page, const PagePlace &place, const std::stop_token &stop);

private:
    struct Matches
    {
        QList<TextRange> all; // in the page's text
        PageCount count;
    };
    Result<FindText> text(Store &store, qsizetype page, const std::stop_token &stop);
    Result<Matches> matches(Store &store, qsizetype page, const std::stop_token &stop);
    Result<QByteArray> before(Store &store, qsizetype page, const std::stop_token &stop);
    Result<QByteArray> behind(Store &store, qsizetype page, const std::stop_token &stop);
    qsizetype size() const { return static_cast<qsizetype>(m_counts.size()); }

    TextMatcher m_matcher;
    Source m_source;
    std::vector<PageCount> m_counts;
    std::optional<std::pair<QByteArray, QByteArray>> m_whole; // shown, and its bytes
    std::optional<Own> m_own;
    std::deque<qsizetype> m_turn;
    std::deque<std::pair<qsizetype, FindText>> m_recent; // texts
};

} // namespace kvlens
