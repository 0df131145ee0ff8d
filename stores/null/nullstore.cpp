// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/null/nullstore.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

class NullStore final : public Store
{
public:
    StoreInfo info() const override
    {
        return {QStringLiteral("NullStore"), {QStringLiteral("null"), {}, {}},
            Capability::Write | Capability::StableCursors | Capability::ListKeys
                | Capability::NewCollections,
            {}};
    }

    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return QList<CollectionInfo> {};
    }

    Result<KeyPage> list(const ListRequest &request, const std::stop_token &) override
    {
        return Error {ErrorCode::NotFound, Reasons::nullCollections,
            QString::fromUtf8(request.collection.name)};
    }

    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &, const std::stop_token &) override
    {
        QList<Result<Entry>> results;
        for (const EntryRef &ref : refs)
            results.append(
                Error {ErrorCode::NotFound, Reasons::nullEntries, QString::fromUtf8(ref.key)});
        return results;
    }

    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override
    {
        QList<WriteOutcome> outcomes;
        for (const Write &write : batch)
            outcomes.append({write.ref, forget(write, stop)});
        return outcomes;
    }

private:
    static Result<Written> forget(const Write &write, const std::stop_token &stop)
    {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled};
        if (write.renameTo || write.expiry.kind != ExpiryChange::Kind::Keep)
            return Error {ErrorCode::Unsupported, Reasons::nullRename};
        if (write.base && write.base->exists())
            return Error {ErrorCode::Conflict, Reasons::noSuchEntry};
        return Written {};
    }
};

Result<std::unique_ptr<Store>> openNull(const OpenRequest &)
{
    return std::make_unique<NullStore>();
}

} // namespace

BackendInfo nullBackend()
{
    return {.scheme = QStringLiteral("null"),
        .kind = QStringLiteral("NullStore"),
        .label = QT_TRANSLATE_NOOP("Backend", "Null store"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a store that forgets everything"),
        .open = openNull};
}

} // namespace kvlens
