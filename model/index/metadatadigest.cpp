// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/metadatadigest.h"

#include "model/index/tapetext.h"

#include <QHashFunctions>

#include <array>

namespace kvlens {

namespace {

constexpr std::array<QByteArrayView, 3> documentNames {"document_id", "doc_id", "ref_doc_id"};
constexpr std::array<QByteArrayView, 2> otherNames {"_node_type", "_node_content"};

template <class All> bool isOneOf(QByteArrayView name, const All &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

QByteArrayView nameIn(const json::Tape &tape, quint32 key)
{
    const QByteArrayView token = tape.bytes(key);
    return token.sliced(1, token.size() - 2);
}

} // namespace

quint64 metadataDigest(const json::Tape &tape, quint32 object)
{
    if (!isKind(tape, object, json::TokenKind::Object))
        return 0;
    quint64 digest = 0;
    for (const json::Child member : json::Children(tape, object)) {
        const QByteArrayView name = nameIn(tape, member.key);
        if (!isOneOf(name, documentNames) && !isOneOf(name, otherNames))
            digest += qHash(tape.bytes(member.value), qHash(name)) | 1;
    }
    return digest;
}

bool namesDocument(const json::Tape &tape, quint32 object)
{
    if (!isKind(tape, object, json::TokenKind::Object))
        return false;
    for (const json::Child member : json::Children(tape, object)) {
        if (isOneOf(nameIn(tape, member.key), documentNames))
            return true;
    }
    return false;
}

} // namespace kvlens
