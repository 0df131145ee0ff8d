// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/graphvalue.h"

#include "model/index/tapetext.h"

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::noToken;
using json::Tape;
using json::TokenKind;

constexpr OddField invalid {"", "ValidationError"};
constexpr OddField noGraphType {"", "ValueError: Could not infer node type"};
constexpr OddField noContainer {"", "TypeError: argument of type … is not iterable"};
constexpr OddField noEdges {"", "TypeError: … object is not iterable"};

bool isOrIsMissing(const Tape &tape, const char *name, TokenKind kind)
{
    const quint32 value = memberOf(tape, 0, {name});
    return value == noToken || isKind(tape, value, kind);
}

bool hasText(const Tape &tape, const char *name)
{
    return isKind(tape, memberOf(tape, 0, {name}), TokenKind::String);
}

// Whether Python's `in` finds it in what is no object.
bool isNamedIn(const Tape &tape, const char *name)
{
    if (isKind(tape, 0, TokenKind::String))
        return textOf(tape, 0)->contains(name);
    for (const Child child : Children(tape, 0)) {
        if (isKind(tape, child.value, TokenKind::String) && textOf(tape, child.value) == name)
            return true;
    }
    return false;
}

} // namespace

OddFieldOrNone oddGraphNode(const Tape &tape)
{
    if (isKind(tape, 0, TokenKind::String) || isKind(tape, 0, TokenKind::Array))
        return isNamedIn(tape, "name") || isNamedIn(tape, "text") ? invalid : noGraphType;
    if (!isKind(tape, 0, TokenKind::Object))
        return noContainer;
    const bool isEntity = memberOf(tape, 0, {"name"}) != noToken;
    if (!isEntity && memberOf(tape, 0, {"text"}) == noToken)
        return noGraphType;
    const bool isSound = hasText(tape, isEntity ? "name" : "text")
        && isOrIsMissing(tape, "label", TokenKind::String)
        && isOrIsMissing(tape, "properties", TokenKind::Object);
    return isSound ? std::nullopt : OddFieldOrNone(invalid);
}

OddFieldOrNone oddGraphRelation(const Tape &tape)
{
    const bool isSound = isKind(tape, 0, TokenKind::Object) && hasText(tape, "label")
        && hasText(tape, "source_id") && hasText(tape, "target_id")
        && isOrIsMissing(tape, "properties", TokenKind::Object);
    return isSound ? std::nullopt : OddFieldOrNone(invalid);
}

// Null, a text and an object are gone through as lists.
OddFieldOrNone oddGraphEdges(const Tape &tape)
{
    const auto isScalar = [&](quint32 value) {
        return !isKind(tape, value, TokenKind::String) && !isKind(tape, value, TokenKind::Array)
            && !isKind(tape, value, TokenKind::Object) && !isNull(tape, value);
    };
    if (isScalar(0))
        return noEdges;
    if (!isKind(tape, 0, TokenKind::Array))
        return std::nullopt;
    for (const Child child : Children(tape, 0)) {
        if (isScalar(child.value))
            return noEdges;
    }
    return std::nullopt;
}

bool areTriplets(const Tape &tape)
{
    if (!isKind(tape, 0, TokenKind::Array))
        return false;
    for (const Child triplet : Children(tape, 0)) {
        if (!isKind(tape, triplet.value, TokenKind::Array) || tape[triplet.value].count != 3)
            return false;
        for (const Child one : Children(tape, triplet.value)) {
            if (!isKind(tape, one.value, TokenKind::String))
                return false;
        }
    }
    return true;
}

} // namespace kvlens
