// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeplace.h"

#include "stores/filetree/treeevidence.h"
#include "stores/pathtext.h"
#include "stores/storefolder.h"
#include "stores/words/treereasons.h"

#include <QFileInfo>

namespace kvlens {

namespace {

const QString metadataOption = QStringLiteral("metadata");
const QString keysOption = QStringLiteral("keys");
const QString collectionsOption = QStringLiteral("collections");

Result<QByteArray> folderAt(const QString &path, OpenMode mode)
{
    const Result<QString> folder = folderOfStore(path, mode);
    return folder ? Result<QByteArray>(pathBytes(*folder)) : folder.error();
}

Problem guess(const TreePlace &place, const Reason &what)
{
    return {QStringLiteral("K11"), Severity::Information,
        {ErrorCode::Invalid, what, pathText(place.data)}};
}

// A bare path may stand for the two parts of a tree.
void divide(TreePlace &place)
{
    const QByteArray path = place.data;
    const std::optional<TreeParts> parts = partsProvenIn(path);
    if (!parts || parts->data == parts->metadata)
        return;
    place.data = parts->data;
    place.metadata = parts->metadata;
    place.isGuessed = true;
    place.guesses.append(guess(place,
        TreeReasons::takenForParts.with(
            pathText(place.metadata), pathText(place.data), pathText(path))));
}

void findKeyNames(TreePlace &place)
{
    switch (keyNamesIn(place.data, place.metadata)) {
    case KeyNames::Plain:
        return;
    case KeyNames::V1:
        place.keys = Sanitization::V1;
        place.guesses.append(guess(place, TreeReasons::takenForV1));
        return;
    case KeyNames::Either:
        place.keys = Sanitization::Undecided;
        return;
    }
}

// What the address says; nothing if it leaves that open.
std::optional<Sanitization> told(const StoreAddress &address, const QString &option)
{
    const QString given = address.option(option);
    if (given.isEmpty())
        return std::nullopt;
    return given == QLatin1String("v1") ? Sanitization::V1 : Sanitization::None;
}

void findNames(TreePlace &place, const StoreAddress &address)
{
    const bool provesV1 = provesV1Collections(place.metadata);
    place.collections = told(address, collectionsOption)
                            .value_or(provesV1 ? Sanitization::V1 : Sanitization::None);
    if (const std::optional<Sanitization> keys = told(address, keysOption))
        place.keys = *keys;
    else
        findKeyNames(place);
}

StoreAddress fullAddress(const TreePlace &place, const StoreAddress &given)
{
    StoreAddress full {QStringLiteral("filetree"), pathText(place.data), {}};
    if (place.metadata != place.data)
        full.options.append({metadataOption, pathText(place.metadata)});
    const auto add = [&](const QString &option, Sanitization used) {
        const bool v1 = used == Sanitization::V1;
        if (v1 || told(given, option))
            full.options.append({option, v1 ? QStringLiteral("v1") : QStringLiteral("none")});
    };
    add(keysOption, place.keys);
    add(collectionsOption, place.collections);
    return full;
}

} // namespace

Result<TreePlace> locateTree(const StoreAddress &address, OpenMode mode)
{
    const Result<QByteArray> data = folderAt(address.path, mode);
    if (!data)
        return data.error();
    TreePlace place;
    place.data = *data;
    place.metadata = *data;
    if (const QString apart = address.option(metadataOption); !apart.isEmpty()) {
        const Result<QByteArray> metadata = folderAt(apart, mode);
        if (!metadata)
            return metadata.error();
        place.metadata = *metadata;
    } else if (address.scheme.isEmpty()) {
        divide(place);
    }
    findNames(place, address);
    place.address = fullAddress(place, address);
    return place;
}

int recogniseTree(const PathProbe &probe)
{
    if (!probe.isDirectory)
        return 0;
    const QByteArray folder = pathBytes(canonicalPath(probe.path));
    if (const std::optional<TreeParts> parts = partsProvenIn(folder))
        return parts->data == parts->metadata ? 95 : 90;
    if (holdsFoldersOfEnvelopes(folder))
        return 80;
    return holdsEnvelopes(folder) ? 60 : 0;
}

} // namespace kvlens
