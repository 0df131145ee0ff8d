// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/pythonlines.h"

#include "stores/pythontext.h"

namespace kvlens {

namespace {

// Of what the library's reader does not know, or cannot read.
QByteArray pythonOfAnyJson(const QByteArray &file, const QByteArray &encoding, const QByteArray &at)
{
    const QByteArray name = encoding.isEmpty() ? "utf-8" : encoding;
    return "import json\n\nwith open(" + file + ", encoding=\"" + name
        + "\") as file:\n    value = json.load(file)" + at + "\n";
}

// LlamaIndex for TypeScript has names of its own for files and for what is in them.
bool isOfTypeScript(const QString &path, const QByteArray &collection)
{
    const QStringView file = QStringView(path).sliced(path.lastIndexOf(u'/') + 1);
    return file == u"doc_store.json"
        || (file == u"index_store.json" && collection == "docstore/data")
        || collection == "embeddingDict" || collection == "textIdToRefDocId"
        || collection == "metadataDict";
}

} // namespace

// SimpleKVStore.get() copies what it returns, which numbers and texts cannot be.
QByteArray pythonOfMember(const QString &path, const CollectionInfo &collection,
    const EntryRef &ref, const QByteArray &encoding)
{
    const QByteArray key = pythonText(ref.key);
    const QByteArray name = pythonText(ref.collection.name);
    const QByteArray file = pythonPath(path);
    const bool isRead = ref.shadow == 0 && ref.collection.shadow == 0; // Python reads the last
    if (!isRead || key.isEmpty() || name.isEmpty() || file.isEmpty())
        return {};
    if (collection.isSingle)
        return pythonOfAnyJson(file, encoding, {});
    if (collection.isArray)
        return pythonOfAnyJson(file, encoding, '[' + ref.key + ']');
    if (ref.collection.topLevel)
        return pythonOfAnyJson(file, encoding, '[' + key + ']');
    const QByteArray foreign
        = "# Written by LlamaIndex for TypeScript, whose indexes that for Python does not load.\n";
    if (isOfTypeScript(path, ref.collection.name))
        return foreign + pythonOfAnyJson(file, encoding, '[' + name + "][" + key + ']');
    if (!encoding.isEmpty())
        return pythonOfAnyJson(file, encoding, '[' + name + "][" + key + ']');
    return pythonStoreOf(file) + "value = store.get_all(" + name + ")[" + key + "]\n";
}

} // namespace kvlens
