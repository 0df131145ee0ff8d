// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of the files of a folder: which there are, and how they and their collections are
// called.
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "stores/words/indexreasons.h"
#include "stores/wtf8.h"

#include <QSet>

namespace kvlens {

namespace {

const QByteArray defaultVectors = "default__vector_store.json";
const QByteArray endOfVectors = "vector_store.json";
constexpr char noFile[] = "FileNotFoundError";
constexpr char noVectorsFound[] = "ValueError: No existing … found";

QSet<QByteArray> filesOf(const IndexParts &parts)
{
    QSet<QByteArray> files;
    for (const CollectionRef &place : parts.places)
        files.insert(place.group);
    return files;
}

// LlamaIndex for TypeScript has other names.
bool isFolderOfPython(const IndexParts &parts)
{
    return parts.isFolder && !filesOf(parts).contains("doc_store.json");
}

bool isThere(const IndexParts &parts, IndexFile file)
{
    return std::find(parts.present.begin(), parts.present.end(), file) != parts.present.end()
        || parts.isDamaged(file);
}

bool hasVectorsHeld(const IndexParts &parts)
{
    return std::any_of(
        parts.indexes.begin(), parts.indexes.end(), [](const IndexParts::Index &index) {
            return index.kind == StructKind::Vectors && index.count > 0;
        });
}

QList<Evidence> findUnprefixedVectors(const IndexParts &parts)
{
    const QSet<QByteArray> files = filesOf(parts);
    if (!isFolderOfPython(parts) || !files.contains(endOfVectors) || files.contains(defaultVectors))
        return {};
    return {{IndexReasons::unprefixedVectors, {}, endOfVectors}};
}

// "a__b__vector_store.json"
QList<Evidence> findLongNamespaces(const IndexParts &parts)
{
    QList<Evidence> found;
    QSet<QByteArray> files = filesOf(parts);
    for (const QByteArray &file : std::as_const(files)) {
        const QByteArray space = file.endsWith("__" + endOfVectors)
            ? file.chopped(endOfVectors.size() + 2)
            : QByteArray();
        if (space.contains("__"))
            found.append({IndexReasons::longNamespace, {}, file});
    }
    return found;
}

// "old_vector_store.json": a copy, most often. The library takes every file for one of vectors that
// ends so, looks for "old_vector_store.json__vector_store.json", and gives up. The half of a file
// that macOS keeps beside it is such a one, too.
QList<Evidence> findCopiesOfVectors(const IndexParts &parts)
{
    QList<QByteArray> names = parts.files.beside;
    for (const StoreFiles::File &file : parts.files.own)
        names.append(file.name);
    QList<Evidence> found;
    for (const QByteArray &name : std::as_const(names)) {
        const bool isCopy = name.endsWith(endOfVectors) && name != endOfVectors
            && (!name.contains("__") || name.startsWith("._"));
        if (isCopy)
            found.append({IndexReasons::copyOfVectors, {}, name});
    }
    return found;
}

QList<Evidence> findMisnamedVectors(const IndexParts &parts)
{
    return parts.isFolder ? findLongNamespaces(parts) + findCopiesOfVectors(parts)
                          : QList<Evidence>();
}

// A document store alone is what an ingestion pipeline keeps.
QList<Evidence> findMissingFiles(const IndexParts &parts)
{
    const bool hasVectors = isThere(parts, IndexFile::VectorStore);
    const bool hasDocstore = isThere(parts, IndexFile::Docstore);
    const bool hasIndexes = isThere(parts, IndexFile::IndexStore);
    if (!isFolderOfPython(parts) || int(hasVectors) + int(hasDocstore) + int(hasIndexes) < 2)
        return {};
    QList<Evidence> found;
    const auto tell = [&](const ReasonForm &what, const QByteArray &file, const char *raises) {
        found.append({what, {}, file});
        found.last().raises = raises;
    };
    if (!hasDocstore)
        tell(IndexReasons::missingFile, "docstore.json", noFile);
    if (!hasIndexes)
        tell(IndexReasons::missingFile, "index_store.json", noFile);
    const QSet<QByteArray> files = filesOf(parts);
    const bool isToldElsewhere = files.contains(endOfVectors);
    if (!hasVectorsHeld(parts) || files.contains(defaultVectors) || isToldElsewhere
        || parts.isDamaged(IndexFile::VectorStore))
        return found;
    const bool isReadOver = findMisnamedVectors(parts).isEmpty();
    tell(IndexReasons::missingVectorFile, defaultVectors,
        isReadOver ? "KeyError: 'default'" : noVectorsFound);
    if (isReadOver)
        found.last().call = PythonCall::LoadIndex;
    return found;
}

// Another namespace beside the usual one, or whatever there is where that is missing.
QList<Evidence> findOtherCollections(const IndexParts &parts)
{
    QSet<QByteArray> usual; // the files that have it
    for (const CollectionRef &place : parts.places) {
        if (place.name == "docstore/data")
            usual.insert(place.group);
    }
    QList<Evidence> found;
    const auto tell = [&](const CollectionRef &place) {
        found.append(
            {IndexReasons::otherCollection.with(displayText(place.name)), {}, place.group});
    };
    for (const CollectionRef &place : parts.unknown) {
        if (!usual.contains(place.group))
            tell(place);
    }
    for (const CollectionRef &place : parts.places) {
        const bool isPart = partKind(place) != PartKind::None;
        if (isPart && indexFile(place) == IndexFile::Docstore
            && !place.name.startsWith("docstore/"))
            tell(place);
    }
    return found;
}

QList<Evidence> findNoNodes(const IndexParts &parts)
{
    const auto isOfVectors
        = [](const IndexParts::Index &index) { return index.kind == StructKind::Vectors; };
    if (!parts.nodes.empty()
        || std::none_of(parts.indexes.begin(), parts.indexes.end(), isOfVectors))
        return {};
    return {{IndexReasons::noNodes, {}, nameOfFile(parts, IndexFile::Docstore, "docstore.json")}};
}

} // namespace

QList<IndexRule> indexFileRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"F9", Severity::Error, "", {}, findMissingFiles, nullptr, "#2518, #3734, #12582, #6528",
            PythonCall::OpenFolder}, // each file its own error
        {"F10", Severity::Error, noVectorsFound, {VectorStore}, findUnprefixedVectors, nullptr,
            "#12582, #6528", PythonCall::OpenFolder},
        {"F11", Severity::Warning, "", {VectorStore}, findMisnamedVectors, nullptr},
        {"D1", Severity::Error, "", {Docstore}, findOtherCollections, nullptr},
        {"D14", Severity::Information, "", {Docstore, IndexStore}, findNoNodes, nullptr,
            "#14574, #13860, #12201, #9893, #13208"},
    };
    return rules;
}

} // namespace kvlens
