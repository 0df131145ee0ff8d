// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/entrycopy.h"

#include "model/storecopy.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qint64 leastBatchBytes = 4LL * 1024 * 1024;
constexpr qint64 bytesPerWrite = 256; // memory of a Write beside its key and value

class Copier
{
public:
    Copier(const OpenedStore &from, Store &to, const CopyReport &report)
        : m_from(from)
        , m_to(to)
        , m_report(report)
        , m_keepsExpiry(to.info().capabilities.testFlag(Capability::Expiry))
    {
        if (from.store->info().kind != to.info().kind)
            m_names = withoutGroups(effectiveCollections());
    }

    Result<CopyProgress> run()
    {
        for (const CollectionRef &collection : effectiveCollections()) {
            if (const Result<void> copied = copy(collection); !copied)
                return copied.error();
        }
        flush();
        return m_error ? Result<CopyProgress>(*m_error) : m_progress;
    }

private:
    QList<CollectionRef> effectiveCollections() const
    {
        QList<CollectionRef> refs;
        for (const CollectionInfo &info : m_from.collections) {
            if (info.ref.shadow == 0)
                refs.append(info.ref);
        }
        return refs;
    }

    Result<void> copy(const CollectionRef &collection)
    {
        const CollectionRef target = m_names.value(collection, collection);
        const Result<void> scanned = scanAll(*m_from.store, collection, [&](const Entry &entry) {
            add(target, entry);
            return m_error ? Visit::Stop : Visit::Continue;
        });
        return m_error ? Result<void>(*m_error) : scanned;
    }

    void add(const CollectionRef &target, const Entry &entry)
    {
        Write write {{target, entry.ref.key}, entry.value, std::nullopt, {}, Version {}};
        if (entry.expiresAt && m_keepsExpiry)
            write.expiry = {ExpiryChange::Kind::Set, *entry.expiresAt};
        m_progress.losesExpiry |= entry.expiresAt && !m_keepsExpiry;
        m_batch.append(write);
        m_batchBytes += entry.value.size() + entry.ref.key.size() + bytesPerWrite;
        if (m_batchBytes >= std::max(leastBatchBytes, m_writtenBytes))
            flush();
    }

    void flush()
    {
        const QList<WriteOutcome> outcomes = m_to.write(m_batch, {});
        for (const WriteOutcome &outcome : outcomes) {
            if (outcome.result)
                ++m_progress.entries;
            else if (!m_error || m_error->code == ErrorCode::Cancelled)
                m_error = named(outcome.result.error(), outcome.ref);
        }
        m_writtenBytes += m_batchBytes;
        m_batchBytes = 0;
        m_batch.clear();
        m_report(m_progress);
    }

    static Error named(Error error, const EntryRef &ref)
    {
        if (error.subject.isEmpty())
            error.subject = displayText(ref.key);
        return error;
    }

    const OpenedStore &m_from;
    Store &m_to;
    const CopyReport &m_report;
    QHash<CollectionRef, CollectionRef> m_names; // in the target, where they differ
    const bool m_keepsExpiry;
    QList<Write> m_batch;
    qint64 m_batchBytes = 0;
    qint64 m_writtenBytes = 0;
    CopyProgress m_progress;
    std::optional<Error> m_error;
};

} // namespace

Result<CopyProgress> copyEntries(const OpenedStore &from, Store &to, const CopyReport &report)
{
    return Copier(from, to, report).run();
}

} // namespace kvlens
