// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuetext.h"

#include "model/longvalues.h"
#include "stores/json/format.h"
#include "stores/json/lexemes.h"
#include "stores/json/valuecheck.h"

#include <limits>

namespace kvlens {

namespace {

ShownValue showJson(const QByteArray &value)
{
    const json::Pretty pretty = json::pretty(value);
    ShownValue shown {.form = ShownValue::Form::Json, .text = pretty.text};
    shown.problem = pretty.problem;
    if (shown.problem && shown.problem->place) {
        const qint64 byte = pretty.toShown(shown.problem->place->byte);
        shown.problem->place = json::placeAt(pretty.text, byte);
    }
    return shown;
}

constexpr qsizetype restyledWhole = 16 * 1024 * 1024;

QByteArrayView tokenOf(const QByteArray &text, const json::Lexeme &lexeme)
{
    return QByteArrayView(text).sliced(lexeme.begin, lexeme.end - lexeme.begin);
}

// Whether two JSON texts differ in nothing but white space and escapes.
bool saySame(const QByteArray &one, const QByteArray &other)
{
    const std::vector<json::Lexeme> ones = json::lexemes(one);
    const std::vector<json::Lexeme> others = json::lexemes(other);
    const auto isSame = [&](const json::Lexeme &a, const json::Lexeme &b) {
        const QByteArrayView left = tokenOf(one, a);
        const QByteArrayView right = tokenOf(other, b);
        if (left == right || a.kind != json::LexemeKind::String || b.kind != a.kind)
            return left == right;
        const Result<QByteArray> text = json::decodeString(left);
        const Result<QByteArray> same = json::decodeString(right);
        return text && same && *text == *same;
    };
    return std::equal(ones.begin(), ones.end(), others.begin(), others.end(), isSame);
}

} // namespace

ShownValue showValue(const QByteArray &value, ShowAs as)
{
    return as == ShowAs::Json ? showJson(value)
                              : ShownValue {ShownValue::Form::Text, value, std::nullopt};
}

TypedValue typedValue(const QByteArray &stored, const QByteArray &reference, const QByteArray &text,
    bool jsonValues, const json::Style &fresh)
{
    const auto tape = json::parse(text);
    if (!tape) {
        return {.stored = text, .problem = jsonValues ? std::optional(tape.error()) : std::nullopt};
    }
    for (const QByteArray &before : {stored, reference}) {
        const auto restored = json::restore(before, text, json::styleInPlaceOf(before, fresh));
        if (restored)
            return {.stored = *restored};
        if (before == reference)
            return {.stored = text, .problem = restored.error(), .stageable = false};
    }
    return {.stored = text};
}

Result<QByteArray> storedText(
    const QByteArray &stored, const QByteArray &typed, const json::Style &fresh)
{
    const qsizetype size = std::max(stored.size(), typed.size());
    if (size <= restyledWhole && saySame(stored, typed) && json::isJson(stored))
        return stored;
    if (typed.size() > restyledWhole && json::isJson(typed))
        return typed.trimmed();
    const json::Style style
        = json::styleInPlaceOf(size > restyledWhole ? QByteArray() : stored, fresh);
    if (size > shownWhole)
        return json::writeStyled(typed, style);
    const json::PrettyOptions whole {.elideAbove = std::numeric_limits<int>::max()};
    const Result<QByteArray> restored = json::restore(stored, typed, style, whole);
    // What is damaged in the stored one may be in what stays of it.
    const bool isOfStored = !restored && restored.error().code == ErrorCode::Corrupt;
    return isOfStored ? json::writeStyled(typed, style) : restored;
}

} // namespace kvlens
