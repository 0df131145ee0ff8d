// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/anonymous.h"

#include "model/bugreport/jsonrewrite.h"
#include "model/bugreport/nonsense.h"
#include "model/index/indexparts.h"

#include <QHash>
#include <QSet>

namespace kvlens {

namespace {

// What the libraries call the members of their records; they say nothing of what is in them.
const QSet<QByteArray> &knownMembers()
{
    static const QSet<QByteArray> names {"__data__", "__type__", "id_", "embedding", "metadata",
        "excluded_embed_metadata_keys", "excluded_llm_metadata_keys", "relationships",
        "metadata_template", "metadata_separator", "metadata_seperator", "text", "mimetype",
        "start_char_idx", "end_char_idx", "text_template", "class_name", "node_id", "node_type",
        "hash", "doc_hash", "ref_doc_id", "node_ids", "index_id", "summary", "nodes_dict",
        "doc_id_dict", "embeddings_dict", "all_nodes", "root_nodes", "node_id_to_children_ids",
        "table", "nodes", "doc_id", "document_id", "_node_content", "_node_type", "extra_info",
        "doc_ids", "doc_id_to_summary_id", "summary_id_to_node_ids", "node_id_to_summary_id",
        "text_resource", "image_resource", "audio_resource", "video_resource", "label", "name",
        "properties", "relations", "triplets", "source_id", "target_id", "node_info",
        "embedding_dict", "text_id_to_ref_doc_id", "metadata_dict", "graph_dict", "path", "url",
        "data", "id", "index_struct", "triplet_source_id", "vector_source_id", "metadataSeparator",
        "startCharIdx", "endCharIdx", "relationType", "nodeId", "nodeType", "nodeIds", "indexId"};
    return names;
}

// Of these the value says which kind something is.
const QSet<QByteArray> &kindMembers()
{
    static const QSet<QByteArray> names {"__type__", "class_name", "node_type", "nodeType",
        "_node_type", "mimetype", "metadata_template", "text_template", "metadata_separator",
        "metadata_seperator", "metadataSeparator"};
    return names;
}

bool isPosition(const QByteArray &member)
{
    return member == "start_char_idx" || member == "end_char_idx" || member == "startCharIdx"
        || member == "endCharIdx";
}

// Of a relationship, or of a node in a tree.
bool isNumber(const QByteArray &name)
{
    return !name.isEmpty() && name.size() <= 7
        && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

QByteArray rounded(const QByteArray &number, int decimals)
{
    bool isNumeric = false;
    const double value = number.toDouble(&isNumeric);
    return isNumeric && decimals >= 0 ? QByteArray::number(value, 'f', decimals) : number;
}

// A member of a file that is called as the library calls one, whatever it is.
bool isOfLibrary(const EntryRef &ref)
{
    return ref.collection.topLevel
        && (partKind({ref.key, ref.collection.group}) != PartKind::None
            || knownMembers().contains(ref.key));
}

class Anonymizer
{
public:
    Anonymizer(const SmallStore &store, const IdTable &ids, const Anonymity &how)
        : m_how(how)
    {
        for (const SmallStore::Collection &collection : store.collections)
            nameAll(collection);
        for (IndexId id = 0; id < ids.count(); ++id)
            nameOne(ids.at(id).toByteArray(), "id-");
    }

    SmallStore::Collection made(const SmallStore::Collection &collection) const
    {
        const PartKind kind = partKind(collection.ref);
        SmallStore::Collection made = collection;
        if (m_how.hidesTexts && kind == PartKind::None
            && !knownMembers().contains(collection.ref.name))
            made.ref.name = nonsenseOf(collection.ref.name, m_how.salt);
        for (Entry &entry : made.entries) {
            entry.value = valueOf(kind, entry.value);
            const bool isHidden = m_how.hidesTexts && !isOfLibrary(entry.ref);
            entry.ref = {made.ref, isHidden ? keyOf(entry.ref.key) : entry.ref.key};
        }
        return made;
    }

private:
    // By what the collection holds, so that a report can be read.
    void nameAll(const SmallStore::Collection &collection)
    {
        const PartKind kind = partKind(collection.ref);
        const char *prefix = kind == PartKind::Nodes ? "node-"
            : kind == PartKind::RefDocs              ? "document-"
            : kind == PartKind::Indexes              ? "index-"
                                                     : nullptr;
        for (const Entry &entry : collection.entries) {
            if (prefix)
                nameOne(entry.ref.key, prefix);
        }
    }

    void nameOne(const QByteArray &id, const QByteArray &prefix)
    {
        if (id.isEmpty() || id == "None" || m_names.contains(id))
            return;
        m_names.insert(id, prefix + QByteArray::number(++m_counts[prefix]));
    }

    QByteArray keyOf(const QByteArray &key) const
    {
        if (key.isEmpty() || key == "None")
            return key;
        const auto name = m_names.constFind(key);
        return name == m_names.constEnd() ? nonsenseOf(key, m_how.salt) : *name;
    }

    QByteArray valueOf(PartKind kind, const QByteArray &value) const
    {
        JsonRewrite rewrite;
        rewrite.number = [&](const QByteArray &number, const QByteArray &member) {
            if (kind == PartKind::Vectors || member == "embedding")
                return rounded(number, m_how.decimals);
            return m_how.hidesTexts && !isPosition(member) ? otherNumber(number) : number;
        };
        if (m_how.hidesTexts) {
            rewrite.name = [this](const QByteArray &name) {
                return knownMembers().contains(name) || isNumber(name) ? name : keyOf(name);
            };
            rewrite.text = [this](const QByteArray &text, const QByteArray &member) {
                return kindMembers().contains(member) ? text : keyOf(text);
            };
        }
        return rewritten(value, rewrite).value_or(QByteArray("null"));
    }

    // As many digits; a number has no 0 in front.
    QByteArray otherNumber(const QByteArray &number) const
    {
        QByteArray other = nonsenseOf(number, m_how.salt);
        for (qsizetype i = 0; i < other.size(); ++i) {
            const bool isSign = number.at(i) == 'e' || number.at(i) == 'E';
            if (isSign)
                other[i] = number.at(i);
            const bool isFirst = i == 0 || !(other.at(i - 1) >= '0' && other.at(i - 1) <= '9');
            if (isFirst && other.at(i) == '0' && number.at(i) != '0')
                other[i] = '1';
            if (isFirst && number.at(i) == '0')
                other[i] = '0';
        }
        return other;
    }

    const Anonymity &m_how; // outlives us
    QHash<QByteArray, QByteArray> m_names;
    QHash<QByteArray, int> m_counts;
};

} // namespace

SmallStore anonymous(const SmallStore &store, const IdTable &ids, const Anonymity &how)
{
    const Anonymizer anonymizer(store, ids, how);
    SmallStore made = store;
    for (SmallStore::Collection &collection : made.collections)
        collection = anonymizer.made(collection);
    return made;
}

} // namespace kvlens
