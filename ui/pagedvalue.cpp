// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pagedvalue.h"

#include "model/storesession.h"
#include "ui/jsontextedit.h"
#include "ui/valuetext.h"
#include "ui/wording.h"

namespace kvlens {

PagedValue::PagedValue(StoreSession &session, PageBar &bar, JsonTextEdit &editor, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_bar(bar)
    , m_text(editor)
    , m_pager(session)
{
    connect(&m_bar, &PageBar::wished, this, &PagedValue::wish);
    connect(&m_bar, &PageBar::applyRequested, this, &PagedValue::apply);
    connect(&m_pager, &ValuePager::progressed, this, &PagedValue::refreshBar);
    connect(&m_pager, &ValuePager::shown, this, &PagedValue::shown);
    connect(&m_pager, &ValuePager::failed, this, &PagedValue::failed);
    connect(&m_pager, &ValuePager::edited, this, &PagedValue::take);
    connect(&m_pager, &ValuePager::refused, this, [this](const Error &error) {
        m_applying = false;
        m_after = {};
        emit refused(error);
    });
}

void PagedValue::open(const ValueSource &source)
{
    const qint64 byte = m_page ? m_page->mark.stored.begin : 0;
    m_edited = false;
    m_text.setBraceMatching(QsciScintilla::NoBraceMatch); // the other one is on another page
    m_bar.setVisible(true);
    m_bar.setEdited(false);
    m_pager.open(source);
    m_reveal = {byte, byte};
    m_searching = true;
    m_pager.showOffset(byte);
    refreshBar();
}

void PagedValue::close()
{
    m_pager.close();
    m_page.reset();
    m_text.setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_edited = false;
    m_bar.setVisible(false);
}

void PagedValue::typed()
{
    m_edited = true;
    m_bar.setEdited(true);
}

bool PagedValue::isEditable() const
{
    return m_page && !m_applying && !m_pager.problem()
        && m_page->mark.kind != json::PageMark::Kind::Scalar
        && m_pager.source().size <= largestEdited;
}

void PagedValue::apply()
{
    if (!m_edited || m_applying)
        return;
    m_applying = true;
    m_text.setReadOnly(true);
    const Edit *edit = m_session.changes().find(m_pager.source().ref);
    const auto stored = edit ? std::optional(edit->stored()) : std::nullopt;
    m_pager.edit(*m_page, m_text.bytes(), stored);
}

void PagedValue::take(const ValuePage &page, const EditedValue &value)
{
    m_applying = false;
    m_edited = false;
    m_bar.setEdited(false);
    m_pager.accept(page, value);
    m_session.replace(value.stored, value.value);
    emit applied();
    const PageWish after = std::exchange(m_after, {});
    wish(
        std::holds_alternative<std::monostate>(after) ? PageWish(PageNumber {page.number}) : after);
}

void PagedValue::discard()
{
    m_edited = false;
    m_bar.setEdited(false);
    if (m_page)
        shown(ValuePage(*m_page));
}

void PagedValue::wish(const PageWish &wish)
{
    if (m_edited) {
        m_after = wish;
        return apply();
    }
    m_searching = true;
    if (const auto *page = std::get_if<PageNumber>(&wish))
        m_pager.showPage(page->number);
    else if (const auto *byte = std::get_if<ByteNumber>(&wish))
        m_pager.showOffset(byte->byte);
    refreshBar();
}

void PagedValue::showOffset(qint64 byte, qint64 length)
{
    m_reveal = {byte, byte + length};
    wish(ByteNumber {byte});
}

void PagedValue::shown(const ValuePage &page)
{
    m_page = page;
    m_searching = false;
    m_text.setBytes(m_pager.source().isJson
            ? page.text.text
            : hexDump(page.text.stored, page.text.stored.size(), page.mark.stored.begin));
    refreshBar();
    reveal();
    emit pageShown();
}

void PagedValue::reveal()
{
    const json::Span span = std::exchange(m_reveal, {});
    const qint64 page = m_page->mark.stored.begin;
    if (span.size() == 0 || !m_pager.source().isJson)
        return;
    const json::Span shown = m_page->text.toShown(json::Span {span.begin - page, span.end - page});
    m_text.selectBytes(shown.begin, shown.size());
}

qint64 PagedValue::byteAtCaret() const
{
    if (!m_page || !m_pager.source().isJson)
        return m_page ? m_page->mark.stored.begin : 0;
    const auto caret = m_text.SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    return m_page->mark.stored.begin + m_page->text.toStored(caret);
}

void PagedValue::refreshBar()
{
    if (m_searching)
        return m_bar.showSearching(m_pager.foundBytes(), m_pager.source().size);
    if (m_page)
        m_bar.show(
            {m_page->number, m_pager.pages(), m_pager.isComplete(), m_page->mark.stored.begin,
                m_pager.source().size, m_page->mark.kind == json::PageMark::Kind::String});
}

QString PagedValue::note() const
{
    const ValueSource &source = m_pager.source();
    const QString size = sizeText(source.size);
    if (!source.isJson)
        return tr("%1 are not JSON: shown as bytes, by pages.").arg(size);
    if (m_pager.problem())
        return tr("%1 are shown by pages and are not JSON at byte %2. Save the value as a file, "
                  "mend it there, and replace it.")
            .arg(size, numberText(m_pager.problem()->place->byte));
    if (source.size > largestEdited)
        return tr("%1 are shown by pages and are too long to be edited here (the limit is %2). "
                  "Save the value as a file, edit that, and write it with kvlens put.")
            .arg(size, sizeText(largestEdited));
    return tr("%1 are too long to show at once: this is one page.").arg(size);
}

} // namespace kvlens
