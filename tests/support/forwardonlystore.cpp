// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/forwardonlystore.h"

#include "stores/valuekind.h"

namespace kvlens::test {

namespace {

const QByteArray prefix = QByteArrayLiteral("key-");
constexpr qint64 stride = 7919; // a prime
constexpr qint64 repeated = 5; // keys of the page before
constexpr qint64 emptyPage = 7; // one of as many
constexpr qint64 furtherByPrefix = 20;
constexpr qint64 cursorLife = 60'000; // ms

// "step/time/isAgain"
struct Place
{
    qint64 step = 0;
    qint64 issued = 0;
    bool isAgain = false; // it was answered with an empty page
};

KeyCursor cursorAt(const Place &place)
{
    return {QByteArray::number(place.step) + '/' + QByteArray::number(place.issued)
        + (place.isAgain ? "/1" : "/0")};
}

Place placeOf(const KeyCursor &cursor)
{
    const QList<QByteArray> parts = cursor.token.split('/');
    return {parts.value(0).toLongLong(), parts.value(1).toLongLong(), parts.value(2) == "1"};
}

class ForwardOnlyStore : public Store
{
public:
    ForwardOnlyStore(
        std::shared_ptr<ForwardOnlyContent> content, std::shared_ptr<RemoteServer> server)
        : m_content(std::move(content))
        , m_server(std::move(server))
    {
    }

    StoreInfo info() const override
    {
        return {QStringLiteral("Forward only"),
            {QStringLiteral("forward"), QStringLiteral("far/away"), {}},
            Capability::Write | Capability::CompareAndSet | Capability::ListKeys, {}};
    }

    Result<QList<CollectionInfo>> collections(const std::stop_token &) override
    {
        return QList<CollectionInfo> {{.ref = forwardOnlyCollection}};
    }

    Result<KeyPage> list(const ListRequest &request, const std::stop_token &) override
    {
        if (request.collection != forwardOnlyCollection)
            return Error {ErrorCode::NotFound, {}, QString::fromUtf8(request.collection.name)};
        const qint64 now = m_server->time();
        const Place from = placeOf(request.from);
        if (!request.from.token.isEmpty() && now - from.issued >= cursorLife)
            return Error {
                ErrorCode::Conflict, quoted(QStringLiteral("the cursor has expired")), {}};
        KeyPage page;
        if (!from.isAgain && from.step / request.limit % emptyPage == emptyPage - 1) {
            page.next = cursorAt({from.step, now, true});
            return page;
        }
        const QByteArray wanted = request.only ? prefixOf(*request.only) : QByteArray();
        const qint64 again = std::min<qint64>(repeated, request.limit / 2);
        qint64 step = std::max<qint64>(0, from.step - again);
        const qint64 steps = request.limit * (wanted.isEmpty() ? 1 : furtherByPrefix);
        const qint64 end = std::min(step + steps, m_content->steps());
        for (; step < end && page.count() < request.limit; ++step)
            append(page, m_content->keyAt(step), wanted);
        page.next = step < m_content->steps() ? cursorAt({step, now}) : KeyCursor {"0", true};
        return page;
    }

    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &, const std::stop_token &) override
    {
        QList<Result<Entry>> entries;
        for (const EntryRef &ref : refs)
            entries.append(readOne(ref));
        return entries;
    }

    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &) override
    {
        QList<WriteOutcome> outcomes;
        for (const Write &write : batch)
            outcomes.append({write.ref, m_content->write(write)});
        return outcomes;
    }

private:
    void append(KeyPage &page, const QByteArray &key, const QByteArray &wanted) const
    {
        const auto value = key.startsWith(wanted) ? m_content->value(key) : std::nullopt;
        if (value)
            page.append({key, value->size(), plainKind(*value)});
    }

    Result<Entry> readOne(const EntryRef &ref) const
    {
        const bool isHere = ref.collection == forwardOnlyCollection && ref.shadow == 0;
        const auto value = isHere ? m_content->value(ref.key) : std::nullopt;
        if (!value)
            return Error {ErrorCode::NotFound, {}, QString::fromUtf8(ref.key)};
        return Entry {.ref = ref,
            .value = *value,
            .version = m_content->version(ref.key),
            .kind = plainKind(*value)};
    }

    std::shared_ptr<ForwardOnlyContent> m_content;
    std::shared_ptr<RemoteServer> m_server;
};

} // namespace

qint64 ForwardOnlyContent::steps() const
{
    const std::scoped_lock lock(m_mutex);
    return m_count + m_fresh.size();
}

QByteArray ForwardOnlyContent::keyAt(qint64 step) const
{
    if (step < m_count)
        return prefix + QByteArray::number(step * stride % m_count);
    const std::scoped_lock lock(m_mutex);
    return m_fresh.at(step - m_count);
}

bool ForwardOnlyContent::isComputed(const QByteArray &key) const
{
    bool isNumber = false;
    const qint64 number = key.mid(prefix.size()).toLongLong(&isNumber);
    return isNumber && number >= 0 && number < m_count
        && key == prefix + QByteArray::number(number);
}

std::optional<QByteArray> ForwardOnlyContent::find(const QByteArray &key) const
{
    const auto row = m_rows.constFind(key);
    if (row != m_rows.cend())
        return row->value;
    if (!isComputed(key))
        return std::nullopt;
    return "{\"n\": " + key.mid(prefix.size()) + '}';
}

Version ForwardOnlyContent::versionOf(const QByteArray &key) const
{
    return find(key) ? Version {QByteArray::number(m_rows.value(key).version)} : Version {};
}

std::optional<QByteArray> ForwardOnlyContent::value(const QByteArray &key) const
{
    const std::scoped_lock lock(m_mutex);
    return find(key);
}

Version ForwardOnlyContent::version(const QByteArray &key) const
{
    const std::scoped_lock lock(m_mutex);
    return versionOf(key);
}

Result<Written> ForwardOnlyContent::write(const Write &write)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray &key = write.ref.key;
    if (write.ref.collection != forwardOnlyCollection || write.renameTo)
        return Error {ErrorCode::Unsupported};
    if (write.base && *write.base != versionOf(key))
        return Error {ErrorCode::Conflict, quoted(QStringLiteral("it has changed")), {}};
    const bool existed = find(key).has_value();
    if (write.value && !isComputed(key) && !m_fresh.contains(key))
        m_fresh.append(key);
    m_rows[key] = {write.value, ++m_version};
    return Written {versionOf(key), existed};
}

StoreOpener forwardOnlyOpener(
    std::shared_ptr<ForwardOnlyContent> content, std::shared_ptr<RemoteServer> server)
{
    const auto open = [content, server](const std::stop_token &) -> Result<std::unique_ptr<Store>> {
        return std::make_unique<ForwardOnlyStore>(content, server);
    };
    return remoteOpener(server, open);
}

} // namespace kvlens::test
