// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/clipreading.h"

#include "model/longvalues.h"
#include "model/storejobs.h"
#include "model/storesession.h"
#include "model/treetext.h"
#include "stores/json/valuecheck.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

constexpr qsizetype copiedAtOnce = 64; // entries, of at most shownWhole bytes each
constexpr int keysListedAtOnce = 512;
constexpr qsizetype firstToldLeftOut = 100;

// The task is the editor's child: it goes with the session, before the list of its tasks.
void runReading(
    StoreSession &session, const ClipReading &reading, QObject *receiver, const ClipFunction &done)
{
    auto *task = new Task(
        session.tasks(), Activity::Kind::Gathering, Task::Start::Awaited, &session.editor());
    const auto take
        = [task, receiver = QPointer(receiver), done](const Result<ClipReading::Answer> &answer) {
              if (answer && !answer->clip) {
                  task->show({Activity::Kind::Gathering, answer->done, answer->known});
                  return Task::Next::Slice;
              }
              task->deleteLater();
              if (receiver)
                  done(answer ? Result<EntryClip>(*answer->clip) : answer.error());
              return Task::Next::End;
          };
    task->run(reading, take);
}

} // namespace

ClipReading::ClipReading(
    const StoreInfo &store, const ChangeSet &edits, const QList<EntryRef> &refs)
    : m_edits(edits)
    , m_refs(refs)
{
    m_clip.source = store.address.toString();
    m_clip.isJson = store.capabilities.testFlag(Capability::JsonValues);
}

ClipReading::ClipReading(
    const StoreInfo &store, const ChangeSet &edits, const CollectionRef &collection)
    : ClipReading(store, edits, QList<EntryRef>())
{
    m_collection = collection;
}

Result<ClipReading::Answer> ClipReading::operator()(Store &store, const TaskSlice &slice)
{
    do {
        const bool isToList = m_collection && m_done == m_refs.size();
        const Result<void> read
            = isToList ? listMore(store, slice.stop()) : readBatch(store, slice.stop());
        if (!read)
            return read.error();
    } while (!isDone() && !slice.isOver());
    return Answer {m_done, m_refs.size(), isDone() ? std::optional(m_clip) : std::nullopt};
}

// The keys that are stored, and then those that are only staged.
Result<void> ClipReading::listMore(Store &store, const std::stop_token &stop)
{
    const CollectionRef collection = *m_collection;
    const Result<KeyPage> page = store.list({collection, m_cursor, keysListedAtOnce}, stop);
    const bool isStored = page || page.error().code != ErrorCode::NotFound;
    if (isStored && !page)
        return page.error();
    for (qsizetype i = 0; page && i < page->count(); ++i) {
        const KeyPage::Item item = page->at(i);
        const QByteArray key = item.key.toByteArray();
        if (item.shadow == 0 && !m_listed.contains(key))
            m_refs.append({collection, key});
        m_listed.insert(key);
    }
    m_cursor = page ? page->next : KeyCursor {{}, true};
    if (!m_cursor.atEnd)
        return {};
    m_refs += m_edits.added(collection).refs();
    m_collection.reset();
    m_listed.clear();
    return {};
}

Result<void> ClipReading::readBatch(Store &store, const std::stop_token &stop)
{
    const QList<EntryRef> batch = m_refs.mid(m_done, copiedAtOnce);
    const QList<Result<Entry>> entries = readUpTo(store, batch, shownWhole, stop);
    for (qsizetype i = 0; i < batch.size(); ++i) {
        Result<Entry> entry = entries.at(i);
        const bool isPart = entry && !entry->isWhole() && m_bytes + entry->size() <= largestClip;
        if (isPart)
            entry = readUpTo(store, {batch.at(i)}, largestClip, stop).first();
        if (const Result<void> taken = take(batch.at(i), entry); !taken)
            return taken.error();
        ++m_done;
    }
    return {};
}

// An entry that is only staged is not in the store.
Result<void> ClipReading::take(const EntryRef &ref, const Result<Entry> &entry)
{
    const bool isThere = entry || entry.error().code == ErrorCode::NotFound;
    if (!isThere)
        return entry.error();
    const Entry seen = entry ? *entry : absentEntry(ref);
    const Content content = m_edits.content(seen);
    if (ref.part != EntryPart::Value)
        leaveOut(ref, {ErrorCode::Unsupported, Reasons::noEntryOfItsOwn});
    else if (!content.exists)
        leaveOut(ref, {ErrorCode::NotFound, entry ? Reasons::toBeDeleted : Reasons::noSuchEntry});
    else if (content.invalid)
        leaveOut(ref, *content.invalid);
    else if (seen.problem && !m_edits.contains(ref))
        leaveOut(ref, *seen.problem);
    else
        return add(seen, content);
    return {};
}

Result<void> ClipReading::add(const Entry &entry, const Content &content)
{
    const bool isPart = !entry.isWhole() && !m_edits.contains(entry.ref);
    m_bytes += content.key.size() + (isPart ? entry.size() : content.value.size());
    if (m_bytes > largestClip)
        return Error {ErrorCode::Unsupported, Reasons::clipTooLong.with(sizeText(largestClip))};
    const std::optional<Error> fault = m_clip.isJson ? json::faultIn(content.value) : std::nullopt;
    if (fault)
        leaveOut(entry.ref, *fault);
    else
        m_clip.entries.append({entry.ref.collection, content.key, content.value, content.expiresAt,
            content.expiresBeyond});
    return {};
}

void ClipReading::leaveOut(const EntryRef &ref, const Error &why)
{
    ++m_clip.leftOut;
    if (m_clip.why.size() < firstToldLeftOut)
        m_clip.why.append(entryFault(ref, why));
}

void readClip(
    StoreSession &session, const QList<EntryRef> &refs, QObject *receiver, const ClipFunction &done)
{
    runReading(session, ClipReading(session.info(), session.changes(), refs), receiver, done);
}

void readClip(StoreSession &session, const CollectionRef &collection, QObject *receiver,
    const ClipFunction &done)
{
    whenLoaded(session, [&session, collection, receiver = QPointer(receiver), done] {
        runReading(
            session, ClipReading(session.info(), session.changes(), collection), receiver, done);
    });
}

} // namespace kvlens
