// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/nonsense.h"

#include "stores/wtf8.h"

#include <QChar>
#include <QCryptographicHash>

namespace kvlens {

namespace {

// Bytes that go on as long as they are asked for, by a seed.
class SeededBytes
{
public:
    explicit SeededBytes(const QByteArray &seed)
        : m_block(seed)
    {
    }
    unsigned next(unsigned below)
    {
        if (m_used == m_block.size() || m_used < 0) {
            m_block = QCryptographicHash::hash(m_block + '+', QCryptographicHash::Sha256);
            m_used = 0;
        }
        return static_cast<uchar>(m_block.at(m_used++)) % below;
    }

private:
    QByteArray m_block;
    qsizetype m_used = -1;
};

char32_t otherLetter(char32_t code, int bytes, SeededBytes &random)
{
    const bool isUpper = QChar::isUpper(code);
    if (bytes == 1)
        return (isUpper ? U'A' : U'a') + random.next(26);
    if (bytes == 2) // Greek, without the sigma that only ends words
        return (isUpper ? 0x391 : 0x3b1) + random.next(17);
    if (bytes == 3)
        return 0x4e00 + random.next(256) * 16 + random.next(16);
    return 0x20000 + random.next(256) * 16 + random.next(16);
}

} // namespace

QByteArray nonsenseOf(const QByteArray &wtf8, const QByteArray &salt)
{
    SeededBytes random(QCryptographicHash::hash(salt + wtf8, QCryptographicHash::Sha256));
    QByteArray nonsense;
    nonsense.reserve(wtf8.size());
    for (QByteArrayView rest = wtf8; !rest.isEmpty();) {
        const CodePoint point = firstCodePoint(rest);
        if (point.code == strayByte)
            nonsense.append(rest.first(point.length).toByteArray());
        else if (QChar::isDigit(point.code) && point.length == 1)
            nonsense.append(char('0' + random.next(10)));
        else if (QChar::isLetterOrNumber(point.code) || QChar::isMark(point.code))
            appendCodePoint(nonsense, otherLetter(point.code, point.length, random));
        else if (point.length == 4) // pictures say something as well
            appendCodePoint(nonsense, 0x1f600 + random.next(64));
        else
            nonsense.append(rest.first(point.length).toByteArray());
        rest = rest.sliced(point.length);
    }
    return nonsense;
}

} // namespace kvlens
