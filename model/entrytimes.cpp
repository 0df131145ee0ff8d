// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entrytimes.h"

#include "model/storesession.h"

namespace kvlens {

namespace {

constexpr qsizetype timesAtOnce = 32; // others wait no longer than for these

} // namespace

EntryTimes::EntryTimes(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_known(kept)
{
}

std::optional<EntryTimes::Times> EntryTimes::of(const EntryRef &ref)
{
    if (!m_session.info().capabilities.testFlag(Capability::Expiry))
        return Times {};
    return look(ref);
}

std::optional<EntryTimes::Times> EntryTimes::look(const EntryRef &ref)
{
    if (const Times *known = m_known.object(ref))
        return *known;
    if (m_asked.contains(ref))
        return std::nullopt;
    m_asked.insert(ref);
    m_wanted.append(ref);
    if (m_wanted.size() > waiting)
        m_asked.remove(m_wanted.takeFirst());
    if (!m_isReading) {
        m_isReading = true;
        QMetaObject::invokeMethod(this, &EntryTimes::send, Qt::QueuedConnection);
    }
    return std::nullopt;
}

void EntryTimes::forget()
{
    ++m_generation;
    m_known.clear();
    m_wanted.clear();
    m_asked.clear();
}

void EntryTimes::send()
{
    m_isReading = !m_wanted.isEmpty();
    if (!m_isReading)
        return;
    const qsizetype count = std::min(timesAtOnce, m_wanted.size());
    const QList<EntryRef> refs = m_wanted.last(count);
    m_wanted.resize(m_wanted.size() - count);
    const auto job = [refs](Store &store, const std::stop_token &stop) {
        return Result<QList<Result<Entry>>>(readUpTo(store, refs, 0, stop));
    };
    onFinished(m_session.run(job), this,
        [this, refs, generation = m_generation](const Result<QList<Result<Entry>>> &answer) {
            if (generation == m_generation)
                take(refs, answer ? *answer : QList<Result<Entry>>(refs.size(), answer.error()));
            send();
        });
}

void EntryTimes::take(const QList<EntryRef> &refs, const QList<Result<Entry>> &entries)
{
    for (qsizetype i = 0; i < refs.size(); ++i) {
        const Result<Entry> &entry = entries.at(i);
        m_asked.remove(refs.at(i));
        m_known.insert(refs.at(i),
            entry ? new Times {entry->createdAt, entry->expiresAt, entry->kind, entry->size()}
                  : new Times);
    }
    emit arrived(refs);
}

} // namespace kvlens
