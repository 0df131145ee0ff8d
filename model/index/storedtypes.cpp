// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/storedtypes.h"

#include "model/index/tapetext.h"

#include <algorithm>
#include <array>

namespace kvlens {

namespace {

struct NamedNode
{
    const char *type; // of LlamaIndexTS
    IndexNodeKind kind;
};

constexpr std::array namedNodes {
    NamedNode {"TEXT", IndexNodeKind::Text},
    NamedNode {"IMAGE", IndexNodeKind::Image},
    NamedNode {"INDEX", IndexNodeKind::Index},
    NamedNode {"DOCUMENT", IndexNodeKind::Document},
    NamedNode {"IMAGE_DOCUMENT", IndexNodeKind::Document},
};

struct NamedStruct
{
    const char *type;
    StructKind kind;
};

// What the library can load (INDEX_STRUCT_TYPE_TO_INDEX_STRUCT_CLASS).
constexpr std::array namedStructs {
    NamedStruct {"vector_store", StructKind::Vectors},
    NamedStruct {"multimodal", StructKind::Vectors}, NamedStruct {"list", StructKind::List},
    NamedStruct {"keyword_table", StructKind::Keywords}, NamedStruct {"tree", StructKind::Tree},
    NamedStruct {"kg", StructKind::Graph}, NamedStruct {"document_summary", StructKind::Summaries},
    NamedStruct {"simple_lpg", StructKind::Empty}, NamedStruct {"empty", StructKind::Empty},
    NamedStruct {"sql", StructKind::Empty}, NamedStruct {"pandas", StructKind::Empty},
    NamedStruct {"simple_dict", StructKind::Vectors}, // LlamaIndexTS
};

QByteArray typeOfNode(const json::Tape &node)
{
    return textOf(node, memberOf(node, 0, {"__type__"})).value_or(QByteArray());
}

bool isNumberOfNode(const QByteArray &type)
{
    return type.size() == 1 && type.at(0) >= '1' && type.at(0) <= '5';
}

} // namespace

IndexNodeKind indexNodeKind(const json::Tape &node)
{
    const QByteArray type = typeOfNode(node);
    if (isNumberOfNode(type))
        return IndexNodeKind(type.at(0) - '0');
    const auto named = std::find_if(namedNodes.begin(), namedNodes.end(),
        [&](const NamedNode &one) { return type == one.type; });
    return named == namedNodes.end() ? IndexNodeKind::Unknown : named->kind;
}

bool isOfPythonType(const json::Tape &node)
{
    return isNumberOfNode(typeOfNode(node));
}

StructKind structKind(const QByteArray &type)
{
    const auto named = std::find_if(namedStructs.begin(), namedStructs.end(),
        [&](const NamedStruct &one) { return type == one.type; });
    return named == namedStructs.end() ? StructKind::Unknown : named->kind;
}

bool isOwnData(const json::Tape &index)
{
    return memberOf(index, 0, {"__type__", "__data__"}) == json::noToken
        && structKind(ownType(index)) != StructKind::Unknown;
}

QByteArray ownType(const json::Tape &index)
{
    return textOf(index, memberOf(index, 0, {"type"})).value_or(QByteArray());
}

} // namespace kvlens
