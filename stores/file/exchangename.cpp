// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/exchangename.h"

#include "stores/file/tempfile.h"

#include <QCryptographicHash>

namespace kvlens {

namespace {

constexpr qsizetype digits = 12; // of a mark: two files of a folder that have one are very rare

QByteArray markOf(const QByteArray &what)
{
    return QCryptographicHash::hash(what, QCryptographicHash::Sha256).toHex().first(digits);
}

} // namespace

QByteArray markOfNew(quint64 inode)
{
    return inode == 0 ? QByteArray(digits, '0') : markOf(QByteArray::number(inode));
}

QByteArray markOfOld(const FileStamp &stamp)
{
    return markOf(QByteArray::number(stamp.inode) + ' ' + QByteArray::number(stamp.size) + ' '
        + QByteArray::number(stamp.modifiedNs));
}

QByteArray exchangeName(const QByteArray &tempName, const ExchangeMarks &marks)
{
    return tempName.chopped(sizeof tempSuffix - 1) + '-' + marks.ofNew + marks.ofOld + tempSuffix;
}

std::optional<ExchangeMarks> exchangeMarks(const QByteArray &name)
{
    constexpr qsizetype suffix = sizeof tempSuffix - 1;
    const qsizetype dash = name.size() - suffix - 2 * digits - 1;
    if (dash < 0 || name.at(dash) != '-' || !isTempName(name.first(dash) + tempSuffix)
        || !name.endsWith(tempSuffix))
        return std::nullopt;
    const QByteArray marks = name.sliced(dash + 1, 2 * digits);
    if (QByteArray::fromHex(marks).toHex() != marks)
        return std::nullopt; // somebody's own
    return ExchangeMarks {marks.first(digits), marks.last(digits)};
}

} // namespace kvlens
