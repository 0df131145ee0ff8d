// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A step's record: how long what comes next is, which says whether more of the step follows, when
// it was, which entries have no edit any more, and the places of those that have; then these edits
// themselves, as changestream writes them.
#include "model/editrecords.h"

#include "model/changestream.h"
#include "model/editcodec.h"
#include "stores/words/reasons.h"

#include <QBuffer>

namespace kvlens {

namespace {

constexpr quint64 headingVersion = 1;
constexpr qsizetype stepBytes = 1024 * 1024;
constexpr qsizetype bytesOfAny = 100; // of an edit, beside its values
constexpr quint64 lastOrder = quint64(1) << 62;

enum class Follows : quint8 { Nothing, More }; // of the same step

Error impossible()
{
    return {ErrorCode::Corrupt, Reasons::impossibleEdit};
}

// Gathers what one record is to hold.
class StepWriter
{
public:
    StepWriter(const RecordSink &sink, const ChangeSet &after, const QDateTime &at,
        const std::stop_token &stop)
        : m_sink(sink)
        , m_after(after)
        , m_at(at)
        , m_stop(stop)
    {
    }
    Result<void> add(const EntryRef &ref)
    {
        const auto edit = m_after.find(ref);
        (edit ? m_kept : m_gone).append(ref);
        m_bytes += bytesOfAny;
        if (edit)
            m_bytes += edit->base.value.size() + edit->mine.value.size();
        return m_bytes < stepBytes ? Result<void>() : put(Follows::More);
    }
    Result<void> put(Follows follows)
    {
        const ChangeSet some = m_after.only(std::exchange(m_kept, {}));
        QByteArray record;
        EditWriter(record).text(head(some, follows));
        m_gone.clear();
        m_bytes = 0;
        QBuffer buffer(&record);
        buffer.open(QIODevice::Append);
        const Result<void> written = writeChanges(buffer, some, m_stop);
        return written ? m_sink(record) : written;
    }

private:
    QByteArray head(const ChangeSet &some, Follows follows) const
    {
        QByteArray head;
        EditWriter writer(head);
        writer.number(quint64(follows));
        writer.number(quint64(m_at.toMSecsSinceEpoch()));
        writer.number(quint64(m_gone.size()));
        for (const EntryRef &ref : m_gone) {
            writer.collection(ref.collection);
            writer.ref(ref);
        }
        for (const EntryRef &ref : some.edits().refs())
            writer.number(some.orderOf(ref));
        return head;
    }

    const RecordSink &m_sink;
    const ChangeSet &m_after;
    const QDateTime m_at;
    const std::stop_token m_stop;
    QList<EntryRef> m_kept;
    QList<EntryRef> m_gone;
    qsizetype m_bytes = 0;
};

} // namespace

QByteArray headingRecord(const EditsHeading &heading)
{
    QByteArray record;
    EditWriter writer(record);
    writer.number(headingVersion);
    writer.text(heading.address.toUtf8());
    writer.number(quint64(heading.process));
    return record;
}

Result<void> writeEditStep(const RecordSink &sink, const ChangeSet &before, const ChangeSet &after,
    const QDateTime &at, const std::stop_token &stop)
{
    StepWriter writer(sink, after, at, stop);
    Result<void> step;
    ChangeSet::differences(before, after, [&](const PackedEdit &packed) {
        step = writer.add(packed.entryRef());
        return step.has_value();
    });
    return step ? writer.put(Follows::Nothing) : step;
}

Result<void> EditRecords::add(const QByteArray &record)
{
    return std::exchange(m_hasHeading, true) ? readStep(record) : readHeading(record);
}

Result<void> EditRecords::readHeading(const QByteArray &record)
{
    EditReader reader(record);
    const quint64 version = reader.number();
    if (reader.hasFailed())
        return impossible();
    if (version != headingVersion)
        return Error {ErrorCode::Unsupported, Reasons::editsOfVersion.with(version)};
    m_heading.address = QString::fromUtf8(reader.text());
    m_heading.process = qint64(reader.number(std::numeric_limits<qint64>::max()));
    return reader.hasFailed() ? Result<void>(impossible()) : Result<void>();
}

Result<void> EditRecords::readStep(const QByteArray &record)
{
    EditReader whole(record);
    const QByteArrayView headBytes = whole.textView();
    EditReader head(headBytes);
    const auto follows = Follows(head.number(quint64(Follows::More)));
    const auto at = qint64(head.number(std::numeric_limits<qint64>::max()));
    for (quint64 gone = head.number(); gone > 0 && !head.hasFailed(); --gone) {
        const CollectionRef collection = head.collection();
        m_next.revert(head.ref(collection));
    }
    if (whole.hasFailed() || head.hasFailed())
        return impossible();
    QByteArray stream = record.mid(headBytes.data() + headBytes.size() - record.constData());
    QBuffer buffer(&stream);
    buffer.open(QIODevice::ReadOnly);
    const Result<ChangeSet> some = readChanges(buffer);
    if (!some)
        return some.error();
    for (const EntryRef &ref : some->edits().refs())
        m_next.revert(ref);
    for (const Edit &edit : some->edits())
        m_next.restore(edit, head.number(lastOrder));
    if (head.hasFailed() || !head.isAtEnd() || !buffer.atEnd())
        return impossible();
    if (follows == Follows::Nothing) {
        m_changes = m_next;
        m_at = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    }
    return {};
}

} // namespace kvlens
