// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hugestore.h"

namespace kvlens::test {

namespace {

const QByteArray prefix = QByteArrayLiteral("key-");

class HugeStore : public Store
{
public:
    explicit HugeStore(qint64 count)
        : m_count(count)
    {
    }

    StoreInfo info() const override
    {
        return {QStringLiteral("Huge"), {QStringLiteral("huge"), {}, {}},
            Capability::Positions | Capability::StableCursors | Capability::ListKeys,
            quoted(QStringLiteral("computed"))};
    }

    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return QList<CollectionInfo> {{{"huge"}, m_count, -1}};
    }

    Result<KeyPage> list(const ListRequest &request, const std::stop_token &) override
    {
        const qint64 begin = request.from.position().value_or(0);
        const qint64 end = std::min(begin + request.limit, m_count);
        KeyPage page;
        for (qint64 i = begin; i < end; ++i)
            page.append({prefix + QByteArray::number(i), 1, ValueKind::Number});
        page.next = KeyCursor::atPosition(end);
        page.next.atEnd = end == m_count;
        return page;
    }

    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &, const std::stop_token &) override
    {
        QList<Result<Entry>> entries;
        for (const EntryRef &ref : refs)
            entries.append(Entry {ref, ref.key.sliced(prefix.size()), {"1"}});
        return entries;
    }

    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &) override
    {
        QList<WriteOutcome> outcomes;
        for (const Write &write : batch)
            outcomes.append({write.ref, Error {ErrorCode::Denied}});
        return outcomes;
    }

private:
    qint64 m_count;
};

} // namespace

StoreOpener hugeOpener(qint64 count)
{
    return [count](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return std::make_unique<HugeStore>(count);
    };
}

} // namespace kvlens::test
