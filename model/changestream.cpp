// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// First the signature and the version. Then one record after the other: its length, the number of
// its collection (where that is new, its ref), and the edit. Then a record of no length, how many
// there were, and the checksum of all that.
#include "model/changestream.h"

#include "model/editcodec.h"
#include "stores/words/reasons.h"

#include <QCryptographicHash>
#include <QIODevice>

namespace kvlens {

namespace {

constexpr QByteArrayView signature = "KVLensEdits";
constexpr quint64 version = 1;
constexpr auto checksum = QCryptographicHash::Sha256;
constexpr qsizetype blockBytes = 256 * 1024;

Error damaged(const Reason &detail)
{
    return {ErrorCode::Corrupt, detail};
}

Error unavailable(const QIODevice &device)
{
    return {ErrorCode::Unavailable, quoted(device.errorString())};
}

Error cancelled()
{
    return {ErrorCode::Cancelled};
}

// Writes in blocks, and sums up what it writes.
class Output
{
public:
    explicit Output(QIODevice &device)
        : m_device(device)
    {
    }
    void begin()
    {
        m_block.append(signature.data(), signature.size());
        EditWriter(m_block).number(version);
    }
    bool record(const QByteArray &bytes)
    {
        EditWriter(m_block).text(bytes);
        return m_block.size() < blockBytes || flush();
    }
    bool end(qsizetype count)
    {
        record({});
        EditWriter(m_block).number(quint64(count));
        flush();
        m_block = m_sum.result();
        return flush();
    }

private:
    bool flush()
    {
        m_sum.addData(m_block);
        m_isGood = m_isGood && m_device.write(m_block) == m_block.size();
        m_block.clear();
        return m_isGood;
    }
    QIODevice &m_device;
    QByteArray m_block;
    QCryptographicHash m_sum {checksum};
    bool m_isGood = true;
};

// Reads no further than asked, and sums up what it reads.
class Input
{
public:
    explicit Input(QIODevice &device)
        : m_device(device)
    {
    }
    // Nothing: whyNot() says why.
    std::optional<QByteArray> bytes(quint64 size)
    {
        QByteArray bytes;
        while (quint64(bytes.size()) < size) {
            const qsizetype had = bytes.size();
            bytes.resize(had + qsizetype(std::min<quint64>(size - quint64(had), blockBytes)));
            const qint64 got = m_device.read(bytes.data() + had, bytes.size() - had);
            m_hasFailed = got < 0;
            if (got <= 0)
                return std::nullopt;
            bytes.truncate(had + got);
        }
        m_sum.addData(bytes);
        return bytes;
    }
    std::optional<quint64> number()
    {
        QByteArray digits;
        do {
            const auto digit = bytes(1);
            if (!digit)
                return std::nullopt;
            digits.append(*digit);
        } while (quint8(digits.back()) >= 0x80 && digits.size() < 10);
        EditReader reader(digits);
        const quint64 number = reader.number();
        return reader.hasFailed() ? std::nullopt : std::optional(number);
    }
    Error whyNot() const
    {
        return m_hasFailed ? unavailable(m_device) : damaged(Reasons::editsCutShort);
    }
    bool sumIsRight()
    {
        const QByteArray sum = m_sum.result();
        return bytes(quint64(sum.size())) == sum;
    }

private:
    QIODevice &m_device;
    QCryptographicHash m_sum {checksum};
    bool m_hasFailed = false;
};

// Makes edits of records.
class Records
{
public:
    // Whether it was a sound record of an entry that had none yet.
    bool add(const QByteArray &record)
    {
        EditReader reader(record);
        const quint64 number = reader.number(quint64(m_collections.size()));
        if (!reader.hasFailed() && number == quint64(m_collections.size()))
            m_collections.append(reader.collection());
        if (reader.hasFailed())
            return false;
        const Edit edit = reader.edit(m_collections.at(qsizetype(number)));
        return !reader.hasFailed() && reader.isAtEnd() && m_changes.restore(edit);
    }
    const ChangeSet &changes() const { return m_changes; }

private:
    QList<CollectionRef> m_collections;
    ChangeSet m_changes;
};

Result<void> readHeading(Input &input)
{
    const auto begin = input.bytes(quint64(signature.size()));
    if (begin && *begin != signature)
        return damaged(Reasons::noStagedEdits);
    const auto found = begin ? input.number() : std::nullopt;
    if (!found)
        return input.whyNot();
    if (*found != version)
        return Error {ErrorCode::Unsupported, Reasons::editsOfVersion.with(*found)};
    return {};
}

} // namespace

Result<void> writeChanges(QIODevice &device, const ChangeSet &changes, const std::stop_token &stop)
{
    Output output(device);
    output.begin();
    QHash<CollectionRef, quint64> collections;
    for (const Edit &edit : changes.edits()) {
        if (stop.stop_requested())
            return cancelled();
        const CollectionRef &ref = edit.ref().collection;
        const quint64 number = collections.value(ref, quint64(collections.size()));
        QByteArray record;
        EditWriter writer(record);
        writer.number(number);
        if (number == quint64(collections.size())) {
            collections.insert(ref, number);
            writer.collection(ref);
        }
        writer.edit(edit);
        if (!output.record(record))
            return unavailable(device);
    }
    return output.end(changes.count()) ? Result<void>() : unavailable(device);
}

Result<ChangeSet> readChanges(QIODevice &device, const std::stop_token &stop)
{
    Input input(device);
    if (const Result<void> heading = readHeading(input); !heading)
        return heading.error();
    Records records;
    for (;;) {
        if (stop.stop_requested())
            return cancelled();
        const auto size = input.number();
        if (size == 0)
            break;
        const auto record = size ? input.bytes(*size) : std::nullopt;
        if (!record)
            return input.whyNot();
        if (!records.add(*record))
            return damaged(Reasons::impossibleEdit);
    }
    const auto count = input.number();
    if (!count)
        return input.whyNot();
    if (*count != quint64(records.changes().count()) || !input.sumIsRight())
        return damaged(Reasons::wrongChecksum);
    return records.changes();
}

} // namespace kvlens
