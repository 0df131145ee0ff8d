// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/sanitize.h"

#include "stores/words/treereasons.h"

#include <QCryptographicHash>

#include <algorithm>
#include <simdjson.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qsizetype prefixLength = 2;
constexpr qsizetype hashLength = 8;
constexpr qsizetype overhead = prefixLength + 1 + hashLength;

bool isAllowed(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// Every run of other characters becomes one '_'; if that is all that is left, nothing.
QByteArray replaceRuns(const QByteArray &name)
{
    QByteArray replaced;
    bool inRun = false;
    for (const char c : name) {
        if (isAllowed(c))
            replaced += c;
        else if (!inRun)
            replaced += '_';
        inRun = !isAllowed(c);
    }
    return replaced.size() == 1 && inRun ? QByteArray() : replaced;
}

QByteArray hashFragment(const QByteArray &name)
{
    return QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(hashLength);
}

qsizetype limitOf(const QByteArray &folder, int what, qsizetype fallback)
{
    const long limit = ::pathconf(folder.constData(), what);
    return limit > 0 ? limit : fallback;
}

} // namespace

Result<SanitizedName> sanitizeV1(const QByteArray &name, qsizetype maximum)
{
    if (!simdjson::validate_utf8(name.constData(), static_cast<size_t>(name.size())))
        return Error {ErrorCode::Invalid, TreeReasons::fileNameNotUtf8};
    const QByteArray replaced = replaceRuns(name);
    if (replaced != name) {
        const QByteArray kept = replaced.left(std::max<qsizetype>(maximum - overhead, 0));
        return SanitizedName {"S_" + kept + '-' + hashFragment(name), SanitizeRule::Hashed};
    }
    if (name.size() > maximum)
        return SanitizedName {"S_" + name.left(maximum - prefixLength), SanitizeRule::Truncated};
    return SanitizedName {name, SanitizeRule::Unchanged};
}

qsizetype longestV1Key(const QByteArray &folder)
{
    constexpr qsizetype suffix = 5; // ".json"
    constexpr qsizetype pathFallback = 260;
    const qsizetype path = limitOf(folder, _PC_PATH_MAX, pathFallback) - folder.size();
    return std::min(limitOf(folder, _PC_NAME_MAX, 255) - suffix, path);
}

qsizetype longestV1Collection(const QByteArray &folder)
{
    constexpr qsizetype suffix = 10; // "-info.json"
    return limitOf(folder, _PC_NAME_MAX, 255) - suffix;
}

bool isV1Name(QByteArrayView name)
{
    return std::all_of(name.begin(), name.end(), isAllowed) || isHashedV1Name(name);
}

bool isHashedV1Name(QByteArrayView name)
{
    if (name.size() < overhead || !name.startsWith("S_"))
        return false;
    const QByteArrayView middle = name.sliced(prefixLength, name.size() - overhead);
    const QByteArrayView hash = name.last(hashLength);
    constexpr qsizetype cut = 200; // a long one may have been cut before the first replaced run
    const bool showsARun = middle.isEmpty() || middle.contains('_') || middle.size() > cut;
    return showsARun && std::all_of(middle.begin(), middle.end(), isAllowed)
        && name[name.size() - hashLength - 1] == '-'
        && std::all_of(hash.begin(), hash.end(), isHexDigit);
}

bool isChangedV1Name(QByteArrayView name, qsizetype longest)
{
    const bool isCut = name.size() == longest && name.startsWith("S_")
        && std::all_of(name.begin(), name.end(), isAllowed);
    return isCut || isHashedV1Name(name);
}

bool hasReservedPrefix(QByteArrayView name)
{
    return name.startsWith("S_") || name.startsWith("H_");
}

} // namespace kvlens
