// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuepages.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

using json::PageMark;

constexpr qint64 pagedPart = 2 * 1024 * 1024;
constexpr qint64 plainPageBytes = 64 * 1024;
constexpr qint64 longestRest = 3; // bytes of a character behind its first
constexpr qint64 styleSample = 64 * 1024;

bool isRest(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// How many bytes from `at` on belong to a character that began before.
qint64 restAt(QByteArrayView bytes, qint64 at)
{
    qint64 count = 0;
    while (count < longestRest && at + count < bytes.size() && isRest(bytes[at + count]))
        ++count;
    return count;
}

Error changedMeanwhile()
{
    return {ErrorCode::Conflict, Reasons::valueChanged};
}

Result<ValuePage> readPlainPage(Store &store, const ValueSource &source, const PageMark &mark,
    qsizetype number, const std::stop_token &stop)
{
    const qint64 size = mark.stored.size();
    const Result<QByteArray> stored
        = source.read(store, mark.stored.begin, size + longestRest, stop);
    if (!stored)
        return stored.error();
    if (stored->size() < size)
        return changedMeanwhile();
    const qint64 begin = mark.stored.begin == 0 ? 0 : std::min(restAt(*stored, 0), size);
    const qint64 end = size + restAt(*stored, size);
    ValuePage page {number, mark, {}};
    page.mark.stored = {mark.stored.begin + begin, mark.stored.begin + end};
    page.text.stored = page.text.text = stored->mid(begin, end - begin);
    page.text.pieces = {{{0, end - begin}, {0, end - begin}}};
    return page;
}

// Whether a byte of the shown text is between two characters or tokens, or in the white space that
// is only shown.
bool isEdge(const json::Pretty &page, qint64 shown)
{
    const auto behind = std::upper_bound(page.pieces.begin(), page.pieces.end(), shown,
        [](qint64 at, const json::Pretty::Piece &piece) { return at < piece.shown.begin; });
    if (behind == page.pieces.begin() || shown >= (behind - 1)->shown.end)
        return true;
    return page.toShown(page.toStored(shown)) == shown;
}

// Only what differs in the text, where it is in the stored bytes. Lines of a token's part are
// broken for the eye.
QByteArray splicedPage(const ValuePage &page, const QByteArray &text)
{
    const QByteArray &shown = page.text.text;
    json::Splice splice = spliceBetween(shown, text);
    const qint64 growth = text.size() - shown.size();
    while (!isEdge(page.text, splice.begin))
        --splice.begin;
    while (!isEdge(page.text, splice.end))
        ++splice.end;
    splice.text = text.mid(splice.begin, splice.end + growth - splice.begin);
    if (page.mark.kind != PageMark::Kind::Lines)
        splice.text.replace('\n', QByteArray());
    splice.begin = page.text.toStored(splice.begin);
    splice.end = std::max(splice.begin, page.text.toStored(splice.end));
    return json::apply(page.text.stored, {splice});
}

} // namespace

PageSearch::PageSearch(const ValueSource &source)
    : m_source(source)
{
    if (!source.isJson)
        splitPlain();
}

void PageSearch::splitPlain()
{
    for (qint64 at = 0; at < m_source.size; at += plainPageBytes) {
        const qint64 end = std::min(at + plainPageBytes, m_source.size);
        m_plain.push_back({{at, end}, {}, PageMark::Kind::Lines});
    }
    m_complete = true;
}

Result<void> PageSearch::goOn(Store &store, const TaskSlice &slice)
{
    while (!m_complete && !slice.isOver()) {
        const Result<QByteArray> part = m_source.read(store, position(), pagedPart, slice.stop());
        if (!part)
            return part.error();
        m_complete = part->isEmpty();
        if (m_complete)
            m_paginator.finish();
        else
            m_paginator.feed(*part);
        if (m_utf8Fault < 0)
            m_utf8Fault = m_complete ? m_utf8.finish() : m_utf8.feed(*part);
    }
    return {};
}

std::vector<PageMark> PageSearch::takePages()
{
    std::vector<PageMark> pages
        = m_source.isJson ? m_paginator.takePages() : std::exchange(m_plain, {});
    for (PageMark &page : pages)
        page.stored = {page.stored.begin + m_growth, page.stored.end + m_growth};
    return pages;
}

qint64 PageSearch::fault() const
{
    const qint64 fault = m_paginator.fault() >= 0 ? m_paginator.fault() : m_utf8Fault;
    return fault < 0 ? -1 : fault + m_growth;
}

void PageSearch::moveTo(const ValueSource &source, qint64 growth)
{
    m_source = source;
    m_growth += growth;
}

Result<ValuePage> readPage(Store &store, const ValueSource &source, const PageMark &mark,
    qsizetype number, const std::stop_token &stop)
{
    if (!source.isJson)
        return readPlainPage(store, source, mark, number, stop);
    const Result<QByteArray> stored
        = source.read(store, mark.stored.begin, mark.stored.size(), stop);
    if (!stored)
        return stored.error();
    if (stored->size() != mark.stored.size())
        return changedMeanwhile();
    return ValuePage {number, mark, json::pageText(*stored, mark)};
}

Result<json::Style> readStyle(Store &store, const ValueSource &source, const std::stop_token &stop)
{
    const Result<QByteArray> head = source.read(store, 0, styleSample, stop);
    const Result<QByteArray> tail
        = source.read(store, std::max<qint64>(0, source.size - styleSample), styleSample, stop);
    if (!head || !tail)
        return (head ? tail : head).error();
    json::Style style = json::detectStyle(*head);
    if (const qsizetype newline = tail->lastIndexOf('\n'); newline >= 0) {
        qsizetype end = newline + 1;
        while (end < tail->size() && (tail->at(end) == ' ' || tail->at(end) == '\t'))
            ++end;
        style.baseIndent = tail->mid(newline + 1, end - newline - 1);
    }
    return style;
}

EditedPage editedPage(const ValuePage &page, const json::Place &behind, const QByteArray &text,
    const json::Style &style)
{
    const Result<QByteArray> stored
        = json::restorePage(page.text.stored, page.mark, behind, text, style);
    if (stored)
        return {*stored};
    return {splicedPage(page, text), stored.error()};
}

} // namespace kvlens
