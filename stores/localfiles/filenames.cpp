// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/filenames.h"

#include "stores/file/tempfile.h"
#include "stores/words/localreasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

#include <algorithm>
#include <climits>

namespace kvlens {

namespace {

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
        || c == '_' || c == '-' || c == '/';
}

bool isPlainPart(QByteArrayView part)
{
    return !part.isEmpty() && part.size() <= NAME_MAX && part != "." && part != ".."
        && !part.contains('\0');
}

bool isPlainPath(QByteArrayView path)
{
    while (true) {
        const qsizetype slash = path.indexOf('/');
        if (!isPlainPart(slash < 0 ? path : path.first(slash)))
            return false;
        if (slash < 0)
            return true;
        path = path.sliced(slash + 1);
    }
}

Error refusedKey(const Reason &reason, const EntryRef &ref)
{
    return {ErrorCode::Invalid, reason, displayText(ref.key)};
}

} // namespace

std::optional<LocalPath> pathOfEntry(const EntryRef &ref)
{
    const auto &[name, group, shadow, topLevel] = ref.collection;
    const bool isOrdinary = group.isEmpty() && shadow == 0 && ref.shadow == 0
        && ref.part == EntryPart::Value && topLevel == name.isEmpty();
    if (!isOrdinary || name.contains('/') || (topLevel && ref.key.contains('/')))
        return std::nullopt;
    if (!ref.key.contains('/')) { // nothing is to be cut or put together
        const bool isPlain = (topLevel || isPlainPart(name)) && isPlainPart(ref.key);
        return isPlain ? std::optional(LocalPath {name, ref.key}) : std::nullopt;
    }
    const QByteArray path = topLevel ? ref.key : name + '/' + ref.key;
    if (!isPlainPath(path))
        return std::nullopt;
    const qsizetype slash = path.lastIndexOf('/');
    return LocalPath {path.left(std::max<qsizetype>(slash, 0)), path.mid(slash + 1)};
}

Result<void> checkNewLocalKey(const EntryRef &ref)
{
    const QByteArray &name = ref.collection.name;
    const auto isKey = [](const QByteArray &text) {
        return std::all_of(text.begin(), text.end(), isKeyCharacter);
    };
    if (name.contains('/'))
        return refusedKey(LocalReasons::collectionIsFolder, ref);
    if (ref.collection.topLevel && ref.key.contains('/'))
        return refusedKey(LocalReasons::keyOfCollection, ref);
    if (!isKey(name) || !isKey(ref.key))
        return refusedKey(LocalReasons::keyCharacters, ref);
    const QList<QByteArray> parts = (name + '/' + ref.key).split('/');
    for (const QByteArray &part : parts) {
        if (part.size() > NAME_MAX)
            return refusedKey(LocalReasons::partTooLong.with(NAME_MAX), ref);
    }
    return pathOfEntry(ref) ? Result<void>() : refusedKey(TreeReasons::emptyPart, ref);
}

bool isLitter(QByteArrayView fileName)
{
    constexpr const char *ofSystems[] = {".DS_Store", "Thumbs.db", "desktop.ini"};
    const bool isOurs = fileName.startsWith(tempPrefix) && fileName.endsWith(tempSuffix);
    return isOurs || std::any_of(std::begin(ofSystems), std::end(ofSystems), [&](const char *name) {
        return fileName == QByteArrayView(name);
    });
}

} // namespace kvlens
