// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/reproduction.h"

#include "stores/pythontext.h"

#include <map>

namespace kvlens {

namespace {

// What is done with the index once it is loaded.
enum class Step : quint8 { Load, Query, Filter, Delete, Follow };

Step stepOf(const QString &rule, bool isRaised)
{
    if (rule == QStringLiteral("X7") && !isRaised) // a query does not find it
        return Step::Query;
    static const std::map<QString, Step> steps {{QStringLiteral("X6"), Step::Query},
        {QStringLiteral("V7"), Step::Query}, {QStringLiteral("V1"), Step::Query},
        {QStringLiteral("D2"), Step::Query}, {QStringLiteral("F9"), Step::Query},
        {QStringLiteral("F10"), Step::Query}, {QStringLiteral("F11"), Step::Query},
        {QStringLiteral("V3"), Step::Filter}, {QStringLiteral("X7"), Step::Delete},
        {QStringLiteral("V2"), Step::Delete}, {QStringLiteral("D9"), Step::Follow}};
    const auto step = steps.find(rule);
    return step == steps.end() ? Step::Load : step->second;
}

qint32 dimensionOf(const IndexParts &parts)
{
    return parts.vectors.empty() ? 1 : std::max(parts.vectors.front().facts.dimension, 1);
}

QByteArray literalOf(const IndexParts &parts, IndexId id)
{
    return pythonText(parts.ids.at(id).toByteArray());
}

// Which of several is to be loaded; of one whose id is another inside, that.
QByteArray loadingOf(const QString &rule, const IndexParts &parts)
{
    const bool isNamed = rule == QStringLiteral("X3")
        || (parts.indexes.size() > 1 && rule != QStringLiteral("X2"));
    QByteArray id;
    if (isNamed && !parts.indexes.empty()) {
        const IndexParts::Index &index = parts.indexes.front();
        const bool isOther = rule == QStringLiteral("X3") && index.inner != noId;
        id = ", index_id=" + literalOf(parts, isOther ? index.inner : index.id);
    }
    return "index = load_index_from_storage(context" + id + ")\n";
}

// The first that another names and that is not there.
QByteArray firstGone(const IndexParts &parts)
{
    IdSet there(parts.ids);
    for (const IndexParts::Node &node : parts.nodes)
        there.add(node.id);
    for (const IndexParts::Link &link : parts.links) {
        if (!there.has(link.to))
            return literalOf(parts, link.to);
    }
    return "\"\"";
}

QByteArray linesOf(Step step, const IndexParts &parts)
{
    const QByteArray ask = ".retrieve(\"What is here?\")\n";
    switch (step) {
    case Step::Load:
        break;
    case Step::Query:
        return "index.as_retriever(similarity_top_k=1000)" + ask;
    case Step::Filter:
        return "filters = MetadataFilters(filters=[MetadataFilter(key=\"a\", value=\"b\")])\n"
               "index.as_retriever(filters=filters)"
            + ask;
    case Step::Delete:
        return "for document in list(index.ref_doc_info):\n"
               "    index.delete_ref_doc(document)\n";
    case Step::Follow:
        return "index.docstore.get_node(" + firstGone(parts) + ")\n";
    }
    return {};
}

} // namespace

QByteArray reproductionOf(
    const QString &rule, bool isRaised, const IndexParts &parts, const QString &path)
{
    const Step step = stepOf(rule, isRaised);
    const bool asks = step == Step::Query || step == Step::Filter;
    QByteArray lines;
    lines += "from llama_index.core import MockEmbedding, Settings, StorageContext, "
             "load_index_from_storage\n";
    if (step == Step::Filter)
        lines += "from llama_index.core.vector_stores import MetadataFilter, MetadataFilters\n";
    lines += "\nSettings.embed_model = MockEmbedding(embed_dim="
        + QByteArray::number(asks ? dimensionOf(parts) : 1) + ")\n";
    lines += "context = StorageContext.from_defaults(persist_dir=" + pythonPath(path) + ")\n";
    return lines + loadingOf(rule, parts) + linesOf(step, parts);
}

} // namespace kvlens
