// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/valuekind.h"

#include "stores/wtf8.h"

namespace kvlens {

ValueKind valueKind(QByteArrayView text)
{
    for (const char c : text) {
        switch (c) {
        case ' ':
        case '\t':
        case '\n':
        case '\r':
            continue;
        case '{':
            return ValueKind::Object;
        case '[':
            return ValueKind::Array;
        case '"':
            return ValueKind::String;
        case 't':
        case 'f':
            return ValueKind::Boolean;
        case 'n':
            return ValueKind::Null;
        case 'N':
        case 'I':
        case '-':
            return ValueKind::Number;
        default:
            return c >= '0' && c <= '9' ? ValueKind::Number : ValueKind::Unknown;
        }
    }
    return ValueKind::Unknown;
}

ValueKind plainKind(QByteArrayView value)
{
    return isWtf8(value) && !value.contains('\0') ? ValueKind::Text : ValueKind::Binary;
}

bool isJsonKind(ValueKind kind)
{
    return kind != ValueKind::Unknown && kind != ValueKind::Text && kind != ValueKind::Binary;
}

QString valueKindName(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Object:
        return QStringLiteral("object");
    case ValueKind::Array:
        return QStringLiteral("array");
    case ValueKind::String:
        return QStringLiteral("string");
    case ValueKind::Number:
        return QStringLiteral("number");
    case ValueKind::Boolean:
        return QStringLiteral("boolean");
    case ValueKind::Null:
        return QStringLiteral("null");
    case ValueKind::Text:
        return QStringLiteral("text");
    case ValueKind::Binary:
        return QStringLiteral("binary");
    case ValueKind::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace kvlens
