// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treenames.h"

#include "stores/filetree/collectionfile.h"
#include "stores/filetree/sanitize.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <simdjson.h>

namespace kvlens {

namespace {

constexpr qsizetype longestFileName = 255; // bytes

// The rule and a way around it.
Error brokenRule(const Reason &rule, const QByteArray &name, qsizetype longest)
{
    const Result<SanitizedName> v1 = sanitizeV1(name, longest);
    const bool helps = v1 && v1->name != name;
    return {ErrorCode::Invalid,
        helps ? TreeReasons::v1Name.with(rule, displayText(v1->name)) : rule, displayText(name)};
}

KeyPlace placeAsItIs(const QByteArray &key)
{
    const qsizetype slash = key.lastIndexOf('/');
    return {slash < 0 ? QByteArray() : key.left(slash), key.mid(slash + 1) + keyFileSuffix};
}

bool hasPartTooLong(const QByteArray &path)
{
    const QList<QByteArray> parts = path.split('/');
    return std::any_of(parts.begin(), parts.end(),
        [](const QByteArray &part) { return part.size() > longestFileName; });
}

// The rules that hold for keys and collections; nothing if none is broken.
Reason ruleBroken(const QByteArray &name)
{
    if (name.contains('\0'))
        return TreeReasons::nulInFileName;
    if (!simdjson::validate_utf8(name.constData(), static_cast<size_t>(name.size())))
        return TreeReasons::fileNameNotUtf8;
    if (name.startsWith('/'))
        return TreeReasons::absolutePath;
    return {};
}

// ".." in a path, or what would be another name for the same path: "a//b" and "a/./b" for "a/b".
Reason pathRuleBroken(const QByteArray &path)
{
    const QList<QByteArray> parts = path.split('/');
    if (parts.contains(".."))
        return TreeReasons::leadsOut;
    if (parts.contains(".") || parts.contains(""))
        return TreeReasons::emptyPart;
    return {};
}

} // namespace

QList<KeyPlace> placesOfKey(const QByteArray &key, Sanitization sanitization, qsizetype longest)
{
    QList<KeyPlace> places;
    const KeyPlace asItIs = placeAsItIs(key);
    const bool possible = !key.contains('\0') && !key.startsWith('/')
        && !hasPartTooLong(asItIs.folder) && asItIs.file.size() <= longestFileName;
    if (possible)
        places.append(asItIs);
    const Result<SanitizedName> v1 = sanitizeV1(key, longest);
    if (sanitization != Sanitization::None && v1 && v1->rule != SanitizeRule::Unchanged)
        places.append({{}, v1->name + keyFileSuffix, v1->rule == SanitizeRule::Truncated});
    return places;
}

Result<KeyPlace> placeOfNewKey(const QByteArray &key, Sanitization sanitization, qsizetype longest)
{
    if (sanitization == Sanitization::V1 && !isHashedV1Name(key)) {
        const Result<SanitizedName> v1 = sanitizeV1(key, longest);
        if (!v1)
            return Error {v1.error().code, v1.error().detail, displayText(key)};
        return KeyPlace {{}, v1->name + keyFileSuffix, v1->rule == SanitizeRule::Truncated};
    }
    if (const Reason rule = ruleBroken(key); !rule.isEmpty())
        return brokenRule(rule, key, longest);
    const bool isSame = isHashedV1Name(key) || sanitizeV1(key, longest)->name == key;
    if (sanitization == Sanitization::Undecided && !isSame)
        return brokenRule(TreeReasons::undecidedNames, key, longest);
    const KeyPlace place = placeAsItIs(key);
    const Reason pathRule = key.contains('/') ? pathRuleBroken(place.folder) : Reason();
    if (!pathRule.isEmpty())
        return brokenRule(pathRule, key, longest);
    if (hasPartTooLong(place.folder) || place.file.size() > longestFileName)
        return brokenRule(
            TreeReasons::fileNameTooLong.with(longestFileName, keyFileSuffix), key, longest);
    return place;
}

Error folderMissing(const QByteArray &key, const KeyPlace &place, qsizetype longest)
{
    return brokenRule(TreeReasons::needsFolder.with(displayText(place.folder)), key, longest);
}

Result<QByteArray> folderOfNewCollection(
    const QByteArray &name, Sanitization sanitization, qsizetype longest)
{
    if (name.isEmpty())
        return Error {ErrorCode::Invalid, TreeReasons::needsName};
    if (sanitization == Sanitization::V1) {
        if (hasReservedPrefix(name))
            return brokenRule(TreeReasons::reservedPrefix, name, longest);
        const Result<SanitizedName> v1 = sanitizeV1(name, longest);
        if (!v1)
            return Error {v1.error().code, v1.error().detail, displayText(name)};
        return v1->name;
    }
    if (const Reason rule = ruleBroken(name); !rule.isEmpty())
        return brokenRule(rule, name, longest);
    const Reason pathRule = name == "." ? Reason() : pathRuleBroken(name);
    if (!pathRule.isEmpty())
        return brokenRule(pathRule, name, longest);
    if (hasPartTooLong(name + collectionFileSuffix))
        return brokenRule(TreeReasons::fileNameTooLong.with(longestFileName, collectionFileSuffix),
            name, longest);
    return name;
}

} // namespace kvlens
