// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/edit.h"

#include "stores/json/lex.h"

namespace kvlens::json {

namespace {

Span spanOf(const Tape &tape, quint32 token)
{
    return {tape[token].begin, tape[token].end};
}

Span spanOf(const Tape &tape, const Child &child)
{
    const quint32 first = child.key == noToken ? child.value : child.key;
    return {tape[first].begin, tape[child.value].end};
}

QList<Child> childrenOf(const Tape &tape, quint32 container)
{
    QList<Child> children;
    for (const Child child : Children(tape, container))
        children.append(child);
    return children;
}

QByteArrayView between(const Tape &tape, qint64 begin, qint64 end)
{
    return QByteArrayView(tape.text).sliced(begin, end - begin);
}

// Of the line on which a byte stands.
QByteArray lineIndent(const Tape &tape, qint64 byte, const Style &style)
{
    const qsizetype newline = QByteArrayView(tape.text).first(byte).lastIndexOf('\n');
    if (newline < 0)
        return style.baseIndent;
    return between(tape, newline + 1, skipSpace(tape.text, newline + 1)).toByteArray();
}

Layout layoutIn(const Tape &tape, quint32 container, const Style &style)
{
    const Token &t = tape[container];
    const Layout byStyle = layoutOf(style, lineIndent(tape, t.begin, style));
    const QList<Child> children = childrenOf(tape, container);
    if (children.isEmpty())
        return byStyle;
    const Child &first = children.first();
    const Span span = spanOf(tape, first);
    const QByteArrayView lead = between(tape, t.begin + 1, span.begin);
    const QByteArrayView colon = first.key == noToken
        ? QByteArrayView()
        : between(tape, tape[first.key].end, tape[first.value].begin);
    const QByteArrayView comma = children.size() < 2
        ? QByteArrayView()
        : between(tape, span.end, spanOf(tape, children[1]).begin);
    return observedLayout(byStyle, lead, comma, colon);
}

// Of the place in front of child `index` among those given.
Neighbours neighboursAt(
    const Tape &tape, quint32 container, const QList<Child> &children, qsizetype index)
{
    Neighbours around {spanOf(tape, container)};
    if (index > 0)
        around.before = spanOf(tape, children[index - 1]);
    if (index < children.size())
        around.after = spanOf(tape, children[index]);
    return around;
}

Splice insertChild(const Tape &tape, quint32 container, quint32 index, const QByteArray &child,
    const Layout &layout)
{
    const QList<Child> children = childrenOf(tape, container);
    Q_ASSERT(index <= children.size());
    return insertRun(neighboursAt(tape, container, children, index), {child}, layout);
}

} // namespace

Splice setValue(const Tape &tape, quint32 value, const QByteArray &text)
{
    return {tape[value].begin, tape[value].end, text};
}

Splice insertMember(const Tape &tape, quint32 object, quint32 index, QByteArrayView key,
    const QByteArray &value, const Style &style)
{
    const Layout layout = layoutIn(tape, object, style);
    return insertChild(tape, object, index, memberText(key, value, layout, style.escapes), layout);
}

Splice insertElement(
    const Tape &tape, quint32 array, quint32 index, const QByteArray &value, const Style &style)
{
    return insertChild(tape, array, index, value, layoutIn(tape, array, style));
}

Splice removeChild(const Tape &tape, quint32 container, quint32 index)
{
    QList<Child> children = childrenOf(tape, container);
    const Child child = children.takeAt(index);
    return removeRun(neighboursAt(tape, container, children, index), spanOf(tape, child));
}

Splice renameKey(const Tape &tape, quint32 key, QByteArrayView newKey, const Style &style)
{
    return setValue(tape, key, encodeString(newKey, style.escapes));
}

QList<Splice> moveChild(const Tape &tape, quint32 container, quint32 from, quint32 to)
{
    if (from == to)
        return {};
    QList<Child> children = childrenOf(tape, container);
    const Span moved = spanOf(tape, children.takeAt(from));
    const QByteArray text = between(tape, moved.begin, moved.end).toByteArray();
    const Layout layout = layoutIn(tape, container, {});
    return {removeRun(neighboursAt(tape, container, children, from), moved),
        insertRun(neighboursAt(tape, container, children, to), {text}, layout)};
}

quint32 sortedIndex(const Tape &tape, quint32 object, QByteArrayView key)
{
    quint32 index = 0;
    for (const Child child : Children(tape, object)) {
        if (decodeString(tape.bytes(child.key)).value_or(QByteArray()) > key)
            break;
        ++index;
    }
    return index;
}

} // namespace kvlens::json
