// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Values of an index of any bytes: reading never fails but by an answer, and a repair takes out
// what it should and leaves JSON.
#include "fuzz.h"
#include "model/checks/indexedits.h"
#include "model/everywhere/nodeids.h"
#include "model/everywhere/pythontuple.h"
#include "model/everywhere/structids.h"
#include "model/index/nodevalue.h"
#include "model/index/structvalue.h"
#include "model/index/vectorvalue.h"
#include "stores/json/text.h"

#include <algorithm>

using namespace kvlens;

namespace {

bool isAnything(const QByteArray &)
{
    return true;
}

void cutLinks(const QByteArray &value)
{
    const Result<NodeValue> before = nodeValue(value);
    if (!before || before->fault == NodeValue::Fault::DataIsText)
        return;
    const Result<QByteArray> cut = withoutLinks(value, isAnything);
    const Result<NodeValue> after = cut ? nodeValue(*cut) : Result<NodeValue>(cut.error());
    require(after.has_value(), "a node stays a node");
    const auto isOfSource
        = [](const NodeValue::Link &link) { return link.kind == LinkKind::Source; };
    require(std::all_of(after->links.begin(), after->links.end(), isOfSource),
        "only links to the source stay");
    require(after->text == before->text && after->id == before->id, "nothing else is cut");
    require(vectorMetadata(value, "d").has_value(), "metadata can be made of a node");
}

void changeIndex(const QByteArray &value)
{
    const Result<StructValue> before = structValue(value);
    if (!before || before->fault != StructValue::Fault::None)
        return;
    const Result<QByteArray> named = withIndexId(value, "another");
    if (named && before->id)
        require(structValue(*named)->id == "another", "the index has the id that it was given");
    const Result<QByteArray> emptied = withoutHeld(value, isAnything);
    if (!emptied)
        return;
    const Result<StructValue> after = structValue(*emptied);
    require(after.has_value(), "an index stays an index");
    require(after->held.isEmpty() || before->kind == StructKind::Tree
            || before->kind == StructKind::Summaries,
        "what is gone is not held");
    const Result<QByteArray> filled = withVectors(*emptied, {"new", "newer"});
    require(filled && structValue(*filled).has_value(), "an index stays an index");
}

// All that a node names goes, and then has another name.
void changeLinkedIds(const QByteArray &value)
{
    const Result<NodeValue> before = nodeValue(value);
    if (!before)
        return;
    QSet<QByteArray> gone;
    for (const NodeValue::Link &link : before->links)
        gone.insert(link.to);
    if (const Result<QByteArray> healed = withHealedLinks(value, gone, {{}, "\"next\""})) {
        const Result<NodeValue> after = nodeValue(*healed);
        require(after.has_value(), "a node that lost its neighbours stays a node");
        for (const NodeValue::Link &link : after->links)
            require(link.kind == LinkKind::Source || link.to == "next" || !gone.contains(link.to),
                "what is gone is not linked to");
    }
    for (const QByteArray &id : gone) {
        const Result<QByteArray> renamed = nodeWithRenamedId(value, id, "a \"new\" id");
        require(!renamed || nodeValue(*renamed).has_value(), "a renamed node stays a node");
        const Result<QByteArray> record = recordWithRenamedId(value, id, "another");
        require(record && json::parse(*record).has_value(), "a renamed record stays JSON");
    }
}

// All that an index holds goes, and then has another name.
void changeHeldIds(const QByteArray &value)
{
    const Result<StructValue> before = structValue(value);
    if (!before)
        return;
    GoneIds gone {{"d"}, {}, {}};
    for (const StructValue::Held &held : before->held) {
        gone.nodes.insert(held.node);
        gone.vectors.insert(held.vector.value_or(held.node));
    }
    GoneTriplets triplets;
    triplets.add(value);
    const Result<QByteArray> pruned = withoutIds(value, gone, triplets);
    require(!pruned || structValue(*pruned).has_value(), "an index without its ids stays one");
    for (const StructValue::Held &held : before->held) {
        const Result<QByteArray> renamed = withRenamedId(value, held.node, "a \"new\" id");
        require(!renamed || structValue(*renamed).has_value(), "a renamed index stays an index");
        QSet<QByteArray> partly;
        emptiedParents(value, {held.node}, partly);
    }
}

void compareFacts(const QByteArray &value)
{
    const VectorFacts facts = vectorFacts(value);
    const Result<json::Tape> tape = json::parse(value);
    if (!tape || facts.dimension < 0)
        return;
    const json::Token &token = tape->tokens.front();
    require(token.kind == json::TokenKind::Array, "a vector is a list");
    require(quint32(facts.dimension) == token.count, "a vector is as long as its list");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray value = inputBytes(data, size);
    cutLinks(value);
    changeIndex(value);
    changeLinkedIds(value);
    changeHeldIds(value);
    pythonTuple(value);
    compareFacts(value);
    if (const Result<QByteArray> listed = withNodes(value, isAnything, {"new"}))
        require(json::parse(*listed).has_value(), "a document's record stays JSON");
    return 0;
}
