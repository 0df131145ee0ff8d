// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pickle.h"

#include "stores/wtf8.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>

namespace kvlens {

namespace {

constexpr qsizetype mostSteps = 1'000'000;
constexpr qsizetype shownOfText = 200; // bytes
constexpr int bytesInLine = 16;

// What follows the byte of an operation.
enum class PickleArgument : quint8 {
    None,
    Unsigned1,
    Unsigned2,
    Signed4,
    Unsigned4,
    Unsigned8,
    Real8, // the first byte is the highest
    Line,
    TwoLines,
    Text1, // its length in one byte, then so many
    Text4,
    Text8,
    Bytes1,
    Bytes4,
    Bytes8,
    Number1, // of any size, the first byte is the lowest
    Number4,
};

struct PickleOperation
{
    char code;
    const char *name;
    PickleArgument argument = PickleArgument::None;
};

// As docs.python.org/3/library/pickletools.html has them.
struct PickleTable
{
    using enum PickleArgument;
    static constexpr std::array operations {
        PickleOperation {'I', "INT", Line},
        PickleOperation {'J', "BININT", Signed4},
        PickleOperation {'K', "BININT1", Unsigned1},
        PickleOperation {'M', "BININT2", Unsigned2},
        PickleOperation {'L', "LONG", Line},
        PickleOperation {'\x8a', "LONG1", Number1},
        PickleOperation {'\x8b', "LONG4", Number4},
        PickleOperation {'S', "STRING", Line},
        PickleOperation {'T', "BINSTRING", Bytes4},
        PickleOperation {'U', "SHORT_BINSTRING", Bytes1},
        PickleOperation {'B', "BINBYTES", Bytes4},
        PickleOperation {'C', "SHORT_BINBYTES", Bytes1},
        PickleOperation {'\x8e', "BINBYTES8", Bytes8},
        PickleOperation {'\x96', "BYTEARRAY8", Bytes8},
        PickleOperation {'\x97', "NEXT_BUFFER"},
        PickleOperation {'\x98', "READONLY_BUFFER"},
        PickleOperation {'N', "NONE"},
        PickleOperation {'\x88', "NEWTRUE"},
        PickleOperation {'\x89', "NEWFALSE"},
        PickleOperation {'V', "UNICODE", Line},
        PickleOperation {'\x8c', "SHORT_BINUNICODE", Text1},
        PickleOperation {'X', "BINUNICODE", Text4},
        PickleOperation {'\x8d', "BINUNICODE8", Text8},
        PickleOperation {'F', "FLOAT", Line},
        PickleOperation {'G', "BINFLOAT", Real8},
        PickleOperation {']', "EMPTY_LIST"},
        PickleOperation {'a', "APPEND"},
        PickleOperation {'e', "APPENDS"},
        PickleOperation {'l', "LIST"},
        PickleOperation {')', "EMPTY_TUPLE"},
        PickleOperation {'t', "TUPLE"},
        PickleOperation {'\x85', "TUPLE1"},
        PickleOperation {'\x86', "TUPLE2"},
        PickleOperation {'\x87', "TUPLE3"},
        PickleOperation {'}', "EMPTY_DICT"},
        PickleOperation {'d', "DICT"},
        PickleOperation {'s', "SETITEM"},
        PickleOperation {'u', "SETITEMS"},
        PickleOperation {'\x8f', "EMPTY_SET"},
        PickleOperation {'\x90', "ADDITEMS"},
        PickleOperation {'\x91', "FROZENSET"},
        PickleOperation {'0', "POP"},
        PickleOperation {'2', "DUP"},
        PickleOperation {'(', "MARK"},
        PickleOperation {'1', "POP_MARK"},
        PickleOperation {'g', "GET", Line},
        PickleOperation {'h', "BINGET", Unsigned1},
        PickleOperation {'j', "LONG_BINGET", Unsigned4},
        PickleOperation {'p', "PUT", Line},
        PickleOperation {'q', "BINPUT", Unsigned1},
        PickleOperation {'r', "LONG_BINPUT", Unsigned4},
        PickleOperation {'\x94', "MEMOIZE"},
        PickleOperation {'\x82', "EXT1", Unsigned1},
        PickleOperation {'\x83', "EXT2", Unsigned2},
        PickleOperation {'\x84', "EXT4", Signed4},
        PickleOperation {'c', "GLOBAL", TwoLines},
        PickleOperation {'\x93', "STACK_GLOBAL"},
        PickleOperation {'R', "REDUCE"},
        PickleOperation {'b', "BUILD"},
        PickleOperation {'i', "INST", TwoLines},
        PickleOperation {'o', "OBJ"},
        PickleOperation {'\x81', "NEWOBJ"},
        PickleOperation {'\x92', "NEWOBJ_EX"},
        PickleOperation {'\x80', "PROTO", Unsigned1},
        PickleOperation {'.', "STOP"},
        PickleOperation {'\x95', "FRAME", Unsigned8},
        PickleOperation {'P', "PERSID", Line},
        PickleOperation {'Q', "BINPERSID"},
    };
};

QString shownPart(QByteArrayView bytes)
{
    const QString text = displayText(bytes.first(std::min(bytes.size(), shownOfText)));
    return bytes.size() > shownOfText ? text + u'\u2026' : text;
}

QString quotedPart(QByteArrayView bytes)
{
    return u'"' + shownPart(bytes) + u'"';
}

QString hexOfNumber(QByteArrayView lowestFirst)
{
    QByteArray bytes = lowestFirst.first(std::min(lowestFirst.size(), shownOfText)).toByteArray();
    std::reverse(bytes.begin(), bytes.end());
    return QStringLiteral("0x") + QString::fromLatin1(bytes.toHex());
}

// Goes over the bytes; once something is missing all that follows is.
class PickleReader
{
public:
    explicit PickleReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    qint64 position() const { return m_at; }
    bool isShort() const { return m_isShort; }
    bool isAtEnd() const { return m_at == m_bytes.size(); }

    QByteArrayView take(quint64 count)
    {
        m_isShort = m_isShort || count > static_cast<quint64>(m_bytes.size() - m_at);
        if (m_isShort)
            return {};
        const QByteArrayView taken = m_bytes.sliced(m_at, static_cast<qsizetype>(count));
        m_at += taken.size();
        return taken;
    }
    template <class Number> Number number()
    {
        const QByteArrayView bytes = take(sizeof(Number));
        return bytes.isEmpty() ? Number {} : qFromLittleEndian<Number>(bytes.data());
    }
    QByteArrayView line()
    {
        const qsizetype end = m_bytes.indexOf('\n', m_at);
        m_isShort = m_isShort || end < 0;
        const QByteArrayView line = m_isShort ? QByteArrayView() : m_bytes.sliced(m_at, end - m_at);
        m_at = m_isShort ? m_at : end + 1;
        return line;
    }

    QString argument(PickleArgument kind);

private:
    QString plainNumber(PickleArgument kind);

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isShort = false;
};

QString PickleReader::plainNumber(PickleArgument kind)
{
    using enum PickleArgument;
    switch (kind) {
    case Unsigned1:
        return QString::number(number<quint8>());
    case Unsigned2:
        return QString::number(number<quint16>());
    case Signed4:
        return QString::number(number<qint32>());
    case Unsigned4:
        return QString::number(number<quint32>());
    case Unsigned8:
        return QString::number(number<quint64>());
    default:
        break;
    }
    const quint64 bits = qbswap(number<quint64>());
    return QString::number(std::bit_cast<double>(bits), 'g', 17);
}

QString PickleReader::argument(PickleArgument kind)
{
    using enum PickleArgument;
    switch (kind) {
    case None:
        return {};
    case Line:
        return shownPart(line());
    case TwoLines: {
        const QString module = shownPart(line());
        return module + u' ' + shownPart(line());
    }
    case Text1:
    case Bytes1:
        return quotedPart(take(number<quint8>()));
    case Text4:
    case Bytes4:
        return quotedPart(take(number<quint32>()));
    case Text8:
    case Bytes8:
        return quotedPart(take(number<quint64>()));
    case Number1:
        return hexOfNumber(take(number<quint8>()));
    case Number4:
        return hexOfNumber(take(number<quint32>()));
    default:
        return plainNumber(kind);
    }
}

const PickleOperation *operationOf(char code)
{
    const auto &all = PickleTable::operations;
    const auto found = std::find_if(all.begin(), all.end(),
        [code](const PickleOperation &operation) { return operation.code == code; });
    return found == all.end() ? nullptr : &*found;
}

bool beginsAsPickle(QByteArrayView bytes)
{
    constexpr qsizetype shortest = 4; // its mark, a value, STOP
    return bytes.size() >= shortest && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5;
}

} // namespace

std::optional<QList<PickleStep>> pickleSteps(QByteArrayView bytes)
{
    if (!beginsAsPickle(bytes))
        return std::nullopt;
    PickleReader reader(bytes);
    QList<PickleStep> steps;
    while (steps.size() < mostSteps) {
        const qint64 begin = reader.position();
        const QByteArrayView code = reader.take(1);
        const PickleOperation *operation = code.isEmpty() ? nullptr : operationOf(code[0]);
        if (!operation)
            return std::nullopt;
        const QString argument = reader.argument(operation->argument);
        if (reader.isShort())
            return std::nullopt;
        steps.append({begin, reader.position(), operation->name, argument});
        if (operation->code == '.')
            return reader.isAtEnd() ? std::optional(steps) : std::nullopt;
    }
    return std::nullopt;
}

QString pickleLine(const PickleStep &step)
{
    const QString line = QStringLiteral("%1: %2")
                             .arg(step.begin, 5)
                             .arg(QLatin1String(step.name), step.argument.isEmpty() ? 0 : -16);
    return step.argument.isEmpty() ? line : line + u' ' + step.argument;
}

QString hexLines(QByteArrayView bytes)
{
    QString lines;
    for (qsizetype at = 0; at < bytes.size(); at += bytesInLine) {
        const QByteArray part
            = bytes.sliced(at, std::min<qsizetype>(bytesInLine, bytes.size() - at)).toByteArray();
        QByteArray shown = part;
        std::replace_if(
            shown.begin(), shown.end(), [](char c) { return c < ' ' || c > '~'; }, '.');
        lines += QStringLiteral("%1  %2  |%3|\n")
                     .arg(at, 8, 16, QLatin1Char('0'))
                     .arg(QString::fromLatin1(part.toHex(' ')), 1 - 3 * bytesInLine)
                     .arg(QString::fromLatin1(shown));
    }
    return lines;
}

} // namespace kvlens
