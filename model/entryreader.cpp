// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entryreader.h"

#include "model/longvalues.h"

namespace kvlens {

namespace {
constexpr int overhead = 128; // bytes of a cached entry beside its value
}

EntryReader::EntryReader(StoreHandle &handle, QObject *parent)
    : QObject(parent)
    , m_handle(handle)
    , m_cache(cacheBytes)
{
}

void EntryReader::read(const EntryRef &ref)
{
    if (m_pending.contains(ref))
        return;
    m_pending.insert(ref);
    if (m_wanted.isEmpty())
        QMetaObject::invokeMethod(this, &EntryReader::send, Qt::QueuedConnection);
    m_wanted.append(ref);
}

void EntryReader::invalidate()
{
    ++m_generation;
    m_cache.clear();
}

void EntryReader::send()
{
    QList<EntryRef> refs;
    for (const EntryRef &ref : std::exchange(m_wanted, {})) {
        if (const Entry *known = m_cache.object(ref))
            deliver(ref, Entry(*known));
        else
            refs.append(ref);
    }
    if (refs.isEmpty())
        return;
    const auto job = [refs](Store &store, const std::stop_token &stop) {
        return Result<QList<Result<Entry>>>(readUpTo(store, refs, shownWhole, stop));
    };
    onFinished(m_handle.run(job), this,
        [this, refs, generation = m_generation](
            const Result<QList<Result<Entry>>> &answer) { take(generation, refs, answer); });
}

void EntryReader::take(
    quint64 generation, const QList<EntryRef> &refs, const Result<QList<Result<Entry>>> &answer)
{
    for (qsizetype i = 0; i < refs.size(); ++i) {
        if (!answer) {
            deliver(refs.at(i), answer.error());
            continue;
        }
        if (generation != m_generation) {
            m_pending.remove(refs.at(i));
            read(refs.at(i));
            continue;
        }
        const Result<Entry> &entry = answer->at(i);
        if (entry)
            m_cache.insert(refs.at(i), new Entry(*entry),
                int(std::min<qsizetype>(entry->value.size() + overhead, cacheBytes + 1)));
        deliver(refs.at(i), entry);
    }
}

void EntryReader::deliver(const EntryRef &ref, const Result<Entry> &entry)
{
    m_pending.remove(ref);
    emit arrived(ref, entry);
}

} // namespace kvlens
