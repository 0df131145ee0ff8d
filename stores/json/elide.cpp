// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/elide.h"

#include "stores/json/lex.h"
#include "stores/json/pystr.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>

namespace kvlens::json {

namespace {

constexpr int shownUnits = 200;
constexpr char markBegin[] = "\u27ea"; // ⟪
constexpr char markEnd[] = "\u27eb"; // ⟫

qint64 countUnits(QByteArrayView bytes)
{
    qint64 count = 0;
    for (; !bytes.isEmpty(); ++count)
        bytes = bytes.sliced(unitLength(bytes));
    return count;
}

class ElideText
{
    Q_DECLARE_TR_FUNCTIONS(ElideText)
public:
    static QString rest(qint64 count)
    {
        const QLocale grouped(QLocale::English, QLocale::UnitedStates);
        return tr("%1 more characters", nullptr, pluralOf(count)).arg(grouped.toString(count));
    }
};

bool isUnit(QByteArrayView bytes, int first, int last)
{
    const int unit = bytes.startsWith("\\u") ? hexDigits4(bytes, 2) : -1;
    return unit >= first && unit <= last;
}

QByteArray fingerprint(QByteArrayView token)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(token);
    return hash.result().toHex().first(8);
}

} // namespace

qsizetype unitLength(QByteArrayView bytes)
{
    if (bytes[0] != '\\')
        return firstCodePoint(bytes).length;
    if (isUnit(bytes, 0xd800, 0xdbff) && isUnit(bytes.sliced(6), 0xdc00, 0xdfff))
        return 12;
    if (isUnit(bytes, 0, 0xffff))
        return 6;
    return bytes.size() > 1 && bytes[1] >= 0x20 && bytes[1] < 0x7f ? 2 : 1;
}

QByteArray elidedToken(QByteArrayView token)
{
    const bool string = token.startsWith('"') && token.endsWith('"');
    const QByteArrayView inside = string ? token.sliced(1, token.size() - 2) : token;
    qsizetype head = 0;
    for (int i = 0; i < shownUnits && head < inside.size(); ++i)
        head += unitLength(inside.sliced(head));
    const QByteArrayView first = inside.first(head);
    const QByteArray text = string
        ? shownString(first)
        : shownString(encodeString(first, Escapes::Ascii).sliced(1).chopped(1));
    const QByteArray more = ElideText::rest(countUnits(inside.sliced(head))).toUtf8() + ", ";
    return '"' + text + "\u2026 " + markBegin + more + fingerprint(token) + markEnd + '"';
}

bool looksElided(QByteArrayView token)
{
    return token.contains(markBegin) || token.contains(markEnd);
}

} // namespace kvlens::json
