// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Records of kept edits of any bytes: reading never fails but by an answer, and what is read is
// written and read again the same. The first byte says how long the head of the step is; what
// follows it is the stream of its edits, whose checksum is made right.
#include "model/editcodec.h"
#include "model/editrecords.h"
#include "tests/fuzz/fuzz.h"

#include <QCryptographicHash>

using namespace kvlens;

namespace {

EditRecords begun()
{
    EditRecords records;
    require(records.add(headingRecord({QStringLiteral("json:/a"), 1})).has_value(), "a heading");
    return records;
}

QByteArrayList stepsOf(const ChangeSet &changes)
{
    QByteArrayList records;
    const auto sink = [&](const QByteArray &record) {
        records.append(record);
        return Result<void>();
    };
    const Result<void> written = writeEditStep(sink, {}, changes, QDateTime::currentDateTimeUtc());
    require(written.has_value(), "what is in memory can be written");
    return records;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = inputBytes(data, size);
    (void)EditRecords().add(bytes).has_value();
    (void)begun().add(bytes).has_value();
    if (bytes.isEmpty())
        return 0;
    const QByteArray rest = bytes.mid(1);
    const QByteArray head = rest.left(quint8(bytes.front()));
    const QByteArray stream = rest.mid(head.size());
    QByteArray record;
    EditWriter(record).text(head);
    record += stream + QCryptographicHash::hash(stream, QCryptographicHash::Sha256);
    EditRecords records = begun();
    if (!records.add(record) || !records.at().isValid())
        return 0;
    EditRecords again = begun();
    for (const QByteArray &step : stepsOf(records.changes()))
        require(again.add(step).has_value(), "what is written can be read");
    require(stepsOf(again.changes()).size() == stepsOf(records.changes()).size()
            && again.changes().count() == records.changes().count(),
        "no edit is lost");
    require(again.changes().edits().refs() == records.changes().edits().refs(),
        "edits keep their order");
    return 0;
}
