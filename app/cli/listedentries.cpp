// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listedentries.h"

namespace kvlens {

namespace {

constexpr qsizetype readAtOnce = 512;
constexpr qint64 readOfValue = 1; // what an entry has beside its value is wanted

} // namespace

ListedEntries::ListedEntries(Store &store, CollectionRef collection)
    : m_store(store)
    , m_collection(std::move(collection))
    , m_isRead(store.info().capabilities.testFlag(Capability::Expiry))
{
}

void ListedEntries::add(QByteArrayView key)
{
    if (!m_isRead)
        return;
    m_next.append({m_collection, key.toByteArray()});
    if (m_next.size() >= readAtOnce)
        look();
}

void ListedEntries::finish()
{
    look();
}

void ListedEntries::look()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<EntryRef> refs = std::exchange(m_next, {});
    const QList<Result<Entry>> entries = readUpTo(m_store, refs, readOfValue);
    for (qsizetype i = 0; i < refs.size(); ++i) {
        const Result<Entry> &entry = entries.at(i);
        const bool isGone = !entry && entry.error().code == ErrorCode::NotFound;
        if (!isGone && (!entry || entry->problem))
            m_damaged.append(refs.at(i).key);
        else if (entry && entry->expiresAt && *entry->expiresAt <= now)
            m_expired.append(refs.at(i).key);
    }
}

} // namespace kvlens
