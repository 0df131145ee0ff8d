// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small persisted index as values, which a test breaks in one way and writes.
#pragma once

#include "stores/catalog.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

namespace kvlens::test {

using namespace Qt::StringLiterals;

using Object = QJsonObject;

// A folder as the library writes it; the index's data is a text in the file.
struct Folder
{
    Object data;
    Object metadata;
    Object refDocs;
    Object index;
    QString indexKey = u"ix"_s;
    QString type = u"vector_store"_s;
    std::optional<QString> indexText = {}; // instead of `index`
    Object vectors;
    Object vectorDocs;
    Object vectorMetadata;
    QByteArray vectorFile = "default__vector_store.json"; // its name
    bool hasIndex = true;
    Object others; // collections of the document store
    QString dataName = u"docstore/data"_s; // of the collection of nodes
    QList<QByteArray> leftOut; // files
};

inline Object related(const QString &id)
{
    return {{u"node_id"_s, id}, {u"node_type"_s, u"1"_s}};
}

inline void addNode(Folder &folder, const QString &id, const QString &document, const Object &links)
{
    Object relationships = links;
    relationships[u"1"_s] = related(document);
    const Object node {{u"id_"_s, id}, {u"metadata"_s, Object {{u"page"_s, 1}}},
        {u"relationships"_s, relationships}, {u"text"_s, u"text of "_s + id},
        {u"class_name"_s, u"TextNode"_s}};
    folder.data[id] = Object {{u"__data__"_s, node}, {u"__type__"_s, u"1"_s}};
    folder.metadata[id] = Object {{u"doc_hash"_s, u"h"_s + id}, {u"ref_doc_id"_s, document}};
    folder.vectors[id]
        = QJsonArray {0.5, 0.25, -0.125 * (id.front().unicode() * 100 + id.back().unicode())};
    folder.vectorDocs[id] = document;
    folder.vectorMetadata[id] = Object {{u"page"_s, 1}, {u"_node_type"_s, u"TextNode"_s},
        {u"document_id"_s, document}, {u"doc_id"_s, document}, {u"ref_doc_id"_s, document}};
}

inline void addDocument(Folder &folder, const QString &id, const QStringList &nodes)
{
    folder.metadata[id] = Object {{u"doc_hash"_s, u"h"_s + id}};
    folder.refDocs[id]
        = Object {{u"node_ids"_s, QJsonArray::fromStringList(nodes)}, {u"metadata"_s, Object {}}};
}

// Two documents, the first in two chunks that are neighbours.
inline Folder healthy()
{
    Folder folder;
    addNode(folder, u"a1"_s, u"a"_s, {{u"3"_s, related(u"a2"_s)}});
    addNode(folder, u"a2"_s, u"a"_s, {{u"2"_s, related(u"a1"_s)}});
    addNode(folder, u"b1"_s, u"b"_s, {});
    addDocument(folder, u"a"_s, {u"a1"_s, u"a2"_s});
    addDocument(folder, u"b"_s, {u"b1"_s});
    folder.index = {{u"index_id"_s, u"ix"_s},
        {u"nodes_dict"_s, Object {{u"a1"_s, u"a1"_s}, {u"a2"_s, u"a2"_s}, {u"b1"_s, u"b1"_s}}}};
    return folder;
}

inline QByteArray compact(const Object &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline void writeFile(const QString &folder, const QByteArray &name, QByteArray text)
{
    QFile file(folder + u'/' + QString::fromUtf8(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    text.replace("\"@NaN\"", "NaN");
    file.write(text);
}

// All that is in the folder then.
inline void write(const Folder &folder, const QString &path)
{
    for (const QString &old : QDir(path).entryList(QDir::Files))
        QVERIFY(QFile::remove(path + u'/' + old));
    Object docstore {{folder.dataName, folder.data}, {u"docstore/metadata"_s, folder.metadata},
        {u"docstore/ref_doc_info"_s, folder.refDocs}};
    for (auto other = folder.others.begin(); other != folder.others.end(); ++other)
        docstore[other.key()] = other.value();
    writeFile(path, "docstore.json", compact(docstore));
    const QString text = folder.indexText.value_or(QString::fromUtf8(compact(folder.index)));
    const Object index {{u"__type__"_s, folder.type}, {u"__data__"_s, text}};
    const Object store {{u"index_store/data"_s, Object {{folder.indexKey, index}}}};
    writeFile(path, "index_store.json", folder.hasIndex ? compact(store) : "{}");
    const Object vectors {{u"embedding_dict"_s, folder.vectors},
        {u"text_id_to_ref_doc_id"_s, folder.vectorDocs},
        {u"metadata_dict"_s, folder.vectorMetadata}};
    writeFile(path, folder.vectorFile, compact(vectors));
    for (const QByteArray &file : folder.leftOut)
        QVERIFY(QFile::remove(path + u'/' + QString::fromUtf8(file)));
}

inline std::unique_ptr<Store> opened(const QString &path)
{
    return openStore({.address = {u"index"_s, path, {}}, .mode = OpenMode::ReadWrite}).value();
}

inline void change(Object &object, const QString &key, const std::function<void(Object &)> &how)
{
    Object value = object[key].toObject();
    how(value);
    object[key] = value;
}

inline void changeNode(Folder &folder, const QString &id, const std::function<void(Object &)> &how)
{
    change(folder.data, id, [&](Object &entry) { change(entry, u"__data__"_s, how); });
}

inline void changeNodesDict(Folder &folder, const std::function<void(Object &)> &how)
{
    change(folder.index, u"nodes_dict"_s, how);
}

} // namespace kvlens::test
