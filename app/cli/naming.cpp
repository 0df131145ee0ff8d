// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/naming.h"

#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

QList<CollectionRef> matching(const QList<CollectionInfo> &collections, const auto &isWanted)
{
    QList<CollectionRef> refs;
    for (const CollectionInfo &info : collections) {
        if (info.ref.shadow == 0 && isWanted(info.ref))
            refs.append(info.ref);
    }
    return refs;
}

// Collections of that name, or else the top-level members if the name is empty.
QList<CollectionRef> named(const QByteArray &name, const QList<CollectionInfo> &collections)
{
    const QList<CollectionRef> refs = matching(
        collections, [&](const CollectionRef &ref) { return ref.name == name && !ref.topLevel; });
    if (!refs.isEmpty() || !name.isEmpty())
        return refs;
    return matching(collections, [](const CollectionRef &ref) { return ref.topLevel; });
}

QList<CollectionInfo> inGroup(const QByteArray &group, const QList<CollectionInfo> &collections)
{
    QList<CollectionInfo> inside;
    for (const CollectionInfo &info : collections) {
        if (info.ref.group == group)
            inside.append(info);
    }
    return inside;
}

QList<QByteArray> groupsOf(const QList<CollectionInfo> &collections)
{
    QList<QByteArray> groups;
    for (const CollectionInfo &info : collections) {
        if (!info.ref.group.isEmpty() && !groups.contains(info.ref.group))
            groups.append(info.ref.group);
    }
    return groups;
}

Error ambiguous(const QByteArray &text, const QList<CollectionRef> &refs)
{
    const auto form = [&text](const CollectionRef &ref) -> ReasonArgument {
        return displayText(ref.group + ':' + text);
    };
    ReasonArgument forms = form(refs.constFirst());
    for (const CollectionRef &ref : refs.sliced(1))
        forms = Reasons::either.with(forms, form(ref));
    return {ErrorCode::Invalid, Reasons::severalFiles.with(forms), displayText(text)};
}

// "FILE:NAME" with a file of the store, taken apart; the longest file name that fits.
std::optional<CollectionRef> inNamedGroup(
    const QByteArray &text, const QList<CollectionInfo> &collections)
{
    std::optional<CollectionRef> found;
    for (const QByteArray &group : groupsOf(collections)) {
        const bool fits = text.startsWith(group + ':');
        if (fits && (!found || found->group.size() < group.size()))
            found = CollectionRef {text.sliced(group.size() + 1), group};
    }
    return found;
}

} // namespace

Result<CollectionRef> findCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections)
{
    QList<CollectionRef> refs = named(text, collections);
    if (refs.isEmpty()) {
        if (const auto grouped = inNamedGroup(text, collections))
            refs = named(grouped->name, inGroup(grouped->group, collections));
    }
    if (refs.isEmpty())
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(text)};
    if (refs.size() > 1)
        return ambiguous(text, refs);
    return refs.constFirst();
}

Result<CollectionRef> findOrNameCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections)
{
    Result<CollectionRef> found = findCollection(text, collections);
    if (found || found.error().code != ErrorCode::NotFound)
        return found;
    if (const auto grouped = inNamedGroup(text, collections))
        return *grouped;
    const QList<QByteArray> groups = groupsOf(collections);
    if (groups.size() > 1)
        return Error {ErrorCode::Invalid, Reasons::needsItsFile, displayText(text)};
    return CollectionRef {text, groups.value(0)};
}

QByteArray collectionText(const CollectionRef &ref, const QList<CollectionInfo> &collections)
{
    const Result<CollectionRef> bare = findCollection(ref.name, collections);
    return bare && *bare == ref ? ref.name : ref.group + ':' + ref.name;
}

} // namespace kvlens
