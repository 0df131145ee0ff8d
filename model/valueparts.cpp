// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valueparts.h"

#include "model/storesession.h"

namespace kvlens {

ValueParts::ValueParts(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_blocks(keptBytes)
{
}

ValueParts::~ValueParts()
{
    m_stop.request_stop();
}

void ValueParts::open(const ValueSource &source)
{
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_source = source;
    m_blocks.clear();
    m_missing.clear();
    m_reading = false;
}

std::optional<QByteArray> ValueParts::at(qint64 offset, qint64 length)
{
    if (m_source.bytes)
        return m_source.bytes->mid(offset, length);
    const qint64 end = std::min(offset + length, m_source.size);
    QByteArray all;
    QList<qint64> missing;
    for (qint64 block = offset / blockBytes; block * blockBytes < end; ++block) {
        if (const QByteArray *known = m_blocks.object(block))
            all += *known;
        else
            missing.append(block);
    }
    if (missing.isEmpty())
        return all.mid(offset % blockBytes, end - offset);
    m_missing = missing;
    readNext();
    return std::nullopt;
}

void ValueParts::readNext()
{
    if (m_reading || m_missing.isEmpty())
        return;
    m_reading = true;
    const qint64 block = m_missing.takeFirst();
    const auto job = [source = m_source, block](Store &store, const std::stop_token &stop) {
        return source.read(store, block * blockBytes, blockBytes, stop);
    };
    onFinished(m_session.run(job, JobPriority::Normal, m_stop), this,
        [this, block, generation = m_generation](const Result<QByteArray> &bytes) {
            if (generation != m_generation)
                return;
            m_reading = false;
            if (!bytes) {
                m_missing.clear();
                return emit failed(bytes.error());
            }
            m_blocks.insert(block, new QByteArray(*bytes), static_cast<int>(blockBytes));
            m_missing.isEmpty() ? emit arrived() : readNext();
        });
}

} // namespace kvlens
