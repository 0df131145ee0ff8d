// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One value of a document store: a node or a document, in every layout that the libraries wrote.
// Pure.
#pragma once

#include "model/index/fieldtypes.h"
#include "stores/json/text.h"

#include <QByteArrayView>
#include <QList>

namespace kvlens {

// As stored in "relationships"; the numbers are the library's own.
enum class LinkKind : quint8 { Source = 1, Previous, Next, Parent, Child };

// "source", "previous" …
const char *linkName(LinkKind kind);
// Of a member of "relationships", by its token; nothing: it is none.
std::optional<LinkKind> linkKind(QByteArrayView keyToken);

// As stored in "__type__".
enum class IndexNodeKind : quint8 { Unknown, Text, Image, Index, Document, Multimodal };

struct NodeValue
{
    enum class Fault : quint8 {
        None,
        NoType, // no "__type__"
        NoData, // no "__data__"
        UnknownType,
        DataIsText, // "__data__" is a text of JSON, as LlamaIndexTS writes it
        NotAnObject,
        BadField, // a member has another type than the library takes: `odd`
    };
    struct Link
    {
        LinkKind kind;
        QByteArray to;
    };

    Fault fault = Fault::None;
    IndexNodeKind kind = IndexNodeKind::Unknown;
    std::optional<QByteArray> id = std::nullopt; // as it says itself
    QList<Link> links = {};
    quint64 text = 0; // of equal texts the same; 0: there is none
    quint64 metadata = 0; // as metadataDigest() has it
    OddFieldOrNone odd = std::nullopt;
    bool hasEmbedding = false; // a vector of its own
    // Its id is not where the library looks for it, so that each loading gives it a new one, or
    // fails.
    bool losesId = false;
    bool isMostlyMetadata = false; // of what is embedded: isMetadataLonger()
    bool namesDocument = false; // its metadata has a name that the library uses for a document
    qint32 begin = -1; // of its text in that of the source, in characters; -1: it does not say
    qint32 end = -1; // behind it
};

// What is looked for in a value: what it names, and where its text is; or also what a check asks,
// of which else nothing is said.
enum class ValueFacts : quint8 { Links, All };
NodeValue nodeValue(const json::Tape &tape, ValueFacts wanted = ValueFacts::All);
// Invalid: it is no JSON.
Result<NodeValue> nodeValue(const QByteArray &json);

} // namespace kvlens
