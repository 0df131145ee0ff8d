// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/longvalue.h"

#include "stores/json/pagetext.h"
#include "stores/json/utf8.h"

namespace kvlens {

namespace {

using json::PageMark;

constexpr qint64 partBytes = 4 * 1024 * 1024;

template <class Use> Result<void> eachPart(Store &store, const ValueSource &source, Use use)
{
    for (qint64 at = 0; at < source.size; at += partBytes) {
        const Result<QByteArray> part = source.read(store, at, partBytes, {});
        if (!part)
            return part.error();
        use(*part);
    }
    return {};
}

// Empty where the value is no JSON.
Result<std::vector<PageMark>> pagesOf(Store &store, const ValueSource &source)
{
    json::Paginator paginator;
    json::Utf8Check utf8;
    bool isText = true;
    const Result<void> read = eachPart(store, source, [&](const QByteArray &part) {
        paginator.feed(part);
        isText = isText && utf8.feed(part) < 0;
    });
    if (!read)
        return read.error();
    paginator.finish();
    const bool isJson = paginator.fault() < 0 && isText && utf8.finish() < 0;
    return isJson ? paginator.takePages() : std::vector<PageMark>();
}

// What stands in front of a long token, before its quote.
QByteArray leadOf(const json::Place &place)
{
    if (place.expect == json::Expect::MemberValue)
        return " ";
    return '\n' + QByteArray(2 * std::min<qint64>(place.depth, json::deepestIndent), ' ');
}

class PagePrinter
{
public:
    PagePrinter(const std::vector<PageMark> &pages, Console &console)
        : m_pages(pages)
        , m_console(console)
    {
    }

    void print(size_t number, const QByteArray &stored)
    {
        const PageMark &page = m_pages[number];
        if (page.kind == PageMark::Kind::Lines)
            printLines(number, json::pageText(stored, page).text);
        else
            printToken(number, stored);
    }

private:
    void printLines(size_t number, const QByteArray &text)
    {
        const bool goesOn = text.startsWith(',') || text.startsWith(':');
        if (number > 0 && !goesOn)
            m_console.print("\n");
        m_console.print(text);
    }

    // A part of a long string, or of a long number.
    void printToken(size_t number, const QByteArray &stored)
    {
        const PageMark &page = m_pages[number];
        const QByteArray quote = page.kind == PageMark::Kind::String ? "\"" : "";
        const bool begins = number == 0 || !follows(number);
        const bool ends = number + 1 == m_pages.size() || !follows(number + 1);
        if (begins)
            m_console.print((number > 0 ? leadOf(page.place) : QByteArray()) + quote);
        m_console.print(json::shownString(stored));
        if (ends)
            m_console.print(quote);
    }

    // Whether a page goes on with the token of the page before it.
    bool follows(size_t number) const
    {
        const PageMark &before = m_pages[number - 1];
        const PageMark &page = m_pages[number];
        return before.kind == page.kind && before.stored.end == page.stored.begin;
    }

    const std::vector<PageMark> &m_pages;
    Console &m_console;
};

} // namespace

Result<void> printRaw(Store &store, const ValueSource &source, Console &console)
{
    return eachPart(store, source, [&](const QByteArray &part) { console.print(part); });
}

Result<void> printPretty(Store &store, const ValueSource &source, Console &console)
{
    const Result<std::vector<PageMark>> pages = pagesOf(store, source);
    if (!pages)
        return pages.error();
    PagePrinter printer(*pages, console);
    for (size_t i = 0; i < pages->size(); ++i) {
        const json::Span &span = (*pages)[i].stored;
        const Result<QByteArray> stored = source.read(store, span.begin, span.size(), {});
        if (!stored)
            return stored.error();
        printer.print(i, *stored);
    }
    if (const Result<void> raw = pages->empty() ? printRaw(store, source, console) : Result<void>();
        !raw)
        return raw;
    console.print("\n");
    return {};
}

} // namespace kvlens
