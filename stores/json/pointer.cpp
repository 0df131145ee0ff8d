// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/pystr.h"
#include "stores/json/text.h"

namespace kvlens::json {

namespace {

bool contains(const Token &token, qint64 byte)
{
    return token.begin <= byte && byte < token.end;
}

QByteArray keyText(const Tape &tape, quint32 key)
{
    return decodeString(tape.bytes(key)).value_or(QByteArray());
}

// The child of `container` that holds the token, and its number.
Child childHolding(const Tape &tape, quint32 container, quint32 token, quint32 &number)
{
    number = 0;
    for (const Child child : Children(tape, container)) {
        if (token == child.key || token < tape[child.value].next)
            return child;
        ++number;
    }
    return {};
}

QByteArray step(const Tape &tape, const Child &child, quint32 number)
{
    if (child.key == noToken)
        return '/' + QByteArray::number(number);
    return '/' + keyText(tape, child.key).replace('~', "~0").replace('/', "~1");
}

quint32 findElement(const Tape &tape, quint32 array, const QByteArray &name)
{
    bool ok = false;
    const quint32 wanted = name.toUInt(&ok);
    if (!ok || QByteArray::number(wanted) != name || wanted >= tape[array].count)
        return noToken;
    quint32 number = 0;
    for (const Child child : Children(tape, array)) {
        if (number++ == wanted)
            return child.value;
    }
    return noToken;
}

quint32 findMember(const Tape &tape, quint32 object, const QByteArray &name)
{
    quint32 found = noToken;
    for (const Child child : Children(tape, object)) {
        if (keyText(tape, child.key) == name)
            found = child.value;
    }
    return found;
}

} // namespace

quint32 tokenAt(const Tape &tape, qint64 byte)
{
    if (tape.tokens.empty() || !contains(tape[0], byte))
        return noToken;
    // Begins ascend along the tape, so what holds the byte is the last one beginning before it, or
    // one that holds that one.
    const auto behind = std::upper_bound(tape.tokens.begin(), tape.tokens.end(), byte,
        [](qint64 at, const Token &token) { return at < token.begin; });
    auto token = static_cast<quint32>(behind - tape.tokens.begin()) - 1;
    while (!contains(tape[token], byte))
        --token;
    return token;
}

QByteArray pointerOf(const Tape &tape, quint32 token)
{
    QByteArray pointer;
    quint32 container = 0;
    while (container != token) {
        quint32 number = 0;
        const Child child = childHolding(tape, container, token, number);
        pointer += step(tape, child, number);
        if (child.key == token)
            break;
        container = child.value;
    }
    return pointer;
}

quint32 findPointer(const Tape &tape, QByteArrayView pointer)
{
    quint32 token = 0;
    if (!pointer.isEmpty() && !pointer.startsWith('/'))
        return noToken;
    while (!pointer.isEmpty() && token != noToken) {
        pointer = pointer.sliced(1);
        const qsizetype slash = pointer.indexOf('/');
        const QByteArrayView part = slash < 0 ? pointer : pointer.first(slash);
        const QByteArray name = part.toByteArray().replace("~1", "/").replace("~0", "~");
        token = tape[token].kind == TokenKind::Object ? findMember(tape, token, name)
            : tape[token].kind == TokenKind::Array    ? findElement(tape, token, name)
                                                      : noToken;
        pointer = pointer.sliced(part.size());
    }
    return token;
}

} // namespace kvlens::json
