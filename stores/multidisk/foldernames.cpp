// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/multidisk/foldernames.h"

#include "stores/words/diskreasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <algorithm>

namespace kvlens {

namespace {

constexpr qsizetype longestFolderName = 200;

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isPlainName(const QByteArray &name)
{
    const auto isPlain
        = [](char c) { return isLetterOrDigit(c) || c == '_' || c == '-' || c == '.'; };
    return isLetterOrDigit(name.front()) && name.back() != '.' && name.size() <= longestFolderName
        && std::all_of(name.begin(), name.end(), isPlain);
}

// CON, PRN, AUX, NUL, COM1 … LPT9, whatever stands behind a point.
bool isReservedName(const QByteArray &name)
{
    const QByteArray stem = name.split('.').first().toUpper();
    constexpr const char *always[] = {"CON", "PRN", "AUX", "NUL", "CLOCK$"};
    const bool isNumbered = stem.size() == 4 && (stem.startsWith("COM") || stem.startsWith("LPT"))
        && stem[3] >= '0' && stem[3] <= '9';
    return isNumbered
        || std::any_of(std::begin(always), std::end(always),
            [&](const char *reserved) { return stem == reserved; });
}

} // namespace

Result<void> checkNewFolderName(const QByteArray &collection)
{
    if (collection.isEmpty())
        return Error {ErrorCode::Invalid, TreeReasons::needsName};
    if (!isPlainName(collection))
        return Error {ErrorCode::Invalid, DiskReasons::folderNameDiffers, displayText(collection)};
    if (isReservedName(collection))
        return Error {ErrorCode::Invalid, DiskReasons::reservedFolderName, displayText(collection)};
    return {};
}

} // namespace kvlens
