// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/edit.h"
#include "stores/json/lex.h"

namespace kvlens::json {

namespace {

QList<Splice> inOrder(QList<Splice> splices)
{
    std::stable_sort(splices.begin(), splices.end(), [](const Splice &a, const Splice &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    return splices;
}

// Whether `bytes` are white space, one `mark`, and white space.
bool isAround(QByteArrayView bytes, char mark)
{
    const qsizetype at = skipSpace(bytes, 0);
    return at < bytes.size() && bytes[at] == mark && skipSpace(bytes, at + 1) == bytes.size();
}

} // namespace

QByteArray apply(const QByteArray &text, QList<Splice> splices)
{
    QByteArray result;
    qint64 at = 0;
    for (const Splice &splice : inOrder(std::move(splices))) {
        Q_ASSERT(at <= splice.begin && splice.begin <= splice.end && splice.end <= text.size());
        result += QByteArrayView(text).sliced(at, splice.begin - at);
        result += splice.text;
        at = splice.end;
    }
    result += QByteArrayView(text).sliced(at);
    return result;
}

QList<Splice> inverse(const QByteArray &text, QList<Splice> splices)
{
    QList<Splice> back;
    qint64 shift = 0;
    for (const Splice &splice : inOrder(std::move(splices))) {
        const qint64 begin = splice.begin + shift;
        back.append(
            {begin, begin + splice.text.size(), text.mid(splice.begin, splice.end - splice.begin)});
        shift += splice.text.size() - (splice.end - splice.begin);
    }
    return back;
}

Layout layoutOf(const Style &style, const QByteArray &indent)
{
    if (style.indent.isEmpty())
        return {{}, style.item, style.key, {}};
    const QByteArray tail = style.newline + indent;
    const QByteArray lead = tail + style.indent;
    return {lead, ',' + lead, style.key, tail};
}

Layout observedLayout(
    const Layout &fallback, QByteArrayView lead, QByteArrayView between, QByteArrayView colon)
{
    Layout layout = fallback;
    if (isAround(between, ','))
        layout.separator = between.toByteArray();
    else if (lead.contains('\n') && skipSpace(lead, 0) == lead.size())
        layout.separator = ',' + lead.toByteArray();
    if (isAround(colon, ':'))
        layout.colon = colon.toByteArray();
    return layout;
}

QByteArray memberText(
    QByteArrayView key, const QByteArray &value, const Layout &layout, Escapes escapes)
{
    return encodeString(key, escapes) + layout.colon + value;
}

Splice removeRun(const Neighbours &around, const Span &run)
{
    if (around.after)
        return {run.begin, around.after->begin};
    if (around.before)
        return {around.before->end, run.end};
    return {around.container.begin + 1, around.container.end - 1};
}

Splice insertRun(const Neighbours &around, const QList<QByteArray> &children, const Layout &layout)
{
    const QByteArray joined = children.join(layout.separator);
    if (around.before)
        return {around.before->end, around.before->end, layout.separator + joined};
    if (around.after)
        return {around.after->begin, around.after->begin, joined + layout.separator};
    return {
        around.container.begin + 1, around.container.end - 1, layout.lead + joined + layout.tail};
}

} // namespace kvlens::json
