// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/index/indexfiles.h"

#include "stores/file/fileio.h"
#include "stores/pathtext.h"
#include "stores/valuekind.h"

#include <array>

namespace kvlens {

namespace {

// In the order in which the library writes them.
constexpr std::array<const char *, 7> knownNames {"docstore.json", "doc_store.json",
    "index_store.json", "graph_store.json", "property_graph_store.json", ingestionCache,
    "chat_store.json"};

qsizetype rankOf(const QByteArray &name)
{
    const auto found = std::find(knownNames.begin(), knownNames.end(), name);
    const bool vectors = name.endsWith("vector_store.json");
    const auto known = static_cast<qsizetype>(knownNames.size());
    return found != knownNames.end() ? found - knownNames.begin() : vectors ? known : known + 1;
}

// An empty file counts too: that is what an interrupted persist() of the library leaves.
bool beginsLikeOne(const QString &path)
{
    const Result<FileDescriptor> file = openForReading(path);
    const Result<QByteArray> begin
        = file ? readAt(file->get(), 0, 64, path) : Result<QByteArray>(file.error());
    return begin && (begin->isEmpty() || valueKind(*begin) == ValueKind::Object);
}

} // namespace

bool isIndexFileName(const QByteArray &name)
{
    return rankOf(name) <= static_cast<qsizetype>(knownNames.size());
}

QList<QByteArray> usualCollections(const QByteArray &name)
{
    if (name == "docstore.json" || name == "doc_store.json")
        return {"docstore/data", "docstore/metadata", "docstore/ref_doc_info"};
    if (name == "index_store.json")
        return {"index_store/data"};
    if (name == "graph_store.json")
        return {"graph_dict"};
    if (name == "property_graph_store.json")
        return {"nodes", "relations"};
    if (name == ingestionCache)
        return {"llama_cache"};
    if (name.endsWith("vector_store.json"))
        return {"embedding_dict", "text_id_to_ref_doc_id", "metadata_dict", "embeddingDict",
            "textIdToRefDocId"};
    return {};
}

QList<QByteArray> jsonFilesIn(const QString &folder)
{
    QList<QByteArray> names = fileNamesIn(folder);
    names.removeIf([&folder](const QByteArray &name) {
        if (name == ingestionCache)
            return !beginsLikeOne(folder + QLatin1Char('/') + QLatin1String(ingestionCache));
        return name.startsWith('.') || !name.toLower().endsWith(".json");
    });
    std::sort(names.begin(), names.end(), [](const QByteArray &a, const QByteArray &b) {
        return std::pair(rankOf(a), a) < std::pair(rankOf(b), b);
    });
    return names;
}

int recognisePersistedIndex(const PathProbe &probe)
{
    if (!probe.isDirectory)
        return 0;
    QList<QByteArray> names = fileNamesIn(probe.path);
    const auto begins = [&](const QByteArray &name) {
        return beginsLikeOne(probe.path + QLatin1Char('/') + pathText(name));
    };
    names.removeIf([&](const QByteArray &name) {
        return !isIndexFileName(name) || (name == ingestionCache && !begins(name));
    });
    const bool isOne = std::any_of(names.begin(), names.end(), begins);
    return isOne ? 90 : names.isEmpty() ? 0 : 60;
}

} // namespace kvlens
