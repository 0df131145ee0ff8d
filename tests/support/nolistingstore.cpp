// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/nolistingstore.h"

#include "stores/valuekind.h"

namespace kvlens::test {

namespace {

class NoListingStore : public Store
{
public:
    explicit NoListingStore(std::shared_ptr<Table> table)
        : m_table(makeTableStore(std::move(table)))
    {
    }

    StoreInfo info() const override
    {
        return {QStringLiteral("No listing"),
            {QStringLiteral("nolisting"), QStringLiteral("far/away"), {}},
            Capability::Write | Capability::CompareAndSet, {}};
    }

    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return QList<CollectionInfo> {{.ref = noListingCollection}};
    }

    Result<KeyPage> list(const ListRequest &request, const std::stop_token &) override
    {
        if (request.collection != noListingCollection)
            return Error {ErrorCode::NotFound, {}, QString::fromUtf8(request.collection.name)};
        return Error {ErrorCode::Unsupported, quoted(QStringLiteral("keys cannot be listed")), {}};
    }

    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override
    {
        QList<Result<Entry>> entries = m_table->read(refs, range, stop);
        for (Result<Entry> &entry : entries) {
            if (entry)
                entry->kind = plainKind(entry->value);
        }
        return entries;
    }

    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override
    {
        return m_table->write(batch, stop);
    }

private:
    std::unique_ptr<Store> m_table;
};

} // namespace

StoreOpener noListingOpener(std::shared_ptr<Table> table, std::shared_ptr<RemoteServer> server)
{
    const auto open = [table](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return std::make_unique<NoListingStore>(table);
    };
    return remoteOpener(server, open);
}

} // namespace kvlens::test
