// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Staged edits of any bytes: reading never fails but by an answer; what is read is written and read
// again the same, and is refused when anything is missing. The checksum is made right first, so
// that it does not keep everything out.
#include "model/changestream.h"
#include "tests/fuzz/fuzz.h"

#include <QBuffer>
#include <QCryptographicHash>

using namespace kvlens;

namespace {

Result<ChangeSet> readFrom(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readChanges(buffer);
}

QByteArray written(const ChangeSet &changes)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    require(writeChanges(buffer, changes).has_value(), "what is in memory can be written");
    return buffer.data();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = inputBytes(data, size);
    (void)readFrom(bytes).has_value();
    const Result<ChangeSet> changes
        = readFrom(bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    if (!changes)
        return 0;
    const QByteArray whole = written(*changes);
    const Result<ChangeSet> again = readFrom(whole);
    require(again && written(*again) == whole, "written and read again, edits are the same");
    require(again->count() == changes->count(), "no edit is lost");
    const qsizetype cut = qsizetype(qHash(bytes) % size_t(whole.size()));
    require(!readFrom(whole.first(cut)), "what is cut short is refused");
    return 0;
}
