// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treeplace.h"

#include "stores/filetree/treeevidence.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace kvlens {

namespace {

const QString metadataOption = QStringLiteral("metadata");
const QString keysOption = QStringLiteral("keys");
const QString collectionsOption = QStringLiteral("collections");

Result<void> checkOptions(const StoreAddress &address)
{
    for (const auto &[name, value] : address.options) {
        const bool strategy = name == keysOption || name == collectionsOption;
        if (!strategy && name != metadataOption)
            return Error {
                ErrorCode::Invalid, QStringLiteral("a file tree has no such option"), name};
        if (strategy && value != QLatin1String("v1") && value != QLatin1String("none"))
            return Error {ErrorCode::Invalid,
                QStringLiteral("the option \"%1\" is \"v1\" or \"none\"").arg(name), value};
    }
    return {};
}

// Without links; of a path that is not there yet, the part that is there.
QString realPath(const QString &path)
{
    const QFileInfo info(path);
    const QString real = info.canonicalFilePath();
    if (!real.isEmpty())
        return real;
    const QString absolute = QDir::cleanPath(info.absoluteFilePath());
    const QFileInfo parent(QFileInfo(absolute).path());
    if (parent.filePath() == absolute)
        return absolute;
    return QDir::cleanPath(
        realPath(parent.filePath()) + QLatin1Char('/') + QFileInfo(absolute).fileName());
}

Result<QByteArray> folderAt(const QString &path, OpenMode mode)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return Error {ErrorCode::Unsupported, QStringLiteral("it is no folder"), path};
    if (!info.exists() && mode != OpenMode::Create)
        return Error {ErrorCode::NotFound, QStringLiteral("no such folder"), path};
    return QFile::encodeName(realPath(path));
}

// A folder that is no tree itself may hold the two parts of one.
void divide(TreePlace &place)
{
    if (holdsEnvelopes(place.data) || holdsCollectionFiles(place.data)
        || holdsFoldersOfEnvelopes(place.data))
        return;
    if (const auto pair = dataAndMetadataIn(place.data))
        std::tie(place.data, place.metadata) = *pair;
}

Sanitization strategy(const StoreAddress &address, const QString &option, bool seemsV1)
{
    const QString given = address.option(option);
    const bool v1 = given.isEmpty() ? seemsV1 : given == QLatin1String("v1");
    return v1 ? Sanitization::V1 : Sanitization::None;
}

StoreAddress fullAddress(const TreePlace &place, const StoreAddress &given)
{
    StoreAddress full {given.scheme, QFile::decodeName(place.data), {}};
    if (place.metadata != place.data)
        full.options.append({metadataOption, QFile::decodeName(place.metadata)});
    const auto add = [&](const QString &option, Sanitization used) {
        const bool v1 = used == Sanitization::V1;
        if (v1 || !given.option(option).isEmpty())
            full.options.append({option, v1 ? QStringLiteral("v1") : QStringLiteral("none")});
    };
    add(keysOption, place.keys);
    add(collectionsOption, place.collections);
    return full;
}

} // namespace

Result<TreePlace> locateTree(const StoreAddress &address, OpenMode mode)
{
    if (Result<void> checked = checkOptions(address); !checked)
        return checked.error();
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
    } else {
        divide(place);
    }
    place.collections = strategy(address, collectionsOption, provesV1Collections(place.metadata));
    place.keys = strategy(address, keysOption, showsV1Keys(place.data, place.metadata));
    place.address = fullAddress(place, address);
    return place;
}

int recogniseTree(const PathProbe &probe)
{
    if (!probe.isDirectory)
        return 0;
    const QByteArray folder = QFile::encodeName(probe.path);
    if (holdsCollectionFiles(folder))
        return 95;
    if (dataAndMetadataIn(folder))
        return 90;
    if (holdsFoldersOfEnvelopes(folder))
        return 80;
    return holdsEnvelopes(folder) ? 60 : 0;
}

} // namespace kvlens
