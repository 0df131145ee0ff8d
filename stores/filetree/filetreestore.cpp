// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/filetreestore.h"

#include "stores/filetree/treeindex.h"
#include "stores/filetree/treereader.h"
#include "stores/filetree/treewriter.h"
#include "stores/wtf8.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace kvlens {

namespace {

Error cancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("the caller asked to stop")};
}

// Why the tree cannot be written to; empty if it can.
QString readOnlyReason(const TreePlace &place, OpenMode mode)
{
    if (mode == OpenMode::ReadOnly)
        return QStringLiteral("opened read-only");
    for (const QByteArray &folder : {place.data, place.metadata}) {
        const auto may = [&](int what) {
            return ::faccessat(AT_FDCWD, folder.constData(), what, AT_EACCESS) == 0;
        };
        if (may(F_OK) && !may(W_OK | X_OK))
            return QStringLiteral("the folder %1 cannot be written to")
                .arg(QFile::decodeName(folder));
    }
    return {};
}

class FileTreeStore final : public Store
{
public:
    FileTreeStore(TreePlace place, QString readOnly)
        : m_place(std::move(place))
        , m_readOnly(std::move(readOnly))
        , m_index(m_place)
    {
    }

    StoreInfo info() const override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override;
    Result<KeyPage> keys(const CollectionRef &collection, const KeyCursor &from, int limit,
        const std::stop_token &stop) override;
    Result<KeyPage> keysWithPrefix(const CollectionRef &collection, const QByteArray &prefix,
        const KeyCursor &from, int limit, const std::stop_token &stop) override;
    QList<Result<Entry>> read(const QList<EntryRef> &refs, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;
    Result<LoadProgress> load(
        std::chrono::milliseconds budget, const std::stop_token &stop) override;
    Result<void> reload(const std::stop_token &stop) override;
    Result<Freshness> freshness(const std::stop_token &stop) override;
    QList<Problem> problems() const override;

private:
    Result<const KeyList *> keyList(const CollectionRef &collection, const std::stop_token &stop);

    TreePlace m_place;
    QString m_readOnly;
    TreeIndex m_index;
};

StoreInfo FileTreeStore::info() const
{
    Capabilities capabilities = Capability::OrderedKeys | Capability::Positions
        | Capability::ListKeys | Capability::JsonValues;
    if (m_readOnly.isEmpty())
        capabilities |= Capability::Write | Capability::Rename | Capability::Expiry
            | Capability::CompareAndSet | Capability::NewCollections;
    return {QStringLiteral("FileTreeStore"), m_place.address, capabilities, m_readOnly};
}

Result<QList<CollectionInfo>> FileTreeStore::collections(const std::stop_token &stop)
{
    return m_index.collections(stop);
}

Result<const KeyList *> FileTreeStore::keyList(
    const CollectionRef &collection, const std::stop_token &stop)
{
    const Result<const TreeCollection *> found = m_index.find(collection, stop);
    if (!found)
        return found.error();
    if (!*found)
        return Error {ErrorCode::NotFound, QStringLiteral("no such collection"),
            displayText(collection.name)};
    return m_index.keys(**found, stop);
}

Result<KeyPage> FileTreeStore::keys(
    const CollectionRef &collection, const KeyCursor &from, int limit, const std::stop_token &stop)
{
    return keysWithPrefix(collection, {}, from, limit, stop);
}

Result<KeyPage> FileTreeStore::keysWithPrefix(const CollectionRef &collection,
    const QByteArray &prefix, const KeyCursor &from, int limit, const std::stop_token &stop)
{
    const Result<const KeyList *> list = keyList(collection, stop);
    if (!list)
        return list.error();
    const KeyList &keys = **list;
    qsizetype i = std::max(positionOf(from, keys), keys.lowerBound(prefix));
    KeyPage page;
    while (i < keys.count() && page.count() < limit && keys.at(i).startsWith(prefix))
        page.append({keys.at(i++)});
    page.next = cursorAt(i, keys, prefix);
    return page;
}

QList<Result<Entry>> FileTreeStore::read(const QList<EntryRef> &refs, const std::stop_token &stop)
{
    TreeReader reader(m_place, m_index);
    QList<Result<Entry>> entries;
    entries.reserve(refs.size());
    for (const EntryRef &ref : refs)
        entries.append(stop.stop_requested() ? cancelled() : reader.read(ref, stop));
    return entries;
}

QList<WriteOutcome> FileTreeStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    TreeWriter writer(m_place, m_index);
    QList<WriteOutcome> outcomes;
    outcomes.reserve(batch.size());
    for (const Write &write : batch) {
        if (!m_readOnly.isEmpty())
            outcomes.append({write.ref, Error {ErrorCode::Denied, m_readOnly}});
        else if (stop.stop_requested())
            outcomes.append({write.ref, cancelled()});
        else
            outcomes.append({write.ref, writer.apply(write, stop)});
    }
    return outcomes;
}

Result<LoadProgress> FileTreeStore::load(
    std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return m_index.load(budget, stop);
}

Result<void> FileTreeStore::reload(const std::stop_token &)
{
    m_index = TreeIndex(m_place);
    return {};
}

Result<Freshness> FileTreeStore::freshness(const std::stop_token &)
{
    return m_index.freshness();
}

QList<Problem> FileTreeStore::problems() const
{
    return m_index.problems();
}

Result<std::unique_ptr<Store>> openTree(
    const StoreAddress &address, OpenMode mode, const std::stop_token &)
{
    Result<TreePlace> place = locateTree(address, mode);
    if (!place)
        return place.error();
    const QString reason = readOnlyReason(*place, mode);
    return std::make_unique<FileTreeStore>(*std::move(place), reason);
}

} // namespace

BackendInfo fileTreeBackend()
{
    return {QStringLiteral("filetree"), QStringLiteral("FileTreeStore"),
        QStringLiteral("FileTreeStore folder"),
        QStringLiteral("filetree:DIR?metadata=DIR&keys=v1&collections=v1"), recogniseTree,
        openTree};
}

} // namespace kvlens
