// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/everywhere/nodeids.h"

#include "model/everywhere/renamedids.h"
#include "model/index/tapetext.h"
#include "model/index/valueedits.h"

namespace kvlens {

namespace {

using json::Child;
using json::Children;
using json::Splice;
using json::Tape;

} // namespace

QByteArray linkRecord(const QByteArray &node, LinkKind kind)
{
    const Result<EntryData> data = EntryData::of(node);
    return data ? linkRecord(data->tape(), data->object(), kind) : QByteArray();
}

Result<QByteArray> withHealedLinks(
    const QByteArray &node, const QSet<QByteArray> &gone, const NewNeighbours &neighbours)
{
    return editedData(node, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        healLinks(tape, data, gone, neighbours, splices);
    });
}

Result<QByteArray> nodeWithRenamedId(
    const QByteArray &node, const QByteArray &from, const QByteArray &to)
{
    return editedData(node, [&](const Tape &tape, quint32 data, QList<Splice> &splices) {
        renameInNode(tape, data, from, to, splices);
    });
}

Result<QByteArray> recordWithRenamedId(
    const QByteArray &record, const QByteArray &from, const QByteArray &to)
{
    return editedValue(record, [&](const Tape &tape, quint32 value, QList<Splice> &splices) {
        const RenamedId id(tape, from, to);
        id.rename(value, splices); // the record may be the id itself
        for (const char *name : documentMembers)
            id.rename(memberOf(tape, value, {name}), splices);
        for (const char *name : {"node_ids", "nodeIds", "doc_ids"}) {
            for (const Child node : Children(tape, memberOf(tape, value, {name})))
                id.rename(node.value, splices);
        }
    });
}

} // namespace kvlens
