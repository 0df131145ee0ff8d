// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/naming.h"

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
    return {ErrorCode::Invalid, why.with(forms), shownName(text)};
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

// Those that a bare name may mean. Where some stand in no file they alone do: there is no other way
// to say them.
QList<CollectionInfo> bareOf(const QList<CollectionInfo> &collections)
{
    const QList<CollectionInfo> own = inGroup({}, collections);
    return seenOf(own.isEmpty() ? collections : own);
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
    if (const QList<CollectionRef> bare = named(text, bareOf(collections)); !bare.isEmpty())
        return theOne(text, bare, collections);
    const auto grouped = inNamedGroup(text, collections);
    if (!grouped)
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, shownName(text)};
    const QList<CollectionInfo> inside = inGroup(grouped->group, collections);
    if (const QList<CollectionRef> refs = named(grouped->name, inside); !refs.isEmpty())
        return refs.constFirst();
    // More colons, where another collection has the name with one.
    for (QByteArray name = grouped->name; name.startsWith(':');) {
        name.remove(0, 1);
        const QList<CollectionRef> refs = named(name, inside);
        if (!refs.isEmpty() && collectionText(refs.constFirst(), collections) == text)
            return refs.constFirst();
    }
    return Error {ErrorCode::NotFound, Reasons::noSuchCollection, shownName(text)};
}

Result<CollectionRef> findOrNameCollection(
    const QByteArray &text, const QList<CollectionInfo> &collections, Capabilities capabilities)
{
    Result<CollectionRef> found = findCollection(text, collections);
    if (found || found.error().code != ErrorCode::NotFound)
        return found;
    const auto grouped = inNamedGroup(text, collections);
    const bool hasOwn = !inGroup({}, collections).isEmpty();
    const QList<QByteArray> groups = hasOwn ? QList<QByteArray>() : groupsOf(collections);
    if (!grouped && groups.size() > 1)
        return Error {ErrorCode::Invalid, Reasons::needsItsFile, shownName(text)};
    const CollectionRef bare {text, groups.value(0)};
    CollectionRef ref = hasOwn ? bare : grouped.value_or(bare);
    const bool isTopLevel = ref.name == topLevelName(inGroup(ref.group, collections));
    if (isTopLevel && capabilities.testFlag(Capability::TopLevel))
        ref = {{}, ref.group, 0, true};
    return ref;
}

QString shownName(const QByteArray &name)
{
    static const QString empty = QStringLiteral("\"\"");
    const bool isTwoQuotes = name == "\"\""; // not to be taken for an empty one
    return name.isEmpty() ? empty : isTwoQuotes ? u'"' + empty + u'"' : displayText(name);
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
    const QByteArray inside = nameIn(inGroup(effective.group, collections), effective);
    QByteArray text = effective.group + ':';
    while (!named(text + inside, bareOf(collections)).isEmpty())
        text += ':';
    return text + inside;
}

} // namespace kvlens
