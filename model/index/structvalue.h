// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One value of an index store: what an index says that it holds. Pure.
#pragma once

#include "model/index/fieldtypes.h"
#include "stores/json/text.h"

#include <QList>

namespace kvlens {

struct StructValue
{
    enum class Fault : quint8 {
        None,
        NoType, // no "__type__"
        NoData, // no "__data__"
        BadData, // "__data__" is a text, and that is no JSON
        UnknownType, // of which the library has no class
        BadType, // "__type__" is a list or an object
        NotAnObject,
        BadField, // a member has another type than the library takes: `odd`
    };
    struct Held
    {
        QByteArray node;
        // Of StructKind::Vectors, and of the summaries of StructKind::Summaries.
        std::optional<QByteArray> vector = std::nullopt;
    };

    Fault fault = Fault::None;
    OddFieldOrNone odd = std::nullopt;
    QByteArray type = {}; // as stored in "__type__"
    StructKind kind = StructKind::Unknown;
    std::optional<QByteArray> id = std::nullopt; // as it says itself
    QList<Held> held = {}; // in the order of the value; an id may come again
};

StructValue structValue(const json::Tape &tape);
// Invalid: it is no JSON.
Result<StructValue> structValue(const QByteArray &json);

} // namespace kvlens
