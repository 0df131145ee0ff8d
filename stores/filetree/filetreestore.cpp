// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/filetreestore.h"

#include "stores/file/replaceable.h"
#include "stores/filetree/bulkreader.h"
#include "stores/filetree/entryfile.h"
#include "stores/filetree/filesizes.h"
#include "stores/filetree/newplaces.h"
#include "stores/filetree/sanitize.h"
#include "stores/filetree/shadowedfolders.h"
#include "stores/filetree/treebackup.h"
#include "stores/filetree/treecheck.h"
#include "stores/filetree/treeexamination.h"
#include "stores/filetree/treeindex.h"
#include "stores/filetree/treereader.h"
#include "stores/filetree/treewriter.h"
#include "stores/keylistscan.h"
#include "stores/pathtext.h"
#include "stores/pythontext.h"
#include "stores/storefolder.h"
#include "stores/words/reasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr int mostSizes = 512; // on a page that is looked at; a longer one is for a listing
constexpr qsizetype fewToRead = 16; // are read as fast without the pool

Error cancelled()
{
    return {ErrorCode::Cancelled, Reasons::cancelled};
}

// Why the tree cannot be written to; empty if it can.
Reason readOnlyReason(const TreePlace &place, OpenMode mode)
{
    const Reason reason = whyFolderReadOnly(pathText(place.data), mode);
    return reason.isEmpty() ? whyFolderReadOnly(pathText(place.metadata), mode) : reason;
}

// Where the library looks for a key that is taken for the name of a file; nothing: it is not.
std::optional<QByteArray> otherNameOfNewKey(const QByteArray &key, const TreePlace &place)
{
    if (place.keys != Sanitization::V1 || !isHashedV1Name(key))
        return std::nullopt;
    const Result<SanitizedName> v1 = sanitizeV1(key, longestV1Key(place.data));
    return v1 && v1->name != key ? std::optional(v1->name + keyFileSuffix) : std::nullopt;
}

StandInKeys standInsOf(const TreePlace &place)
{
    if (place.keys == Sanitization::None)
        return {};
    return {[longest = longestV1Key(place.data)](
                QByteArrayView key) { return isChangedV1Name(key, longest); },
        TreeReasons::keysNotKept};
}

class FileTreeStore final : public Store
{
public:
    FileTreeStore(TreePlace place, OpenMode mode, const AskManner &ask)
        : m_place(std::move(place))
        , m_mode(mode)
        , m_readOnly(readOnlyReason(m_place, mode))
        , m_index(m_place)
        , m_backup(m_place, m_index, ask)
    {
    }

    StoreInfo info() const override;
    Result<QList<CollectionInfo>> collections(const std::stop_token &stop) override;
    Result<KeyPage> list(const ListRequest &request, const std::stop_token &stop) override;
    QList<Result<Entry>> read(
        const QList<EntryRef> &refs, const ReadRange &range, const std::stop_token &stop) override;
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override;
    QList<SideEffect> sideEffects(
        const QList<EntryRef> &refs, const std::stop_token &stop) override;
    Result<LoadReport> load(
        LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop) override;
    Result<ScanPage> scan(
        const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop) override;

private:
    Result<void> loadOn(std::chrono::milliseconds budget, const std::stop_token &stop);
    Result<void> loadAnew();
    LoadProgress progress() const;
    bool isLink(const EntryRef &ref);
    Result<TreeCollection> find(const CollectionRef &collection, const std::stop_token &stop);
    Result<TreeFolder> openFolder(const CollectionRef &collection, const std::stop_token &stop);
    void readRun(
        const QList<EntryRef> &refs, QList<Result<Entry>> &entries, const std::stop_token &stop);

    TreePlace m_place;
    OpenMode m_mode;
    Reason m_readOnly;
    TreeIndex m_index;
    TreeBackup m_backup;
    TreeCheck m_check;
    BulkReader m_bulk;
};

StoreInfo FileTreeStore::info() const
{
    Capabilities capabilities = Capability::OrderedKeys | Capability::Positions
        | Capability::StableCursors | Capability::ListKeys | Capability::JsonValues
        | Capability::Expiry;
    if (m_readOnly.isEmpty())
        capabilities |= Capability::Write | Capability::Rename | Capability::CompareAndSet
            | Capability::NewCollections;
    return {.kind = QStringLiteral("FileTreeStore"),
        .address = m_place.address,
        .capabilities = capabilities,
        .readOnlyReason = m_readOnly,
        .refusal = [places = NewPlaces(m_place)](
                       const Write &write) mutable { return places.refusal(write); },
        .namesAreBytes = true,
        .isMissing = isFolderMissing(pathText(m_place.data), m_mode),
        .keepsCreation = true,
        .keepsEmptyCollections = true,
        .standIns = standInsOf(m_place),
        .canSyncLater = true};
}

Result<QList<CollectionInfo>> FileTreeStore::collections(const std::stop_token &stop)
{
    return m_index.collections(stop);
}

Result<TreeCollection> FileTreeStore::find(
    const CollectionRef &collection, const std::stop_token &stop)
{
    const Result<const TreeCollection *> found = m_index.find(collection, stop);
    if (!found)
        return found.error();
    if (!*found)
        return Error {ErrorCode::NotFound, Reasons::noSuchCollection, displayText(collection.name)};
    return **found;
}

// Of a filter only what the keys begin with is of use here: they are sorted.
Result<KeyPage> FileTreeStore::list(const ListRequest &request, const std::stop_token &stop)
{
    const auto &[collection, from, limit, only] = request;
    const QByteArray prefix = only ? prefixOf(*only) : QByteArray();
    const Result<TreeCollection> found = find(collection, stop);
    if (!found)
        return found.error();
    const std::optional<qint64> position = positionWhileListed(from);
    if (position && prefix.isEmpty()) {
        const Result<const KeyList *> soFar = m_index.keysSoFar(*found, *position + limit, stop);
        if (!soFar)
            return soFar.error();
        if (*soFar)
            return pageWhileListed(**soFar, *position, limit);
    }
    const Result<const KeyList *> list = m_index.keys(*found, stop);
    if (!list)
        return list.error();
    const KeyList &keys = **list;
    const bool isLookedAt = from.position() && !from.token.isEmpty() && limit <= mostSizes;
    const auto sizes = isLookedAt
        ? std::optional<FileSizes>(std::in_place, m_place.data, found->folder)
        : std::nullopt;
    const std::optional<qsizetype> begin = positionOf(from, keys);
    if (!begin)
        return Error {ErrorCode::Invalid, Reasons::notACursor, pathText(m_place.data)};
    qsizetype i = std::max(*begin, keys.lowerBound(prefix));
    KeyPage page;
    for (; i < keys.count() && page.count() < limit && keys.at(i).startsWith(prefix); ++i)
        page.append({keys.at(i), sizes ? sizes->of(keys.at(i)) : -1});
    page.next = cursorAt(i, keys, prefix);
    return page;
}

QList<Result<Entry>> FileTreeStore::read(
    const QList<EntryRef> &refs, const ReadRange &, const std::stop_token &stop)
{
    QList<Result<Entry>> entries;
    entries.reserve(refs.size());
    while (entries.size() < refs.size()) {
        const auto begin = refs.cbegin() + entries.size();
        const auto isOther
            = [&](const EntryRef &ref) { return ref.collection != begin->collection; };
        readRun({begin, std::find_if(begin, refs.cend(), isOther)}, entries, stop);
    }
    return entries;
}

// Entries of one collection.
void FileTreeStore::readRun(
    const QList<EntryRef> &refs, QList<Result<Entry>> &entries, const std::stop_token &stop)
{
    TreeReader reader(m_place, m_index);
    const auto take = [&](qsizetype i, std::optional<Entry> entry) -> Result<Visit> {
        entries.append(entry ? Result<Entry>(*std::move(entry)) : reader.read(refs.at(i), stop));
        return Visit::Continue;
    };
    const qsizetype end = entries.size() + refs.size();
    if (refs.size() > fewToRead) {
        const Result<TreeFolder> folder = openFolder(refs.first().collection, stop);
        const auto refAt = [&](qsizetype i) { return refs.at(i); };
        const Result<void> done = folder ? m_bulk.read(*folder, refs.size(), refAt, take, stop)
                                         : Result<void>(folder.error());
    }
    for (qsizetype i = refs.size() - (end - entries.size()); i < refs.size(); ++i)
        entries.append(stop.stop_requested() ? cancelled() : reader.read(refs.at(i), stop));
}

Result<TreeFolder> FileTreeStore::openFolder(
    const CollectionRef &collection, const std::stop_token &stop)
{
    const Result<TreeCollection> found = find(collection, stop);
    return found ? TreeFolder::open(m_place.data, found->folder) : found.error();
}

Result<ScanPage> FileTreeStore::scan(
    const ScanRequest &request, const ScanSink &sink, const std::stop_token &stop)
{
    const CollectionRef &collection = request.collection;
    const Result<TreeCollection> found = find(collection, stop);
    const Result<const KeyList *> list
        = found ? m_index.keys(*found, stop) : Result<const KeyList *>(found.error());
    if (!list)
        return list.error();
    const Result<TreeFolder> folder = TreeFolder::open(m_place.data, found->folder);
    if (!folder || request.depth == ScanDepth::Keys)
        return Store::scan(request, sink, stop);
    const KeyList keys = **list; // whatever the sink does with the store
    TreeReader reader(m_place, m_index);
    const auto readMany = [&](qsizetype count, const EntryRefAt &refAt, const TakeEntry &take) {
        const auto takeRead = [&](qsizetype i, std::optional<Entry> plain) {
            return take(plain ? Result<Entry>(*std::move(plain)) : reader.read(refAt(i), stop));
        };
        return m_bulk.read(*folder, count, refAt, takeRead, stop);
    };
    return scanKeyList(request, keys, readMany, sink);
}

QList<WriteOutcome> FileTreeStore::write(const QList<Write> &batch, const std::stop_token &stop)
{
    if (!m_readOnly.isEmpty())
        return failAll(batch, Error {ErrorCode::Denied, m_readOnly});
    if (isMaking(batch))
        return madeOutcomes(batch, makeFolder(pathText(m_place.data)));
    if (const Result<void> kept = m_backup.before(batch, stop); !kept)
        return failAll(batch, kept.error());
    const QList<WriteOutcome> outcomes = TreeWriter(m_place, m_index).apply(batch, stop);
    m_backup.after(outcomes);
    for (const WriteOutcome &outcome : outcomes) {
        if (outcome.result)
            m_check.forget(outcome.ref);
    }
    return outcomes;
}

QList<SideEffect> FileTreeStore::sideEffects(
    const QList<EntryRef> &refs, const std::stop_token &stop)
{
    TreeReader reader(m_place, m_index);
    QList<SideEffect> effects;
    for (const EntryRef &ref : refs) {
        const Result<FoundFile> found = reader.find(ref, stop);
        if (found)
            effects += effectsOfReplacing(pathText(found->folder->path() + '/' + found->name));
        else if (const std::optional<QByteArray> other = otherNameOfNewKey(ref.key, m_place))
            effects.append(
                {displayText(ref.key), TreeReasons::takenForFileName.with(displayText(*other))});
    }
    return effects;
}

// Listing comes first; then the check.
Result<void> FileTreeStore::loadOn(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (!m_index.progress().listed)
        return m_index.load(budget, stop);
    return m_check.run(
        *this, [this](const EntryRef &ref) { return isLink(ref); }, budget, stop);
}

bool FileTreeStore::isLink(const EntryRef &ref)
{
    const Result<TreeFolder> folder = openFolder(ref.collection, {});
    return folder && folder->isLink(ref.key + QByteArrayLiteral(".json"));
}

LoadProgress FileTreeStore::progress() const
{
    return m_check.progress(m_index.progress());
}

Result<void> FileTreeStore::loadAnew()
{
    m_index = TreeIndex(m_place);
    m_check = {};
    return {};
}

Result<LoadReport> FileTreeStore::load(
    LoadMode mode, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    return loadIn(mode,
        {[&] { return loadOn(budget, stop); }, [&] { return loadAnew(); },
            [&] { return Result<Freshness>(m_index.freshness()); },
            [&] {
                return LoadReport {progress(), {},
                    m_place.guesses + m_index.problems() + shadowedFolders(m_index)
                        + m_check.problems()};
            },
            [&] { return examineTree(m_place, m_index, stop); }});
}

Result<std::unique_ptr<Store>> openTree(const OpenRequest &request)
{
    Result<TreePlace> place = locateTree(request.address, request.mode);
    if (!place)
        return place.error();
    return std::make_unique<FileTreeStore>(*std::move(place), request.mode, request.manner);
}

QByteArray folderArgument(const char *name, const QString &folder)
{
    return folder.isEmpty() ? QByteArray() : QByteArray(name) + '=' + pythonPath(folder) + ", ";
}

// A key that V1 has hashed is listed by its file's name, which is what finds the file.
QByteArray pythonOfTree(
    const StoreAddress &address, const CollectionInfo & /*collection*/, const EntryRef &ref)
{
    const QByteArray folder = pythonPath(address.path);
    const QByteArray key = pythonText(ref.key);
    const QByteArray collection = pythonText(ref.collection.name);
    if (folder.isEmpty() || key.isEmpty() || collection.isEmpty() || ref.part != EntryPart::Value)
        return {};
    const QString v1 = QStringLiteral("v1");
    QByteArrayList names {"FileTreeStore"};
    QByteArray options
        = folderArgument("metadata_directory", address.option(QStringLiteral("metadata")));
    const auto add = [&](const char *option, const char *strategy) {
        names.append(strategy);
        options += option + QByteArray("=") + strategy + '(' + folder + "), ";
    };
    if (address.option(QStringLiteral("keys")) == v1 && !isHashedV1Name(ref.key))
        add("key_sanitization_strategy", "FileTreeV1KeySanitizationStrategy");
    if (address.option(QStringLiteral("collections")) == v1)
        add("collection_sanitization_strategy", "FileTreeV1CollectionSanitizationStrategy");
    return "import asyncio\n\nfrom key_value.aio.stores.filetree import " + names.join(", ")
        + "\n\nstore = FileTreeStore(data_directory=" + folder + ", " + options
        + "auto_create=False)\nvalue = asyncio.run(store.get(" + key + ", collection=" + collection
        + "))\n";
}

} // namespace

BackendInfo fileTreeBackend()
{
    return {.scheme = QStringLiteral("filetree"),
        .kind = QStringLiteral("FileTreeStore"),
        .label = QT_TRANSLATE_NOOP("Backend", "FileTreeStore folder"),
        .opens = QT_TRANSLATE_NOOP("Backend", "a file tree"),
        .home = StoreHome::Folder,
        .place = QStringLiteral("DIR"),
        .options = {{QStringLiteral("metadata"), QStringLiteral("DIR"),
                        QT_TRANSLATE_NOOP("Backend",
                            "the folder of the collections' information, "
                            "if it is another")},
            {QStringLiteral("keys"), QStringLiteral("v1|none"),
                QT_TRANSLATE_NOOP(
                    "Backend", "whether keys are made into names as the V1 strategy does")},
            {QStringLiteral("collections"), QStringLiteral("v1|none"),
                QT_TRANSLATE_NOOP(
                    "Backend", "whether collections are made into names as the V1 strategy does")}},
        .canBeNew = true,
        .newValue = "{}",
        .usualCollection = "default_collection",
        .recognise = recogniseTree,
        .python = pythonOfTree,
        .open = openTree};
}

} // namespace kvlens
