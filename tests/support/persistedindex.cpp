// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/persistedindex.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kvlens::test {

namespace {

void writeJson(const QString &path, const QJsonObject &object)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(QJsonDocument(object).toJson(QJsonDocument::Compact)) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

// Of node `number`, with a direction of its own.
QList<double> vectorOf(int number, int dimension)
{
    QList<double> vector(dimension, 0.125);
    vector[number % dimension] = 1.0 + number / 64.0;
    return vector;
}

} // namespace

QJsonObject relatedNode(const QString &id)
{
    return {{u"node_id"_s, id}, {u"node_type"_s, u"1"_s}};
}

void PersistedIndex::addNode(const QString &id, const QString &document, int begin, int end,
    const QList<double> &vector, const QJsonObject &links)
{
    QJsonObject relationships = links;
    relationships[u"1"_s] = relatedNode(document);
    const QJsonObject node {{u"id_"_s, id}, {u"metadata"_s, QJsonObject {}},
        {u"relationships"_s, relationships}, {u"text"_s, u"The text of "_s + id},
        {u"start_char_idx"_s, begin}, {u"end_char_idx"_s, end}, {u"class_name"_s, u"TextNode"_s}};
    data[id] = QJsonObject {{u"__data__"_s, node}, {u"__type__"_s, u"1"_s}};
    hashes[id] = QJsonObject {{u"doc_hash"_s, u"h"_s + id}, {u"ref_doc_id"_s, document}};
    held[id] = id;
    QJsonArray numbers;
    for (const double number : vector)
        numbers.append(number);
    vectors[id] = numbers;
    vectorDocs[id] = document;
    vectorMetadata[id] = QJsonObject {{u"ref_doc_id"_s, document}, {u"document"_s, document}};
}

PersistedIndex PersistedIndex::healthy(int documents, int chunks, int dimension)
{
    PersistedIndex folder;
    for (int d = 0; d < documents; ++d) {
        const QString document = u"d%1"_s.arg(d);
        QJsonArray nodes;
        for (int c = 1; c <= chunks; ++c) {
            const QString id = u"%1-%2"_s.arg(document).arg(c);
            QJsonObject links;
            if (c > 1)
                links[u"2"_s] = relatedNode(u"%1-%2"_s.arg(document).arg(c - 1));
            if (c < chunks)
                links[u"3"_s] = relatedNode(u"%1-%2"_s.arg(document).arg(c + 1));
            const int begin = (c - 1) * 80;
            folder.addNode(
                id, document, begin, begin + 100, vectorOf(d * chunks + c, dimension), links);
            nodes.append(id);
        }
        folder.hashes[document] = QJsonObject {{u"doc_hash"_s, u"h"_s + document}};
        folder.refDocs[document] = QJsonObject {{u"node_ids"_s, nodes},
            {u"metadata"_s, QJsonObject {{u"file_name"_s, document + u".md"_s}}}};
    }
    return folder;
}

void PersistedIndex::changeNode(const QString &id, const std::function<void(QJsonObject &)> &how)
{
    QJsonObject entry = data[id].toObject();
    QJsonObject node = entry[u"__data__"_s].toObject();
    how(node);
    entry[u"__data__"_s] = node;
    data[id] = entry;
}

void PersistedIndex::write(const QString &path) const
{
    writeJson(path + u"/docstore.json"_s,
        {{u"docstore/data"_s, data}, {u"docstore/metadata"_s, hashes},
            {u"docstore/ref_doc_info"_s, refDocs}});
    const QJsonObject index {{u"index_id"_s, u"main"_s}, {u"nodes_dict"_s, held}};
    const QString text = QString::fromUtf8(QJsonDocument(index).toJson(QJsonDocument::Compact));
    const QJsonObject entry {{u"__type__"_s, u"vector_store"_s}, {u"__data__"_s, text}};
    writeJson(
        path + u"/index_store.json"_s, {{u"index_store/data"_s, QJsonObject {{u"main"_s, entry}}}});
    writeJson(path + u"/default__vector_store.json"_s,
        {{u"embedding_dict"_s, vectors}, {u"text_id_to_ref_doc_id"_s, vectorDocs},
            {u"metadata_dict"_s, vectorMetadata}});
}

} // namespace kvlens::test
