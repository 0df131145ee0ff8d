// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rule of the shape of files: what the library takes for a collection is an object.
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "stores/words/indexreasons.h"

namespace kvlens {

namespace {

struct Raised
{
    const char *raises;
    PythonCall call;
    bool operator<(const Raised &other) const
    {
        return std::tie(call, raises) < std::tie(other.call, other.raises);
    }
};

constexpr char withoutItems[] = "AttributeError: … object has no attribute 'items'";
constexpr char withoutKeys[] = "AttributeError: … object has no attribute 'keys'";
constexpr char noItem[] = "TypeError: 'NoneType' object does not support item assignment";
constexpr char noCopy[] = "AttributeError: … object has no attribute 'copy'";

// A map of a vector store may be null until it is used.
Raised raisedOfMap(char first, PartKind kind)
{
    if (first != 'n')
        return {withoutKeys, PythonCall::LoadVectors};
    if (kind == PartKind::Vectors)
        return {withoutItems, PythonCall::QueryVectors};
    return kind == PartKind::VectorDocs ? Raised {withoutItems, PythonCall::DeleteVectorsOf}
                                        : Raised {noItem, PythonCall::AddVector};
}

// A graph's, which is no collection.
bool isTriplets(const EntryRef &ref)
{
    return ref.key == "triplets" || ref.collection.name == "triplets";
}

Raised raisedOf(const EntryRef &ref, char first)
{
    const QByteArray &file = ref.collection.group;
    const bool isWhole = ref.key.isEmpty();
    const PartKind kind = partKind({ref.key, file});
    const IndexFile what = indexFile({{}, file});
    if (kind == PartKind::GraphNodes || (isWhole && what == IndexFile::Graph))
        return {withoutItems, PythonCall::OpenFolder};
    if (kind == PartKind::GraphEdges)
        return {first == 'n' ? "" : withoutKeys, PythonCall::OpenFolder};
    if (what == IndexFile::PropertyGraph)
        return {
            isWhole && !isTriplets(ref) ? "TypeError" : "ValidationError", PythonCall::OpenFolder};
    if (isWhole && indexFile({{}, file}) == IndexFile::VectorStore)
        return {withoutItems, PythonCall::LoadVectors};
    if (kind == PartKind::Vectors || kind == PartKind::VectorDocs
        || kind == PartKind::VectorMetadata)
        return raisedOfMap(first, kind);
    if (isWhole && first == 'n')
        return {"", PythonCall::PutValue};
    if (kind == PartKind::Indexes && first == '"')
        return {
            "ValueError: dictionary update sequence element … has length …", PythonCall::LoadIndex};
    return {isWhole && first != '[' ? noCopy : "TypeError", PythonCall::PutValue};
}

// One finding for each file and what is raised.
QList<Evidence> findMisshapen(const IndexParts &parts)
{
    std::map<std::pair<QByteArray, Raised>, QList<EntryRef>> found;
    QList<Evidence> evidence;
    for (const auto &[ref, first] : parts.misshapen) {
        const Raised raised = raisedOf(ref, first);
        if (!isTriplets(ref)) {
            found[{ref.collection.group, raised}].append(ref);
            continue;
        }
        evidence.append({IndexReasons::oddTriplets, {}, ref.collection.group});
        if (ref.collection.topLevel)
            evidence.last().entries.append(ref);
        evidence.last().raises = raised.raises;
        evidence.last().call = raised.call;
    }
    for (const auto &[file, refs] : found) {
        evidence.append({IndexReasons::misshapen.with(refs.size()), refs});
        evidence.last().raises = file.second.raises;
        evidence.last().call = file.second.call;
        if (!*file.second.raises && indexFile({{}, file.first}) == IndexFile::Graph)
            evidence.last().severity = Severity::Warning;
    }
    for (const PartKind kind :
        {PartKind::GraphNodes, PartKind::GraphRelations, PartKind::GraphEdges})
        evidence.append(findOddFields(parts, kind, IndexReasons::oddInGraph));
    return evidence;
}

// A list can be copied, too, and is given out as it is.
QList<Evidence> findBareValues(const IndexParts &parts)
{
    QList<Evidence> evidence;
    for (const IndexParts::Bare &bare : parts.bare) {
        QList<EntryRef> refs;
        for (const QByteArray &key : bare.keys)
            refs.append({parts.places[bare.place], key});
        evidence.append({IndexReasons::bareValues.with(bare.count), refs});
    }
    return evidence;
}

} // namespace

QList<IndexRule> shapeRules()
{
    static const QList<IndexRule> rules {
        {"F17", Severity::Error, "", {}, findMisshapen, nullptr}, // each its own error
        {"F16", Severity::Warning, noCopy, {}, findBareValues, nullptr, "", PythonCall::GetValue},
    };
    return rules;
}

} // namespace kvlens
