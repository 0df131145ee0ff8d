// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/foldernames.h"

#include "stores/json/utf8.h"
#include "stores/words/diskreasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qsizetype longestFolderName = 255;

// What a file name must not have on some system, as the library sees it.
bool isLeftOut(QChar c)
{
    return c < u' ' || c == QChar(0x7f) || QStringView(u"/\\:*?\"<>|").contains(c);
}

// Reason: why the library gives the folder another name than the collection, if it does.
Reason whyOtherName(const QString &name)
{
    if (std::any_of(name.begin(), name.end(), isLeftOut))
        return DiskReasons::folderNameDiffers;
    const bool isTrimmed = name.startsWith(u' ') || name.endsWith(u' ') || name.endsWith(u'.');
    const bool isBlank = name.trimmed().isEmpty();
    return isTrimmed || isBlank ? Reason(DiskReasons::folderNameEnds) : Reason();
}

// CON, PRN, AUX, NUL, COM1 … LPT9, whatever stands behind a point.
bool isReservedName(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).toUpper();
    constexpr const char *always[] = {"CON", "PRN", "AUX", "NUL", "CLOCK$"};
    const bool isNumbered = stem.size() == 4
        && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT")))
        && QStringView(u"0123456789¹²³").contains(stem.back());
    return isNumbered
        || std::any_of(std::begin(always), std::end(always),
            [&](const char *reserved) { return stem == QLatin1String(reserved); });
}

} // namespace

Result<void> checkNewFolderName(const QByteArray &collection)
{
    if (collection.isEmpty())
        return Error {ErrorCode::Invalid, TreeReasons::needsName};
    const QString name = fromWtf8(collection);
    Reason why;
    if (json::findInvalidUtf8(collection) >= 0 || !name.isValidUtf16())
        why = DiskReasons::nameNotUtf8;
    else if (collection.size() > longestFolderName)
        why = DiskReasons::folderNameTooLong.with(longestFolderName);
    else if (isReservedName(name))
        why = DiskReasons::reservedFolderName;
    else
        why = whyOtherName(name);
    if (!why.isEmpty())
        return Error {ErrorCode::Invalid, why, displayText(collection)};
    return {};
}

QByteArray folderNameOf(const QByteArray &collection)
{
    QString name = fromWtf8(collection);
    if (json::findInvalidUtf8(collection) >= 0 || !name.isValidUtf16())
        return {};
    name.removeIf(isLeftOut);
    while (name.toUtf8().size() > longestFolderName)
        name.chop(name.size() > 1 && name.back().isLowSurrogate() ? 2 : 1);
    if (isReservedName(name)) {
        const QString stem = name.section(u'.', 0, 0);
        return name.replace(stem, stem + u'_').toUtf8();
    }
    qsizetype begin = 0;
    while (begin < name.size() && name.at(begin) == u' ')
        ++begin;
    name.remove(0, begin);
    while (name.endsWith(u' ') || name.endsWith(u'.'))
        name.chop(1);
    return name.toUtf8();
}

} // namespace kvlens
