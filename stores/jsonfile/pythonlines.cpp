// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/pythonlines.h"

#include "stores/pythontext.h"

namespace kvlens {

// SimpleKVStore.get() copies what it returns, which numbers and texts cannot be.
QByteArray pythonOfMember(const QString &path, const EntryRef &ref)
{
    const QByteArray key = pythonText(ref.key);
    const QByteArray collection = pythonText(ref.collection.name);
    const QByteArray file = pythonPath(path);
    const bool isRead = ref.shadow == 0 && ref.collection.shadow == 0; // Python reads the last
    if (!isRead || key.isEmpty() || collection.isEmpty() || file.isEmpty())
        return {};
    if (ref.collection.topLevel)
        return "import json\n\nwith open(" + file
            + ", encoding=\"utf-8\") as file:\n    value = json.load(file)[" + key + "]\n";
    return "from llama_index.core.storage.kvstore import SimpleKVStore\n\nstore = "
           "SimpleKVStore.from_persist_path("
        + file + ")\nvalue = store.get_all(" + collection + ")[" + key + "]\n";
}

} // namespace kvlens
