// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pagedvalue.h"

#include "report/wording.h"
#include "ui/jsontextedit.h"

namespace kvlens {

PagedValue::PagedValue(ValueDocument &document, PageBar &bar, JsonTextEdit &editor, QObject *view)
    : QObject(view)
    , m_document(document)
    , m_bar(bar)
    , m_text(editor)
    , m_view(view)
{
    connect(&m_bar, &PageBar::wished, this, &PagedValue::wish);
    connect(&pages(), &ValuePager::progressed, this, &PagedValue::refreshBar);
    connect(&pages(), &ValuePager::shown, this, &PagedValue::shown);
    connect(&pages(), &ValuePager::failed, this, &PagedValue::failed);
}

void PagedValue::open()
{
    if (m_page)
        m_at = byteAtCaret();
    m_open = true;
    m_page.reset(); // what is in the editor is of a value that is no more
    m_typed = false;
    m_problem.reset();
    m_text.setBraceMatching(QsciScintilla::NoBraceMatch); // the other one is on another page
    m_bar.setVisible(true);
    m_document.openPages();
    go(ByteNumber {m_reveal.size() > 0 ? m_reveal.begin : m_at.value_or(0)});
}

void PagedValue::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_page.reset();
    m_problem.reset();
    m_typed = false;
    m_text.setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_bar.setVisible(false);
}

bool PagedValue::isTyped() const
{
    return m_page && m_text.bytes() != m_page->text.text;
}

void PagedValue::commit()
{
    if (!std::exchange(m_typed, false) || !m_page || !pages().isOpen())
        return;
    const EditedPage edited = pages().edited(*m_page, m_text.bytes());
    m_problem = edited.problem;
    json::Splice splice = spliceBetween(m_stored, edited.stored);
    const qint64 growth = edited.stored.size() - m_stored.size();
    if (edited.stored != m_stored) {
        const qint64 begin = m_page->mark.stored.begin;
        splice.begin += begin;
        splice.end += begin;
        m_document.splicePage(*m_page, splice, m_view);
        m_page->mark.stored.end += growth;
        m_stored = edited.stored;
    }
    if (!m_problem && pages().source().isJson)
        m_page->text = json::pageText(m_stored, m_page->mark);
}

void PagedValue::wish(const PageWish &wish)
{
    m_at.reset();
    m_document.flush();
    go(wish);
}

void PagedValue::go(const PageWish &wish)
{
    m_searching = true;
    if (const auto *page = std::get_if<PageNumber>(&wish))
        pages().showPage(page->number);
    else if (const auto *byte = std::get_if<ByteNumber>(&wish))
        pages().showOffset(byte->byte);
    refreshBar();
}

void PagedValue::showBytes(const json::Span &bytes)
{
    m_reveal = bytes;
    wish(ByteNumber {bytes.begin});
}

void PagedValue::shown(const ValuePage &page)
{
    if (!m_open)
        return;
    if (m_typed) // meanwhile: that comes first, and this page has moved
        return wish(PageNumber {page.number});
    m_page = page;
    m_stored = page.text.stored;
    m_problem.reset();
    m_searching = false;
    m_text.setBytes(page.text.text);
    refreshBar();
    reveal();
    emit pageShown();
}

void PagedValue::reveal()
{
    const auto at = std::exchange(m_at, std::nullopt);
    json::Span span = std::exchange(m_reveal, {});
    const json::Span &page = m_page->mark.stored;
    if (span.size() == 0 && !at)
        return;
    if (span.size() == 0)
        span.begin = span.end = std::clamp(*at, page.begin, page.end);
    const json::Span shown
        = m_page->text.toShown(json::Span {span.begin - page.begin, span.end - page.begin});
    m_text.selectBytes(shown.begin, shown.size());
}

std::optional<Error> PagedValue::problem() const
{
    if (m_problem || !m_page)
        return m_problem;
    std::optional<Error> invalid = m_document.invalid();
    const json::Span &span = m_page->mark.stored;
    if (!invalid || !invalid->place || invalid->place->byte < span.begin
        || invalid->place->byte > span.end)
        return std::nullopt;
    const qint64 shown = m_page->text.toShown(invalid->place->byte - span.begin);
    invalid->place = json::placeAt(m_page->text.text, shown);
    return invalid;
}

qint64 PagedValue::byteAtCaret() const
{
    if (!m_page)
        return 0;
    const auto caret = m_text.SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    return m_page->mark.stored.begin + m_page->text.toStored(caret);
}

void PagedValue::refreshBar()
{
    const ValuePager &pager = pages();
    if (m_searching)
        return m_bar.showSearching(pager.foundBytes(), pager.source().size);
    if (m_page)
        m_bar.show({m_page->number, pager.pages(), pager.isComplete(), m_page->mark.stored.begin,
            pager.source().size, m_page->mark.kind == json::PageMark::Kind::String});
}

QString PagedValue::note() const
{
    const qint64 bytes = m_document.size();
    const QString size = sizeText(bytes);
    if (bytes > largestEdited)
        return tr("%1 are shown by pages and are too long to be edited here (the limit is %2). "
                  "Save the value as a file, edit that, and write it with kvlens put.")
            .arg(size, sizeText(largestEdited));
    const std::optional<Error> invalid = m_document.invalid();
    const qint64 fault
        = invalid && invalid->place ? invalid->place->byte : m_document.pages().fault();
    if (fault >= 0)
        return tr("%1 are shown by pages and are not JSON at byte %2.")
            .arg(size, numberText(fault));
    return tr("%1 are too long to show at once: this is one page.").arg(size);
}

} // namespace kvlens
