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

// The shortest name of nothing but colons that no collection has.
QByteArray topLevelName(const QList<CollectionInfo> &collections)
{
    QByteArray name;
    const auto isTaken
        = [&name](const CollectionRef &ref) { return ref.name == name && !ref.topLevel; };
    while (!matching(collections, isTaken).isEmpty())
        name += ':';
    return name;
}

// The collection as it is called among these.
QByteArray nameIn(const QList<CollectionInfo> &collections, const CollectionRef &ref)
{
    return ref.topLevel ? topLevelName(collections) : ref.name;
}

QList<CollectionRef> named(const QByteArray &name, const QList<CollectionInfo> &collections)
{
    const bool isTopLevel = name == topLevelName(collections);
    return matching(collections,
        [&](const CollectionRef &ref) { return ref.topLevel ? isTopLevel : ref.name == name; });
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

Error ambiguous(const QByteArray &text, const QList<QByteArray> &groups, const ReasonForm &why)
{
    const auto form = [&text](const QByteArray &group) -> ReasonArgument {
        return displayText(group + ':' + text);
    };
    ReasonArgument forms = form(groups.constFirst());
    for (const QByteArray &group : groups.sliced(1))
        forms = Reasons::either.with(forms, form(group));
    return {ErrorCode::Invalid, why.with(forms), displayText(text)};
}

// Nothing of it was seen: it stands for its damaged file.
bool isUnseen(const CollectionInfo &info)
{
    return info.unseen && info.entries == 0;
}

QList<CollectionInfo> seenOf(QList<CollectionInfo> collections)
{
    collections.removeIf(isUnseen);
    return collections;
}

// Damaged files in which there may be a collection of that name, unseen.
QList<QByteArray> mayHold(const QByteArray &name, const QList<CollectionInfo> &collections)
{
    QList<QByteArray> groups;
    for (const CollectionInfo &info : collections) {
        if (info.unseen && (info.unseen->isEmpty() || info.unseen->contains(name)))
            groups.append(info.ref.group);
    }
    return groups;
}

// A bare name must mean the same whatever is damaged.
Result<CollectionRef> theOne(const QByteArray &text, const QList<CollectionRef> &refs,
    const QList<CollectionInfo> &collections)
{
    QList<QByteArray> groups;
    for (const CollectionRef &ref : refs)
        groups.append(ref.group);
    if (refs.size() > 1)
        return ambiguous(text, groups, Reasons::severalFiles);
    for (const QByteArray &group : mayHold(text, collections)) {
        if (!groups.contains(group))
            groups.append(group);
    }
    if (groups.size() > 1)
        return ambiguous(text, groups, Reasons::damagedFileToo);
    return refs.constFirst();
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
    if (const QList<CollectionRef> bare = named(text, seenOf(collections)); !bare.isEmpty())
        return theOne(text, bare, collections);
    const auto grouped = inNamedGroup(text, collections);
    const QList<CollectionRef> refs = grouped
        ? named(grouped->name, inGroup(grouped->group, collections))
        : QList<CollectionRef>();
    if (refs.isEmpty())
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(text)};
    return refs.constFirst();
}

Result<CollectionRef> findOrNameCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections, Capabilities capabilities)
{
    Result<CollectionRef> found = findCollection(text, collections);
    if (found || found.error().code != ErrorCode::NotFound)
        return found;
    const auto grouped = inNamedGroup(text, collections);
    const QList<QByteArray> groups = groupsOf(collections);
    if (!grouped && groups.size() > 1)
        return Error {ErrorCode::Invalid, Reasons::needsItsFile, displayText(text)};
    CollectionRef ref = grouped.value_or(CollectionRef {text, groups.value(0)});
    const bool isTopLevel = ref.name == topLevelName(inGroup(ref.group, collections));
    if (isTopLevel && capabilities.testFlag(Capability::TopLevel))
        ref = {{}, ref.group, 0, true};
    return ref;
}

QByteArray collectionText(const CollectionRef &ref, const QList<CollectionInfo> &collections)
{
    if (ref.group.isEmpty() && !ref.topLevel)
        return ref.name;
    CollectionRef effective = ref;
    effective.shadow = 0;
    const QByteArray name = nameIn(collections, effective);
    const Result<CollectionRef> bare = findCollection(name, collections);
    if (effective.group.isEmpty() || (bare && *bare == effective))
        return name;
    return effective.group + ':' + nameIn(inGroup(effective.group, collections), effective);
}

} // namespace kvlens
