// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds a text in all of one value: how often it is there, and one match after the other.
#pragma once

#include "model/findpages.h"

namespace kvlens {

// All matches are counted in the background, page by page; where a person is, it begins. A match is
// told as soon as it is known, its number as soon as all before it are.
// Threads: the GUI's. Memory: 16 bytes a page.
class ValueFind : public QObject
{
    Q_OBJECT

public:
    enum class Direction : quint8 { Forward, Backward };

    // What the editor shows: all of the value, or a page of it.
    struct Shown
    {
        bool isPage = false;
        qsizetype page = 0;
        // Not a page, or one that was typed into: what is in the editor.
        std::optional<QByteArray> text = std::nullopt;
        QByteArray json = {}; // of a whole value: its bytes
    };
    struct Match
    {
        qsizetype page = 0;
        qint64 number = 0; // on the page
        json::Span shown; // in the page's text
        bool isHidden = false; // in the part of a string that is not shown
    };

    // Both outlive it. What changes the pages must be followed by end() or begin().
    ValueFind(StoreSession &session, ValuePager &pages, QObject *parent = nullptr);
    ~ValueFind() override;

    // Counts anew; what was asked for before is not answered.
    void begin(const TextMatcher &matcher, const Shown &shown);
    void end();
    bool isOn() const { return m_matcher.has_value(); }

    // found() follows, or missing(), or failed(): the next match beside those bytes of the shown
    // page's text; at the end it goes on at the other one.
    void findFrom(const json::Span &selected, Direction direction);
    // The same beside a match that was found, on whichever page that was.
    void findBeside(const Match &match, Direction direction);
    void stay(); // where it is: what was asked for is not answered

    qint64 count() const { return m_count; } // so far
    bool isComplete() const; // all was seen
    int percent() const; // seen
    std::optional<qint64> numberOf(const Match &match) const; // from 1; nothing: not known yet

signals:
    void counted(); // more is known
    void found(const kvlens::ValueFind::Match &match);
    void missing(); // all was seen, and there is none
    void failed(const kvlens::Error &error);

private:
    struct Wish
    {
        Direction direction;
        qsizetype page; // at which it begins, and which comes last again
        std::optional<PagePlace> looking; // on a page, just now
    };
    void countOn();
    void take(const FindPages::Counted &counted);
    void goOn();
    void look(qsizetype page, const PagePlace &place);
    std::optional<qsizetype> nextPage() const; // with a match; nothing: not known yet, or none
    QList<qsizetype> toBeCounted() const;
    FindPages pages() const;
    qsizetype knownPages() const;
    bool allPagesKnown() const;

    StoreSession &m_session;
    ValuePager &m_pager;
    std::optional<TextMatcher> m_matcher;
    Shown m_shown;
    std::vector<PageCount> m_counts;
    qint64 m_count = 0;
    std::optional<Wish> m_wish;
    Task m_counting;
    bool m_isCounting = false;
    std::stop_source m_stop; // of looking
    quint64 m_generation = 0; // of what is looked for; older answers are dropped
};

} // namespace kvlens
