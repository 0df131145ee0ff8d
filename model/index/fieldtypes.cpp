// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/fieldtypes.h"

#include "model/index/nodevalue.h"
#include "model/index/tapetext.h"

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::noToken;
using json::Tape;
using json::TokenKind;

constexpr char validation[] = "ValidationError";
constexpr char noKeys[] = "AttributeError: … object has no attribute 'keys'";
constexpr char noItems[] = "AttributeError: … object has no attribute 'items'";
constexpr char notIterable[] = "TypeError: … object is not iterable";
constexpr char badSequence[] = "ValueError: dictionary update sequence element … has length …";
constexpr char noSequence[]
    = "TypeError: cannot convert dictionary update sequence element … to a sequence";
constexpr char unhashable[] = "TypeError: unhashable type";

bool isContainer(const Tape &tape, quint32 value)
{
    return tape[value].kind == TokenKind::Object || tape[value].kind == TokenKind::Array;
}

template <class IsOne> bool areAll(const Tape &tape, quint32 container, const IsOne &isOne)
{
    for (const Child child : Children(tape, container)) {
        if (!isOne(child))
            return false;
    }
    return true;
}

// --- nodes, as the library's classes check them

using IsType = bool (*)(const Tape &tape, quint32 value);

bool isText(const Tape &tape, quint32 value)
{
    return tape[value].kind == TokenKind::String;
}

bool isTextOrNull(const Tape &tape, quint32 value)
{
    return isText(tape, value) || isNull(tape, value);
}

bool isObject(const Tape &tape, quint32 value)
{
    return tape[value].kind == TokenKind::Object;
}

bool isObjectOrNull(const Tape &tape, quint32 value)
{
    return isObject(tape, value) || isNull(tape, value);
}

bool isListOfTexts(const Tape &tape, quint32 value)
{
    return tape[value].kind == TokenKind::Array
        && areAll(tape, value, [&](const Child &child) { return isText(tape, child.value); });
}

// Of numbers; a vector is not looked through.
bool isListOrNull(const Tape &tape, quint32 value)
{
    return isNull(tape, value) || tape[value].kind == TokenKind::Array;
}

// Texts of digits are read, too, and 1.0.
bool isWholeOrNull(const Tape &tape, quint32 value)
{
    const QByteArrayView bytes = tape.bytes(value);
    const auto isDigit = [](char byte) { return byte >= '0' && byte <= '9'; };
    const bool isPlain = std::all_of(bytes.begin(), bytes.end(), isDigit); // most of them
    if (isPlain || isNull(tape, value) || bytes == "true" || bytes == "false")
        return true;
    const std::optional<QByteArray> text = textOf(tape, value);
    bool isNumber = false;
    const double number = text ? text->trimmed().toDouble(&isNumber) : 0;
    return isNumber && number == std::trunc(number);
}

struct NodeField
{
    QByteArrayView name;
    IsType isType;
};

// Documents may have no text.
constexpr NodeField nodeFields[] {
    {"id_", isText},
    {"embedding", isListOrNull},
    {"metadata", isObject},
    {"excluded_embed_metadata_keys", isListOfTexts},
    {"excluded_llm_metadata_keys", isListOfTexts},
    {"relationships", isObject},
    {"metadata_template", isText},
    {"metadata_separator", isText},
    {"metadata_seperator", isText},
    {"text", isTextOrNull},
    {"text_resource", isObjectOrNull},
    {"mimetype", isText},
    {"start_char_idx", isWholeOrNull},
    {"end_char_idx", isWholeOrNull},
    {"text_template", isText},
};

// Of the layout that has its id as "doc_id" and its metadata as "extra_info".
constexpr NodeField oldNodeFields[] {
    {"extra_info", isObjectOrNull},
    {"relationships", isObject},
    {"text", isTextOrNull},
};

constexpr NodeField relatedFields[] {
    {"node_id", isText},
    {"node_type", isTextOrNull},
    {"metadata", isObject},
    {"hash", isTextOrNull},
};

// Most that are equally long begin with another letter.
bool isSame(QByteArrayView name, QByteArrayView other)
{
    return name.size() == other.size() && name[0] == other[0] && name == other;
}

// In one pass, as there are many nodes. Of members of one name the last counts.
template <class Fields> const char *oddOf(const Tape &tape, quint32 object, const Fields &fields)
{
    for (const Child child : Children(tape, object)) {
        const QByteArrayView key = tape.bytes(child.key);
        const QByteArrayView name = key.sliced(1, key.size() - 2);
        for (const NodeField &field : fields) {
            if (isSame(name, field.name) && !field.isType(tape, child.value)
                && memberOf(tape, object, {field.name.data()}) == child.value)
                return field.name.data();
        }
    }
    return nullptr;
}

bool isRelated(const Tape &tape, quint32 value)
{
    return isObject(tape, value) && memberOf(tape, value, {"node_id"}) != noToken
        && !oddOf(tape, value, relatedFields);
}

bool areRelationships(const Tape &tape, quint32 all, bool isOld)
{
    return areAll(tape, all, [&](const Child &child) {
        if (!linkKind(tape.bytes(child.key)))
            return false;
        if (isOld) // ids
            return true;
        if (tape[child.value].kind != TokenKind::Array)
            return isRelated(tape, child.value);
        return areAll(
            tape, child.value, [&](const Child &one) { return isRelated(tape, one.value); });
    });
}

// What Python says to dict(value), of which an object is one; empty: nothing.
const char *oddDict(const Tape &tape, quint32 value)
{
    if (isText(tape, value))
        return tape.bytes(value).size() > 2 ? badSequence : "";
    if (tape[value].kind != TokenKind::Array)
        return notIterable;
    for (const Child pair : Children(tape, value)) {
        const bool isPair = isContainer(tape, pair.value)
            ? tape[pair.value].count == 2
            : isText(tape, pair.value) && QString::fromUtf8(*textOf(tape, pair.value)).size() == 2;
        if (!isContainer(tape, pair.value) && !isText(tape, pair.value))
            return noSequence;
        if (!isPair)
            return badSequence;
    }
    return "";
}

// --- indexes, as dataclasses_json reads them

enum class Shape : quint8 {
    List, // of ids
    Texts, // by name
    Lists, // by name, of ids
    NumberedTexts, // by a whole number
    ListsOfLists, // by name, of texts
    Vectors, // by name; none where it is null
};

struct StructField
{
    StructKind kind;
    const char *name;
    Shape shape;
};

constexpr StructField structFields[] {
    {StructKind::Vectors, "nodes_dict", Shape::Texts},
    {StructKind::Vectors, "doc_id_dict", Shape::Lists},
    {StructKind::Vectors, "embeddings_dict", Shape::Vectors},
    {StructKind::List, "nodes", Shape::List},
    {StructKind::Keywords, "table", Shape::Lists},
    {StructKind::Tree, "all_nodes", Shape::NumberedTexts},
    {StructKind::Tree, "root_nodes", Shape::NumberedTexts},
    {StructKind::Tree, "node_id_to_children_ids", Shape::Lists},
    {StructKind::Graph, "table", Shape::Lists},
    {StructKind::Graph, "rel_map", Shape::ListsOfLists},
    {StructKind::Graph, "embedding_dict", Shape::Vectors},
    {StructKind::Summaries, "summary_id_to_node_ids", Shape::Lists},
    {StructKind::Summaries, "node_id_to_summary_id", Shape::Texts},
    {StructKind::Summaries, "doc_id_to_summary_id", Shape::Texts},
};

bool isId(const Tape &tape, quint32 value)
{
    return !isContainer(tape, value) && !isNull(tape, value);
}

// A list of ids, what Python says to something else; of a text it makes a list of its letters, of
// an object one of its names.
std::optional<const char *> oddList(const Tape &tape, quint32 value)
{
    if (tape[value].kind != TokenKind::Array)
        return isNull(tape, value) || isContainer(tape, value) || isText(tape, value) ? ""
                                                                                      : noItems;
    const bool isOfIds
        = areAll(tape, value, [&](const Child &child) { return isId(tape, child.value); });
    return isOfIds ? std::nullopt : std::optional("");
}

std::optional<const char *> oddListOfLists(const Tape &tape, quint32 value)
{
    if (tape[value].kind != TokenKind::Array)
        return oddList(tape, value);
    for (const Child child : Children(tape, value)) {
        if (const std::optional<const char *> odd = oddList(tape, child.value))
            return odd;
    }
    return std::nullopt;
}

bool isNumbered(const Tape &tape, const Child &child)
{
    bool isNumber = false;
    const Result<QByteArray> name = json::decodeString(tape.bytes(child.key));
    if (name)
        name->trimmed().toLongLong(&isNumber);
    return isNumber;
}

std::optional<const char *> oddMember(const Tape &tape, const Child &child, Shape shape)
{
    switch (shape) {
    case Shape::Lists:
        return oddList(tape, child.value);
    case Shape::Vectors:
        return isContainer(tape, child.value) ? std::nullopt : std::optional(noItems);
    case Shape::ListsOfLists:
        return oddListOfLists(tape, child.value);
    case Shape::NumberedTexts:
        if (!isNumbered(tape, child))
            return "ValueError: invalid literal for int()";
        [[fallthrough]];
    case Shape::Texts:
    case Shape::List:
        break;
    }
    return isId(tape, child.value) ? std::nullopt : std::optional("");
}

OddFieldOrNone oddStructField(const Tape &tape, quint32 value, const StructField &field)
{
    if (field.shape == Shape::List) {
        const std::optional<const char *> odd = oddList(tape, value);
        return odd ? OddFieldOrNone(OddField {field.name, *odd}) : std::nullopt;
    }
    if (field.shape == Shape::Vectors && isNull(tape, value))
        return std::nullopt;
    if (!isObject(tape, value))
        return OddField {field.name, isNull(tape, value) ? "" : noKeys};
    for (const Child child : Children(tape, value)) {
        if (const std::optional<const char *> odd = oddMember(tape, child, field.shape))
            return OddField {field.name, *odd, true};
    }
    return std::nullopt;
}

// Whether the library looks it up in a table and cannot. Of no hash it does not.
bool isHashed(const Tape &tape, quint32 value, QByteArrayView name)
{
    return isContainer(tape, value) && (name != "doc_hash" || tape[value].count > 0);
}

} // namespace

OddFieldOrNone oddFieldOfNode(const Tape &tape, quint32 data)
{
    if (tape[data].kind == TokenKind::Array)
        return OddField {"__data__", oddDict(tape, data)};
    if (!isObject(tape, data))
        return OddField {"__data__", "TypeError: argument of type … is not iterable"};
    const bool isOld = memberOf(tape, data, {"extra_info"}) != noToken;
    const char *name = isOld ? oddOf(tape, data, oldNodeFields) : oddOf(tape, data, nodeFields);
    if (name)
        return OddField {name, validation};
    const quint32 all = memberOf(tape, data, {"relationships"});
    if (all != noToken && !areRelationships(tape, all, isOld))
        return OddField {"relationships", validation, true};
    return std::nullopt;
}

OddFieldOrNone oddFieldOfIndex(const Tape &tape, quint32 data, StructKind kind, bool isText)
{
    if (!isObject(tape, data))
        return OddField {"__data__", noItems};
    for (const StructField &field : structFields) {
        const quint32 value = field.kind == kind ? memberOf(tape, data, {field.name}) : noToken;
        if (value == noToken)
            continue;
        OddFieldOrNone odd = oddStructField(tape, value, field);
        if (odd && !isText && odd->raises == QByteArrayView(noItems))
            odd->raises = notIterable;
        if (odd)
            return odd;
    }
    return std::nullopt;
}

OddFieldOrNone oddFieldOfHash(const Tape &tape)
{
    if (tape[0].kind == TokenKind::Array)
        return OddField {"", "AttributeError: 'list' object has no attribute 'get'"};
    for (const char *name : {"ref_doc_id", "doc_hash"}) {
        const quint32 value = memberOf(tape, 0, {name});
        if (value != noToken && !isTextOrNull(tape, value))
            return OddField {name, isHashed(tape, value, name) ? unhashable : ""};
    }
    return std::nullopt;
}

OddFieldOrNone oddFieldOfRefDoc(const Tape &tape)
{
    if (tape[0].kind == TokenKind::Array)
        return OddField {"", "AttributeError: 'list' object has no attribute 'get'"};
    const quint32 nodes = memberOf(tape, 0, {"node_ids", "nodeIds", "doc_ids"});
    if (nodes != noToken && tape[nodes].kind != TokenKind::Array)
        return OddField {"node_ids",
            isObject(tape, nodes) ? "AttributeError: … 'append'"
                                  : "AttributeError: … object has no attribute 'copy'"};
    const quint32 metadata = memberOf(tape, 0, {"metadata", "extra_info"});
    if (metadata != noToken && !isObjectOrNull(tape, metadata))
        return OddField {"metadata", oddDict(tape, metadata)};
    if (nodes == noToken
        || areAll(tape, nodes, [&](const Child &child) { return isId(tape, child.value); }))
        return std::nullopt;
    const bool hasContainers
        = !areAll(tape, nodes, [&](const Child &child) { return !isContainer(tape, child.value); });
    return OddField {"node_ids", hasContainers ? unhashable : "", true};
}

} // namespace kvlens
