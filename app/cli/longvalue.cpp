// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/longvalue.h"

#include "model/valuepages.h"
#include "stores/json/valuecheck.h"

namespace kvlens {

namespace {

using json::PageMark;

constexpr qint64 partBytes = 4 * 1024 * 1024;

// Empty where the value is no JSON.
Result<std::vector<PageMark>> pagesOf(Store &store, const ValueSource &source)
{
    PageSearch search(source);
    while (!search.isComplete()) {
        if (const Result<void> done = search.goOn(store, TaskSlice({}, std::chrono::seconds(1)));
            !done)
            return done.error();
    }
    const bool isJson = source.isJson && search.fault() < 0;
    return isJson ? search.takePages() : std::vector<PageMark>();
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

    void print(size_t number, const ValuePage &page)
    {
        if (page.mark.kind == PageMark::Kind::Lines)
            printLines(number, page.text.text);
        else
            printToken(number, page.text.stored);
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

Result<void> printAll(Store &store, const ValueSource &source, Console &console,
    void (Console::*print)(const QByteArray &))
{
    for (qint64 at = 0; at < source.size; at += partBytes) {
        const Result<QByteArray> part = source.read(store, at, partBytes, {});
        if (!part)
            return part.error();
        (console.*print)(*part);
    }
    return {};
}

} // namespace

Result<void> printRaw(Store &store, const ValueSource &source, Console &console)
{
    return printAll(store, source, console, &Console::printRaw);
}

Result<void> printPretty(Store &store, const ValueSource &source, Console &console)
{
    const Result<std::vector<PageMark>> pages = pagesOf(store, source);
    if (!pages)
        return pages.error();
    PagePrinter printer(*pages, console);
    for (size_t i = 0; i < pages->size(); ++i) {
        const Result<ValuePage> page
            = readPage(store, source, (*pages)[i], static_cast<qsizetype>(i), {});
        if (!page)
            return page.error();
        printer.print(i, *page);
    }
    if (const Result<void> raw
        = pages->empty() ? printAll(store, source, console, &Console::print) : Result<void>();
        !raw)
        return raw;
    console.print("\n");
    return {};
}

Result<std::optional<Error>> faultIn(Store &store, const ValueSource &source)
{
    json::ValueCheck check;
    for (qint64 at = 0; at < source.size; at += partBytes) {
        const Result<QByteArray> part = source.read(store, at, partBytes, {});
        if (!part)
            return part.error();
        check.feed(*part);
    }
    check.finish();
    return check.damage();
}

} // namespace kvlens
