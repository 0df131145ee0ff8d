// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/tablestore.h"

#include <numeric>

namespace kvlens::test {

namespace {

// Looks from the row `near` on: who reads or writes many does so in their order.
template <class Rows>
qsizetype find(const Rows &rows, const QByteArray &key, quint32 shadow = 0, qsizetype near = 0)
{
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const qsizetype at = (near + i) % rows.size();
        if (rows.at(at).shadow == shadow && rows.at(at).key == key)
            return at;
    }
    return -1;
}

Version versionOf(const Table::Row &row)
{
    return {QByteArray::number(row.version)};
}

Error notFound(const EntryRef &ref)
{
    return {ErrorCode::NotFound, quoted(QStringLiteral("no such key")), QString::fromUtf8(ref.key)};
}

class TableStore : public Store
{
public:
    TableStore(std::shared_ptr<Table> table, TableOptions options)
        : m_table(std::move(table))
        , m_options(std::move(options))
    {
        take();
    }

    StoreInfo info() const override
    {
        return {QStringLiteral("Table"), {QStringLiteral("table"), QStringLiteral("/tmp/t"), {}},
            m_options.capabilities, {}};
    }

    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        QList<CollectionInfo> infos;
        qint64 left = m_loaded;
        for (const Table::Collection &collection : m_seen) {
            if (left <= 0 && !m_finished)
                break;
            const qint64 count = std::min<qint64>(collection.rows.size(), left);
            const bool settled = m_finished || !m_options.settlesWhenLoaded;
            infos.append({collection.ref, positions() ? count : -1, -1, m_finished, settled});
            left -= count;
        }
        return infos;
    }

    Result<KeyPage> list(const ListRequest &request, const std::stop_token &) override
    {
        const QList<Table::Row> rows = loadedRows(request.collection);
        const qint64 begin = request.from.position().value_or(0);
        const qint64 end = std::min<qint64>(begin + request.limit, rows.size());
        KeyPage page;
        for (qint64 i = begin; i < end; ++i)
            page.append(
                {rows.at(i).key, rows.at(i).value.size(), ValueKind::Number, rows.at(i).shadow});
        page.next = KeyCursor::atPosition(std::max(begin, end));
        page.next.atEnd = end >= rows.size();
        return page;
    }

    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &, const std::stop_token &) override
    {
        QList<Result<Entry>> entries;
        for (const EntryRef &ref : refs)
            entries.append(isListed(ref) ? readOne(ref) : notFound(ref));
        return entries;
    }

    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &) override
    {
        const bool wasCurrent = m_revision == m_table->revision();
        QList<WriteOutcome> outcomes = m_table->write(batch);
        if (wasCurrent)
            take();
        m_loaded = rowCount();
        m_finished = true;
        return outcomes;
    }

    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds, const std::stop_token &stop) override
    {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled};
        if (mode == LoadMode::GoOn)
            loadSome();
        if (mode == LoadMode::Anew)
            forget();
        const qint64 total = rowCount();
        const bool isCurrent = m_revision == m_table->revision();
        return LoadReport {{std::min(m_loaded, total), total, m_finished, m_finished},
            isCurrent ? Freshness::Current : Freshness::Changed,
            mode == LoadMode::Examine ? QList<Problem>() : problems()};
    }

private:
    QList<Problem> problems() const
    {
        QList<Problem> problems = m_options.problems;
        for (Problem &problem : problems) {
            if (m_options.repairsWhenLoaded && !m_finished)
                problem.repair.clear();
        }
        return problems;
    }

    bool positions() const { return m_options.capabilities.testFlag(Capability::Positions); }

    qint64 rowCount() const
    {
        return std::accumulate(m_seen.begin(), m_seen.end(), qint64(0),
            [](qint64 sum, const Table::Collection &c) { return sum + c.rows.size(); });
    }

    void loadSome()
    {
        const qint64 total = rowCount();
        m_loaded = m_options.keysPerSlice > 0 ? m_loaded + m_options.keysPerSlice : total;
        m_finished = m_loaded >= total;
    }

    void forget()
    {
        take();
        m_loaded = 0;
        m_finished = false;
    }

    void take()
    {
        m_seen = m_table->collections();
        m_revision = m_table->revision();
    }

    QList<Table::Row> loadedRows(const CollectionRef &ref) const
    {
        qint64 left = m_loaded;
        for (const Table::Collection &collection : m_seen) {
            if (collection.ref == ref) {
                QList<Table::Row> rows = collection.rows;
                if (m_options.settlesWhenLoaded && !m_finished)
                    std::reverse(rows.begin(), rows.end());
                return rows.first(std::clamp<qint64>(left, 0, rows.size()));
            }
            left -= collection.rows.size();
        }
        return {};
    }

    bool isListed(const EntryRef &ref) const
    {
        const bool all = m_finished || !m_options.findsOnlyListed;
        return all || find(loadedRows(ref.collection), ref.key, ref.shadow) >= 0;
    }

    Result<Entry> readOne(const EntryRef &ref) const
    {
        const std::optional<Table::Row> found = m_table->row(ref);
        if (!found)
            return notFound(ref);
        return Entry {.ref = ref,
            .value = found->value,
            .version = versionOf(*found),
            .createdAt = found->createdAt,
            .expiresAt = found->expiresAt,
            .expiresBeyond = found->expiresBeyond};
    }

    std::shared_ptr<Table> m_table;
    TableOptions m_options;
    QList<Table::Collection> m_seen;
    quint64 m_revision = 0;
    qint64 m_loaded = 0;
    bool m_finished = false;
};

} // namespace

void Table::put(const CollectionRef &ref, const QByteArray &key, const QByteArray &value)
{
    const std::scoped_lock lock(m_mutex);
    Collection &into = collection(ref);
    const qsizetype row = find(into.rows, key);
    const Row fresh {key, value, ++m_revision};
    if (row < 0)
        into.rows.append(fresh);
    else
        into.rows[row] = fresh;
}

void Table::remove(const CollectionRef &ref, const QByteArray &key)
{
    const std::scoped_lock lock(m_mutex);
    collection(ref).rows.removeIf([&key](const Row &row) { return row.key == key; });
    ++m_revision;
}

void Table::replaceCollections(const QList<Collection> &collections)
{
    const std::scoped_lock lock(m_mutex);
    m_collections = collections;
    ++m_revision;
}

void Table::fill(const CollectionRef &ref, int count)
{
    const std::scoped_lock lock(m_mutex);
    Collection &into = collection(ref);
    const int digits = int(QByteArray::number(count - 1).size());
    for (int i = 0; i < count; ++i)
        into.rows.append({'k' + QByteArray::number(i).rightJustified(digits, '0'),
            QByteArray::number(i), ++m_revision});
}

std::optional<QByteArray> Table::value(const CollectionRef &ref, const QByteArray &key) const
{
    const std::optional<Row> found = row({ref, key});
    return found ? std::optional(found->value) : std::nullopt;
}

std::optional<Table::Row> Table::row(const EntryRef &ref) const
{
    const std::scoped_lock lock(m_mutex);
    for (const Collection &collection : m_collections) {
        const qsizetype row = collection.ref == ref.collection
            ? find(collection.rows, ref.key, ref.shadow, m_near)
            : -1;
        if (row >= 0)
            return collection.rows.at(m_near = row);
    }
    return std::nullopt;
}

QList<Table::Collection> Table::collections() const
{
    const std::scoped_lock lock(m_mutex);
    QList<Collection> copies;
    for (const Collection &collection : m_collections)
        copies.append({collection.ref, {collection.rows.begin(), collection.rows.end()}});
    return copies;
}

quint64 Table::revision() const
{
    const std::scoped_lock lock(m_mutex);
    return m_revision;
}

Table::Collection &Table::collection(const CollectionRef &ref)
{
    for (Collection &collection : m_collections) {
        if (collection.ref == ref)
            return collection;
    }
    m_collections.append({ref, {}});
    return m_collections.last();
}

QList<WriteOutcome> Table::write(const QList<Write> &batch)
{
    const std::scoped_lock lock(m_mutex);
    QList<WriteOutcome> outcomes;
    for (const Write &write : batch)
        outcomes.append({write.ref, apply(write)});
    return outcomes;
}

Result<Written> Table::apply(const Write &write)
{
    Collection &into = collection(write.ref.collection);
    const qsizetype row = find(into.rows, write.ref.key, write.ref.shadow, m_near);
    m_near = std::max<qsizetype>(row, 0);
    const Version now = row < 0 ? Version {} : versionOf(into.rows.at(row));
    if (write.base && *write.base != now)
        return Error {ErrorCode::Conflict, quoted(QStringLiteral("it has changed")), {}};
    if (row < 0 && !write.value)
        return notFound(write.ref);
    return change(into, row, write);
}

Result<Written> Table::change(Collection &into, qsizetype row, const Write &write)
{
    const bool existed = row >= 0;
    ++m_revision;
    if (write.isDelete()) {
        into.rows.removeAt(row);
        return Written {{}, existed};
    }
    if (!existed) {
        into.rows.append({write.ref.key, {}});
        row = into.rows.size() - 1;
    }
    Row &target = into.rows[row];
    target.version = m_revision;
    target.value = write.value.value_or(target.value);
    target.key = write.renameTo.value_or(target.key);
    if (write.expiry.kind != ExpiryChange::Kind::Keep) {
        const bool isSet = write.expiry.kind == ExpiryChange::Kind::Set;
        target.expiresAt = isSet ? std::optional(write.expiry.at) : std::nullopt;
        target.expiresBeyond = isSet ? write.expiry.beyond : qint16(0);
    }
    return Written {versionOf(target), existed};
}

std::unique_ptr<Store> makeTableStore(std::shared_ptr<Table> table, const TableOptions &options)
{
    return std::make_unique<TableStore>(std::move(table), options);
}

StoreOpener tableOpener(std::shared_ptr<Table> table, const TableOptions &options)
{
    return [table, options](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return makeTableStore(table, options);
    };
}

} // namespace kvlens::test
