// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/smallest.h"

#include "model/bugreport/jsonrewrite.h"
#include "model/index/linktable.h"
#include "stores/catalog.h"
#include "stores/words/filereasons.h"
#include "stores/words/indexreasons.h"

#include <QSet>
#include <QTemporaryDir>

namespace kvlens {

namespace {

using KeptIds = QSet<QByteArray>;

constexpr qsizetype mostLinks = 40; // that are followed from what is named, each way
constexpr qsizetype mostKept = 5'000; // ids of a store that is tried as a whole
constexpr int mostTries = 150;

// A value from which all known ids are gone but those that are kept.
QByteArray withOnly(const QByteArray &value, const IndexParts &parts, const KeptIds &kept)
{
    JsonRewrite rewrite;
    rewrite.isGone = [&](const QByteArray &text) {
        return !kept.contains(text) && parts.ids.find(text) != noId;
    };
    return rewritten(value, rewrite).value_or(value);
}

// One that stays out of the way of what is to be shown does not matter.
bool failsPython(const Finding &finding)
{
    return finding.problem.severity == Severity::Error
        || (finding.problem.severity == Severity::Warning && !finding.raises.isEmpty());
}

// What is raised of a whole file, or before an index is there.
bool isOfLoading(PythonCall call)
{
    return call == PythonCall::OpenFolder || call == PythonCall::LoadIndex
        || call == PythonCall::LoadVectors;
}

// What of the vectors and of the nodes a query of an index, or a look at its documents, reads.
bool isOfReading(PythonCall call)
{
    return call == PythonCall::QueryVectors || call == PythonCall::GetNode
        || call == PythonCall::ListNodes || call == PythonCall::Query;
}

// Whether what raises the error of the one would raise that of the other instead.
bool isBefore(const Finding &other, const Finding &one)
{
    if (one.raises.isEmpty() || other.raises.isEmpty()
        || other.problem.severity == Severity::Information)
        return false;
    if (other.call == one.call)
        return other.raises != one.raises;
    switch (one.call) {
    case PythonCall::LoadIndex:
        return other.call == PythonCall::OpenFolder || other.call == PythonCall::LoadVectors;
    case PythonCall::Query:
    case PythonCall::ListDocuments:
        return isOfLoading(other.call) || isOfReading(other.call);
    case PythonCall::DeleteDocument:
        return isOfLoading(other.call) || other.call == PythonCall::DeleteVectorsOf;
    case PythonCall::QueryVectors:
    case PythonCall::FilterVectors:
    case PythonCall::DeleteVectorsOf:
    case PythonCall::DeleteVector:
        return other.call == PythonCall::LoadVectors
            || (other.call == PythonCall::QueryVectors && one.call == PythonCall::FilterVectors);
    default:
        return false;
    }
}

class Reduction
{
public:
    Reduction(Store &store, const CheckedStore &checked, const Finding &finding,
        const std::stop_token &stop)
        : m_store(store)
        , m_checked(checked)
        , m_finding(finding)
        , m_stop(stop)
        , m_links(checked.parts)
    {
        for (const Finding &one : checked.findings)
            m_known.append(one.problem.id);
        m_known.append(finding.problem.id);
        for (const IndexParts::Index &index : checked.parts.indexes) {
            if (index.inner != noId)
                m_names.insert(checked.parts.ids.at(index.inner).toByteArray());
        }
    }

    Result<SmallStore> run();

private:
    KeptIds around(qsizetype entries) const;
    bool isEvidence(const EntryRef &ref, qsizetype entries) const;
    Result<SmallStore> gather(const KeptIds &kept, qsizetype entries);
    SmallStore without(const SmallStore &store, const KeptIds &kept) const;
    Result<SmallStore> reduced(SmallStore store, const KeptIds &kept, Shown shown);

    Store &m_store; // outlive us
    const CheckedStore &m_checked;
    const Finding &m_finding;
    std::stop_token m_stop;
    LinkTable m_links;
    QStringList m_known; // rules that find something
    KeptIds m_names; // that indexes give themselves: without one, another fault of the same rule is
                     // shown
};

// What the first entries of the evidence name, and what names them.
KeptIds Reduction::around(qsizetype entries) const
{
    KeptIds kept;
    const QList<EntryRef> &evidence = m_finding.problem.entries;
    for (const EntryRef &ref : evidence.first(std::min(entries, evidence.size()))) {
        kept.insert(ref.key);
        const auto links = m_links.of(ref.key, mostLinks);
        for (const IndexLink &link : links ? links->links : QList<IndexLink>())
            kept.insert(link.entry.key);
        for (const IndexLink &use : links ? links->usedBy : QList<IndexLink>())
            kept.insert(use.entry.key);
    }
    for (const IndexParts::Index &index : m_checked.parts.indexes)
        kept.insert(m_checked.parts.ids.at(index.id).toByteArray());
    return kept + m_names;
}

bool Reduction::isEvidence(const EntryRef &ref, qsizetype entries) const
{
    const QList<EntryRef> &evidence = m_finding.problem.entries;
    return evidence.first(std::min(entries, evidence.size())).contains(ref);
}

Result<SmallStore> Reduction::gather(const KeptIds &kept, qsizetype entries)
{
    const StoreInfo info = m_store.info();
    SmallStore small;
    small.scheme = info.address.scheme;
    small.isFolder = m_checked.parts.isFolder || !info.groupEnding.isEmpty();
    for (const StoreFiles::File &file : storeFilesOf(info).own)
        small.files.append(file.name);
    const Result<QList<CollectionInfo>> infos = m_store.collections(m_stop);
    if (!infos)
        return infos.error();
    for (const CollectionInfo &each : *infos) {
        if (each.isUnreadable || each.ref.shadow > 0)
            continue;
        SmallStore::Collection collection {each.ref, {}};
        const auto visit = [&](const Entry &entry) {
            const bool isId = m_checked.parts.ids.find(entry.ref.key) != noId;
            if (isId ? kept.contains(entry.ref.key) : isEvidence(entry.ref, entries))
                collection.entries.append(
                    {entry.ref, withOnly(entry.value, m_checked.parts, kept), {}});
            return Visit::Continue;
        };
        const Result<void> scanned = scanAll(m_store, each.ref, visit, m_stop);
        if (!scanned && scanned.error().code != ErrorCode::NotFound)
            return scanned.error();
        small.collections.append(collection);
    }
    return small;
}

SmallStore Reduction::without(const SmallStore &store, const KeptIds &kept) const
{
    SmallStore smaller = store;
    for (SmallStore::Collection &collection : smaller.collections) {
        collection.entries.removeIf([&](const Entry &entry) {
            return !kept.contains(entry.ref.key) && m_checked.parts.ids.find(entry.ref.key) != noId;
        });
        for (Entry &entry : collection.entries)
            entry.value = withOnly(entry.value, m_checked.parts, kept);
    }
    return smaller;
}

// Half of what is left is tried to be done without, then quarters, until single ids: what is left
// is 1-minimal, unless there were too many tries (Zeller and Hildebrandt, Simplifying and Isolating
// Failure-Inducing Input, 2002). What is in front of the finding goes on the way.
Result<SmallStore> Reduction::reduced(SmallStore store, const KeptIds &kept, Shown shown)
{
    const KeptIds others = kept - m_names;
    QByteArrayList ids(others.begin(), others.end());
    std::sort(ids.begin(), ids.end());
    qsizetype step = std::max<qsizetype>(ids.size() / 2, 1);
    int tries = 0;
    while (tries < mostTries) {
        bool isSmaller = false;
        for (qsizetype at = 0; at < ids.size() && tries < mostTries; ++tries) {
            QByteArrayList fewer = ids;
            fewer.remove(at, std::min(step, ids.size() - at));
            const SmallStore smaller
                = without(store, KeptIds(fewer.begin(), fewer.end()) + m_names);
            const Result<Shown> now = shownIn(smaller, m_finding, m_known, m_stop);
            if (!now)
                return now.error();
            if (*now >= shown) {
                shown = *now;
                ids = fewer;
                store = smaller;
                isSmaller = true;
            } else {
                at += step;
            }
        }
        if (step == 1 && !isSmaller)
            break;
        step = std::max<qsizetype>(step / 2, 1);
    }
    if (shown != Shown::Yes)
        return Error {ErrorCode::Unsupported, IndexReasons::noSmallerStore};
    return store;
}

Result<SmallStore> Reduction::run()
{
    const qsizetype all = std::max<qsizetype>(m_finding.problem.entries.size(), 1);
    for (const qsizetype entries : {qsizetype(2), qsizetype(16), qsizetype(128)}) {
        const KeptIds kept = around(entries);
        const Result<SmallStore> small = gather(kept, entries);
        if (!small)
            return small.error();
        const Result<Shown> shown = shownIn(*small, m_finding, m_known, m_stop);
        if (!shown)
            return shown.error();
        if (*shown != Shown::No)
            return reduced(*small, kept, *shown);
        if (entries >= all)
            break;
    }
    if (m_checked.parts.ids.count() > mostKept)
        return Error {ErrorCode::Unsupported, IndexReasons::noSmallerStore};
    KeptIds kept;
    for (IndexId id = 0; id < m_checked.parts.ids.count(); ++id)
        kept.insert(m_checked.parts.ids.at(id).toByteArray());
    const Result<SmallStore> whole = gather(kept, all);
    if (!whole)
        return whole.error();
    const Result<Shown> shown = shownIn(*whole, m_finding, m_known, m_stop);
    if (!shown)
        return shown.error();
    if (*shown == Shown::No)
        return Error {ErrorCode::Unsupported, IndexReasons::noSmallerStore};
    return reduced(*whole, kept, *shown);
}

} // namespace

bool areAlike(const Finding &one, const Finding &other)
{
    return one.problem.id == other.problem.id && one.raises == other.raises
        && one.call == other.call
        && areOfOneForm(one.problem.error.detail, other.problem.error.detail);
}

Result<Shown> shownIn(const SmallStore &store, const Finding &finding, const QStringList &known,
    const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, {}};
    const QTemporaryDir folder;
    if (!folder.isValid())
        return Error {ErrorCode::Denied, FileReasons::nothingWritten, folder.path()};
    const Result<StoreAddress> address
        = writeSmallStore(store, folder.path(), SmallStoreFor::NowAndHere);
    if (!address)
        return address.error();
    const Result<std::unique_ptr<Store>> opened = openStore({.address = *address, .stop = stop});
    if (!opened)
        return opened.error();
    const Result<CheckedStore> checked = checkStore(**opened, {}, stop);
    if (!checked)
        return checked.error();
    bool isThere = false;
    bool isBehind = false;
    for (const Finding &one : checked->findings) {
        isThere = isThere || areAlike(one, finding);
        isBehind = isBehind || isBefore(one, finding);
        if (failsPython(one) && !known.contains(one.problem.id))
            return Shown::No;
    }
    if (!isThere)
        return Shown::No;
    return isBehind ? Shown::BehindAnother : Shown::Yes;
}

Result<SmallStore> smallestWith(
    Store &store, const CheckedStore &checked, const Finding &finding, const std::stop_token &stop)
{
    const bool isOfRules = ruleIds().contains(finding.problem.id);
    if (!isOfRules || !store.info().isJsonDocument)
        return Error {ErrorCode::Unsupported, IndexReasons::noSmallerStore};
    return Reduction(store, checked, finding, stop).run();
}

} // namespace kvlens
