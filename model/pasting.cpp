// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/pasting.h"

#include "model/entrycopy.h"
#include "model/longvalues.h"
#include "model/storejobs.h"
#include "model/valuetext.h"
#include "stores/collectionstyle.h"
#include "stores/json/valuecheck.h"
#include "stores/plainkey.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype pastedAtOnce = 64;
constexpr qsizetype firstTold = 100;

QHash<CollectionRef, CollectionRef> namesIn(const StoreInfo &store, const EntryClip &clip)
{
    QList<CollectionRef> copied;
    for (const CopiedEntry &entry : clip.entries) {
        if (!copied.contains(entry.collection))
            copied.append(entry.collection);
    }
    return withoutGroups(copied, store.capabilities.testFlag(Capability::TopLevel));
}

} // namespace

Pasting::Pasting(const PasteRequest &request, const StoreInfo &store,
    const QList<CollectionInfo> &collections, const StagedState &before)
    : m_request(request)
    , m_store(store)
    , m_collections(collections)
    , m_names(namesIn(store, request.clip))
    , m_state(before)
{
}

Result<Pasting::Answer> Pasting::operator()(Store &store, const TaskSlice &slice)
{
    do {
        if (const Result<void> taken = takeBatch(store, slice.stop()); !taken)
            return taken.error();
    } while (m_done < m_request.clip.entries.size() && !slice.isOver());
    Answer answer {m_done >= m_request.clip.entries.size(), m_done, {}, m_report};
    const bool isToAsk = m_request.ifTaken == IfTaken::Ask && m_report.taken > 0;
    if (answer.isDone && !isToAsk && m_report.staged > 0)
        answer.state = m_state;
    return answer;
}

Result<void> Pasting::takeBatch(Store &store, const std::stop_token &stop)
{
    m_stop = stop;
    const QList<CopiedEntry> batch = m_request.clip.entries.mid(m_done, pastedAtOnce);
    QList<EntryRef> refs;
    for (const CopiedEntry &entry : batch)
        refs.append({collectionFor(entry.collection), entry.key});
    const QList<Result<Entry>> stored = store.read(refs, {0, 1}, stop);
    for (qsizetype i = 0; i < batch.size(); ++i, ++m_done) {
        const bool isStored = stored.at(i).has_value();
        if (!isStored && stored.at(i).error().code != ErrorCode::NotFound)
            return stored.at(i).error();
        const EntryRef &ref = refs.at(i);
        if (const auto taken = take(store, batch.at(i), ref, placeOf(ref, isStored)); !taken)
            return taken.error();
    }
    return {};
}

Result<void> Pasting::take(
    Store &store, const CopiedEntry &copied, const EntryRef &ref, Place place)
{
    CopiedEntry entry = copied;
    if (const auto why = whyNoCollection(ref.collection)) {
        refuse(entry, *why);
        return {};
    }
    const Result<QByteArray> value = valueFor(entry, ref.collection);
    if (!value) {
        refuse(entry, value.error());
        return {};
    }
    entry.value = *value;
    const bool isRepeated = m_used.contains(ref); // in what was copied
    if (place != Place::Free && !isRepeated)
        return takeTaken(store, entry, ref, place);
    if (!isRepeated)
        return addUnder(store, entry, ref);
    const Result<EntryRef> free = freeKey(store, ref);
    return free ? addUnder(store, entry, *free) : free.error();
}

Result<void> Pasting::takeTaken(
    Store &store, const CopiedEntry &entry, const EntryRef &ref, Place place)
{
    ++m_report.taken;
    if (m_report.takenKeys.size() < firstTold)
        m_report.takenKeys.append(ref.key);
    switch (m_request.ifTaken) {
    case IfTaken::Ask:
        return {};
    case IfTaken::Skip:
        ++m_report.skipped;
        return {};
    case IfTaken::Replace:
        break;
    case IfTaken::KeepBoth: {
        const Result<EntryRef> free = freeKey(store, ref);
        return free ? addUnder(store, entry, *free) : free.error();
    }
    }
    if (place == Place::Promised) {
        refuse(entry, {ErrorCode::Invalid, Reasons::keyPromised});
        return {};
    }
    const Result<QList<Entry>> seen = m_state.changes.contains(ref)
        ? Result<QList<Entry>>(QList<Entry> {absentEntry(ref)})
        : readAll(store, {ref}, largestEdited, m_stop);
    if (!seen)
        return seen.error();
    ++m_report.replaced;
    stage(entry, seen->first());
    return {};
}

// The key is free; it may break a rule.
Result<void> Pasting::addUnder(Store &store, const CopiedEntry &entry, const EntryRef &ref)
{
    if (const std::optional<Error> rule = whyNot(ref, entry.value))
        return rename(store, entry, ref, *rule);
    if (ref.key != entry.key) {
        ++m_report.renamedAsTaken;
        if (m_report.renamed.size() < firstTold)
            m_report.renamed.append({entry.key, ref});
    }
    stage(entry, absentEntry(ref));
    return {};
}

Result<void> Pasting::rename(
    Store &store, const CopiedEntry &entry, const EntryRef &ref, const Error &rule)
{
    EntryRef plain = ref;
    plain.key = plainKey(ref.key);
    Result<Place> place = look(store, plain);
    if (!place)
        return place.error();
    if (*place != Place::Free) {
        const Result<EntryRef> free = freeKey(store, plain);
        if (!free)
            return free.error();
        plain = *free;
    }
    if (whyNot(plain, entry.value)) {
        refuse(entry, rule); // it is not the key
        return {};
    }
    ++m_report.renamedByRule;
    if (m_report.renamed.size() < firstTold)
        m_report.renamed.append({entry.key, plain, rule.detail});
    stage(entry, absentEntry(plain));
    return {};
}

// The key with a number behind it.
Result<EntryRef> Pasting::freeKey(Store &store, const EntryRef &ref)
{
    int &number = m_tried[ref];
    for (number = std::max(number + 1, 2);; ++number) {
        EntryRef numbered = ref;
        numbered.key = ref.key + '-' + QByteArray::number(number);
        const Result<Place> place = look(store, numbered);
        if (!place)
            return place.error();
        if (*place == Place::Free)
            return numbered;
    }
}

Result<Pasting::Place> Pasting::look(Store &store, const EntryRef &ref)
{
    const Result<Entry> stored = store.read({ref}, {0, 1}, m_stop).first();
    const bool isKnown = stored || stored.error().code == ErrorCode::NotFound;
    return isKnown ? Result<Place>(placeOf(ref, stored.has_value())) : stored.error();
}

Pasting::Place Pasting::placeOf(const EntryRef &ref, bool isStored) const
{
    if (m_used.contains(ref))
        return Place::Taken;
    const auto edit = m_state.changes.find(ref);
    if (edit && edit->kind() == EditKind::Deleted)
        return Place::Free;
    if (edit)
        return edit->mine.key == ref.key ? Place::Taken : Place::Promised;
    if (m_state.changes.isTaken(ref))
        return Place::Promised;
    return isStored ? Place::Taken : Place::Free;
}

CollectionRef Pasting::collectionFor(const CollectionRef &copied) const
{
    if (m_request.into)
        return *m_request.into;
    const auto isThat = [&copied](const CollectionInfo &info) { return info.ref == copied; };
    return std::any_of(m_collections.begin(), m_collections.end(), isThat) ? copied
                                                                           : m_names.value(copied);
}

std::optional<Error> Pasting::whyNoCollection(const CollectionRef &collection) const
{
    const Capabilities can = m_store.capabilities;
    const auto isThat
        = [&collection](const CollectionInfo &info) { return info.ref == collection; };
    const bool isThere = std::any_of(m_collections.begin(), m_collections.end(), isThat)
        || can.testFlag(Capability::NewCollections);
    if (isThere)
        return std::nullopt;
    return Error {
        ErrorCode::Unsupported, Reasons::noCollectionNamed.with(displayText(collection.name))};
}

// The store's rules for what is new, asked once for each key that is staged.
std::optional<Error> Pasting::whyNot(const EntryRef &ref, const QByteArray &value)
{
    if (!m_store.refusal)
        return std::nullopt;
    return m_store.refusal(
        {.ref = {judged(ref.collection), ref.key}, .value = value, .base = Version {}});
}

// Those rules are of an empty store. A collection that is there needs none for its name: if that
// breaks one, keys are judged as if they were in another collection.
CollectionRef Pasting::judged(const CollectionRef &collection)
{
    const auto known = m_judged.constFind(collection);
    if (known != m_judged.constEnd())
        return *known;
    const auto isThat
        = [&collection](const CollectionInfo &info) { return info.ref == collection; };
    auto refusal = m_store.refusal; // a copy, which the others do not hear of
    const bool isBroken = std::any_of(m_collections.begin(), m_collections.end(), isThat)
        && refusal({.ref = {collection, "a"}, .value = "{}", .base = Version {}}).has_value();
    const bool isPlain = isBroken && !collection.topLevel;
    return m_judged[collection] = isPlain ? CollectionRef {"data"} : collection;
}

// As it is within one store; else laid out as new values are there.
Result<QByteArray> Pasting::valueFor(
    const CopiedEntry &entry, const CollectionRef &collection) const
{
    if (!m_store.capabilities.testFlag(Capability::JsonValues))
        return entry.value;
    if (const std::optional<Error> fault = json::faultIn(entry.value))
        return *fault;
    if (m_request.clip.source == m_store.address.toString())
        return entry.value;
    return storedText({}, entry.value, styleOfNew(m_collections, collection));
}

void Pasting::stage(const CopiedEntry &entry, const Entry &seen)
{
    const bool keepsExpiry = m_store.capabilities.testFlag(Capability::Expiry);
    if (entry.expiresAt && !keepsExpiry)
        ++m_report.withoutExpiry;
    const Content content {true, seen.ref.key, entry.value,
        keepsExpiry ? entry.expiresAt : std::optional<QDateTime>(),
        keepsExpiry ? entry.expiresBeyond : qint16(0)};
    m_state = edited(
        std::move(m_state), {seen}, [&content](ChangeSet &changes, const QList<Entry> &stored) {
            changes.want(stored.first(), content);
        });
    m_used.insert(seen.ref);
    if (!m_report.first)
        m_report.first = seen.ref;
    ++m_report.staged;
}

void Pasting::refuse(const CopiedEntry &entry, Error why)
{
    ++m_report.refused;
    why.subject = entryText(EntryRef {entry.collection, entry.key});
    if (m_report.why.size() < firstTold)
        m_report.why.append(why);
}

} // namespace kvlens
