// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/movedtree.h"

#include "stores/file/fileio.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/entryfile.h"
#include "stores/pathtext.h"
#include "stores/words/reasons.h"
#include "stores/words/treereasons.h"

#include <QDir>

#include <simdjson.h>

namespace kvlens {

namespace {

QByteArray withoutLinks(const QByteArray &path)
{
    const QByteArray real = pathBytes(canonicalPath(pathText(path)));
    return real.isEmpty() ? pathBytes(QDir::cleanPath(pathText(path))) : real;
}

// The folder beside the information file: "<metadata>/a/b-info.json" stands for "<data>/a/b".
QByteArray folderBeside(const TreePlace &place, const QByteArray &infoFile)
{
    const qsizetype suffix = QByteArrayView(collectionFileSuffix).size();
    const QByteArray folder = place.data + infoFile.sliced(place.metadata.size()).chopped(suffix);
    return folder.endsWith("/.") ? folder.chopped(2) : folder; // the data folder itself
}

QList<Write> relocation(const CollectionRef &ref, const QByteArray &bytes, const QByteArray &folder)
{
    if (!simdjson::validate_utf8(folder.constData(), static_cast<size_t>(folder.size())))
        return {};
    const Result<QByteArray> relocated = withDirectory(bytes, folder);
    Q_ASSERT(relocated.has_value());
    return {
        Write {{ref, {}, 0, EntryPart::CollectionInfo}, *relocated, {}, {}, versionOfBytes(bytes)}};
}

// Whether a moved tree that lies as `place` was guessed would have named this folder.
bool fitsGuess(const TreePlace &place, const QByteArray &folder, const QByteArray &declared)
{
    const qsizetype name = place.data.lastIndexOf('/');
    return declared.endsWith(folder.sliced(name));
}

Problem moved(const TreeCollection &collection, const QByteArray &declared, const QByteArray &bytes)
{
    const QByteArray real = withoutLinks(collection.folder);
    return {QStringLiteral("K2"), Severity::Warning,
        {ErrorCode::Corrupt, TreeReasons::treeMoved.with(pathText(declared), pathText(real)),
            pathText(collection.infoFile)},
        {{collection.ref, {}, 0, EntryPart::CollectionInfo}},
        relocation(collection.ref, bytes, real)};
}

} // namespace

Result<TreeCollection> collectionOf(
    const TreePlace &place, const QByteArray &infoFile, const QByteArray &bytes)
{
    const Result<CollectionFile> file = parseCollectionFile(bytes);
    if (!file)
        return file.error();
    TreeCollection collection {{file->collection}, folderBeside(place, infoFile), infoFile};
    const QByteArray declared = file->directory;
    const bool absolute = declared.startsWith('/') && !declared.contains('\0');
    const QByteArray resolved = absolute ? withoutLinks(declared) : declared;
    if (resolved == withoutLinks(collection.folder))
        return collection;
    const bool elsewhereInside = absolute && isInside(resolved, place.data) && isFolder(resolved);
    if (elsewhereInside && !isFolder(collection.folder))
        collection.folder = resolved;
    else
        collection.problem = moved(collection, declared, bytes);
    collection.isDoubtful
        = place.isGuessed && collection.problem && !fitsGuess(place, collection.folder, declared);
    if (collection.isDoubtful)
        collection.problem->repair.clear();
    return collection;
}

Problem unreadableCollectionFile(const QByteArray &infoFile, const Error &error)
{
    return {QStringLiteral("K2"), Severity::Error,
        {error.code, TreeReasons::infoFileUnreadable.with(error.detail), pathText(infoFile),
            error.place},
        {}, {}, false, true};
}

} // namespace kvlens
