// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/compare/entrydifference.h"

#include "model/index/idtable.h"
#include "model/longvalues.h"
#include "model/storejobs.h"
#include "stores/json/styling.h"

#include <QHashFunctions>

namespace kvlens {

namespace {

constexpr qsizetype comparedAtOnce = 64;

class EntryComparison
{
public:
    EntryComparison(StandInKeys ours, StandInKeys theirs)
        : m_ours(std::move(ours))
        , m_theirs(std::move(theirs))
    {
    }
    Result<void> takeOurs(Store &store, const std::stop_token &stop);
    Result<void> takeTheirs(Store &store, const std::stop_token &stop);
    Result<EntryDifference> finish(Store &from, Store &to, const std::stop_token &stop);

private:
    // Where the entry is, and its key.
    QByteArray nameOf(const EntryRef &ref);
    EntryRef refOf(IndexId id) const;

    void countStandIn(const QByteArray &key);

    StandInKeys m_ours;
    StandInKeys m_theirs;
    QList<CollectionRef> m_places;
    IdTable m_names;
    std::vector<quint64> m_digests; // by name
    std::vector<bool> m_isThere; // in the other store
    EntryDifference m_found;
    QList<EntryRef> m_unlike; // in their bytes
};

QByteArray EntryComparison::nameOf(const EntryRef &ref)
{
    qsizetype place = m_places.indexOf(ref.collection);
    if (place < 0) {
        place = m_places.size();
        m_places.append(ref.collection);
    }
    const auto number = quint32(place);
    return QByteArray(reinterpret_cast<const char *>(&number), sizeof(number)) + ref.key;
}

EntryRef EntryComparison::refOf(IndexId id) const
{
    const QByteArrayView name = m_names.at(id);
    quint32 place = 0;
    std::memcpy(&place, name.data(), sizeof(place));
    return {m_places[place], name.sliced(sizeof(place)).toByteArray()};
}

template <class Sink> Result<void> scanStore(Store &store, const Sink &sink, std::stop_token stop)
{
    const Result<QList<CollectionInfo>> infos = store.collections(stop);
    if (!infos)
        return infos.error();
    for (const CollectionInfo &info : *infos) {
        if (info.isUnreadable || info.ref.shadow > 0)
            continue;
        const auto visit = [&](const Entry &entry) {
            sink(entry);
            return Visit::Continue;
        };
        const Result<void> scanned = scanAll(store, info.ref, visit, stop);
        if (!scanned && scanned.error().code != ErrorCode::NotFound)
            return scanned.error();
    }
    return {};
}

Result<void> EntryComparison::takeOurs(Store &store, const std::stop_token &stop)
{
    return scanStore(
        store,
        [this](const Entry &entry) {
            const IndexId id = m_names.add(nameOf(entry.ref));
            m_digests.resize(m_names.count());
            m_digests[id] = qHash(entry.value);
        },
        stop);
}

Result<void> EntryComparison::takeTheirs(Store &store, const std::stop_token &stop)
{
    m_isThere.resize(m_names.count());
    return scanStore(
        store,
        [this](const Entry &entry) {
            const IndexId id = m_names.find(nameOf(entry.ref));
            if (id == noId) {
                m_found.added.append(entry.ref);
                return;
            }
            m_isThere[id] = true;
            countStandIn(entry.ref.key);
            if (m_digests[id] != quint64(qHash(entry.value)))
                m_unlike.append(entry.ref);
        },
        stop);
}

void EntryComparison::countStandIn(const QByteArray &key)
{
    const bool isOurs = isLostStandIn(m_ours, m_theirs, key);
    if (!isOurs && !isLostStandIn(m_theirs, m_ours, key))
        return;
    ++m_found.standIns;
    m_found.standInsAre = isOurs ? m_ours.why : m_theirs.why;
}

// White space and escapes say nothing.
bool isSameJson(const QByteArray &ours, const QByteArray &theirs)
{
    const Result<QByteArray> a = json::writeStyled(ours, {});
    const Result<QByteArray> b = json::writeStyled(theirs, {});
    return a && b && *a == *b;
}

Result<EntryDifference> EntryComparison::finish(Store &from, Store &to, const std::stop_token &stop)
{
    for (qsizetype begin = 0; begin < m_unlike.size(); begin += comparedAtOnce) {
        const QList<EntryRef> refs = m_unlike.mid(begin, comparedAtOnce);
        const Result<QList<Entry>> ours = readAll(from, refs, largestEdited, stop);
        const Result<QList<Entry>> theirs = readAll(to, refs, largestEdited, stop);
        if (!ours || !theirs)
            return ours ? theirs.error() : ours.error();
        for (qsizetype i = 0; i < refs.size(); ++i) {
            if (!isSameJson(ours->at(i).value, theirs->at(i).value))
                m_found.changed.append(refs.at(i));
        }
    }
    for (IndexId id = 0; id < m_names.count(); ++id) {
        if (!m_isThere[id])
            m_found.removed.append(refOf(id));
    }
    return std::move(m_found);
}

} // namespace

Result<EntryDifference> entryDifference(Store &from, Store &to, const std::stop_token &stop)
{
    EntryComparison comparison(from.info().standIns, to.info().standIns);
    if (const Result<void> taken = comparison.takeOurs(from, stop); !taken)
        return taken.error();
    if (const Result<void> taken = comparison.takeTheirs(to, stop); !taken)
        return taken.error();
    return comparison.finish(from, to, stop);
}

} // namespace kvlens
