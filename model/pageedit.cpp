// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pageedit.h"

namespace kvlens {

namespace {

constexpr qsizetype styleSample = 64 * 1024;

// The style of the value from its beginning, and how far its last line is indented.
json::Style styleOf(const QByteArray &value)
{
    json::Style style = json::detectStyle(value.first(std::min(value.size(), styleSample)));
    const QByteArray tail = value.last(std::min(value.size(), styleSample));
    if (const qsizetype newline = tail.lastIndexOf('\n'); newline >= 0) {
        qsizetype end = newline + 1;
        while (end < tail.size() && (tail[end] == ' ' || tail[end] == '\t'))
            ++end;
        style.baseIndent = tail.mid(newline + 1, end - newline - 1);
    }
    return style;
}

Error changedMeanwhile()
{
    return {ErrorCode::Conflict, QStringLiteral("the value was changed meanwhile")};
}

} // namespace

Result<ValuePage> readPage(Store &store, const ValueSource &source, const json::PageMark &mark,
    qsizetype number, const std::stop_token &stop)
{
    const Result<QByteArray> stored
        = source.read(store, mark.stored.begin, mark.stored.size(), stop);
    if (!stored)
        return stored.error();
    if (stored->size() != mark.stored.size())
        return changedMeanwhile();
    ValuePage page {number, mark, {}};
    if (source.isJson)
        page.text = json::pageText(*stored, mark);
    else
        page.text.stored = *stored;
    return page;
}

Result<EditedValue> editPage(Store &store, const PageEdit &edit, const std::stop_token &stop)
{
    const json::Span &span = edit.page.mark.stored;
    const Result<Entry> stored = edit.stored ? *edit.stored : readOne(store, edit.source.ref, stop);
    if (!stored)
        return stored.error();
    const QByteArray value = edit.source.bytes.value_or(stored->value);
    if (value.size() != edit.source.size
        || value.mid(span.begin, span.size()) != edit.page.text.stored)
        return changedMeanwhile();
    if (!edit.stored && stored->problem)
        return *stored->problem;
    const Result<QByteArray> page = json::restorePage(
        edit.page.text.stored, edit.page.mark, edit.behind, edit.text, styleOf(value));
    if (!page)
        return page.error();
    const qint64 growth = page->size() - span.size();
    if (value.size() + growth > largestEdited)
        return Error {ErrorCode::Unsupported, QStringLiteral("too long to be edited")};
    QByteArray whole;
    whole.reserve(value.size() + growth);
    whole += QByteArrayView(value).first(span.begin);
    whole += *page;
    whole += QByteArrayView(value).sliced(span.end);
    if (whole == stored->value)
        whole = stored->value;
    return EditedValue {*stored, whole, growth};
}

} // namespace kvlens
