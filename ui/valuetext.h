// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stored value as the text editor shows it, and the edited text as it is to be stored. Pure.
#pragma once

#include "model/changeset.h"

#include <QString>

namespace kvlens {

struct ShownValue
{
    enum class Form : quint8 {
        Json, // laid out, one member a line
        Draft, // edited text that is not JSON: exactly as typed
        Text, // not JSON, but text
        Bytes, // a hex dump
    };
    Form form = Form::Json;
    QByteArray text; // UTF-8
    bool editable = true;
    QString note = {}; // why it is not shown or edited as it is stored; one sentence
    std::optional<Error> problem = std::nullopt; // with its place in `text`
};

// What is to be shown of an entry: `mine` if there is an edit, else the value as stored. Long
// values (longvalues.h) are not shown so, but by pages.
ShownValue showValue(const Entry &base, const Content *mine);

struct TypedValue
{
    QByteArray stored; // what to stage; as typed if it is no JSON
    std::optional<Error> problem = std::nullopt; // why it is no JSON; the place is in the text
    bool stageable = true; // false: the visible part of a long string was altered
};

// `reference` is the stored form that the editor last showed, where it differs from the base.
TypedValue typedValue(
    const Entry &base, const QByteArray &reference, const QByteArray &text, bool jsonValues);

// Offset (counted from `base`), sixteen bytes, characters; at most `limit` bytes of them.
QByteArray hexDump(const QByteArray &bytes, qsizetype limit, qint64 base = 0);

} // namespace kvlens
