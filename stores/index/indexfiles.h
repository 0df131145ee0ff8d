// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which files of a folder belong to a persisted index, and their order.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

// What an ingestion pipeline has worked out, beside its document store: a JSON file as the others.
constexpr char ingestionCache[] = "llama_cache";

// Whether LlamaIndex gives this name to a file of a persisted index, a pipeline or a chat
// (docstore.json, index_store.json, graph_store.json, property_graph_store.json,
// *vector_store.json, llama_cache, chat_store.json; LlamaIndexTS: doc_store.json).
bool isIndexFileName(const QByteArray &name);

// The collections that the library keeps in a file of this name; none: nothing is known of it.
QList<QByteArray> usualCollections(const QByteArray &name);

// The names of all JSON files and of the cache, those of the library first, in the order in which
// it writes them.
QList<QByteArray> jsonFilesIn(const QString &folder);

// How sure it is that the folder is a persisted index, as BackendInfo has it.
int recognisePersistedIndex(const PathProbe &probe);

} // namespace kvlens
