// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storedentries.h"

#include "model/longvalues.h"
#include "model/manyedits.h"
#include "model/storesession.h"
#include "stores/hiddenentries.h"

#include <QPointer>

namespace kvlens {

StoredEntries::StoredEntries(StoreSession &session, StagedEdits &edits, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_edits(edits)
{
}

bool StoredEntries::isLoading() const
{
    return m_session.state() == SessionState::Loading;
}

void StoredEntries::with(
    const QList<EntryRef> &refs, const EntriesFunction &act, const Function &again)
{
    const auto isEdited = [this](const EntryRef &ref) { return m_edits.changes().contains(ref); };
    if (std::all_of(refs.begin(), refs.end(), isEdited)) {
        QList<Entry> entries;
        for (const EntryRef &ref : refs)
            entries.append(m_edits.changes().find(ref)->stored());
        act(entries);
        return;
    }
    m_session.whenSettled([this, refs, act, again] { read(refs, act, again); });
}

void StoredEntries::read(
    const QList<EntryRef> &refs, const EntriesFunction &act, const Function &again)
{
    const auto job = [refs](Store &store, const std::stop_token &stop) {
        return readAll(store, refs, largestEdited, stop);
    };
    const auto take
        = [this, refs, act, again, wasLoading = isLoading(), held = hold(refs.size()),
              generation = m_edits.state().generation](const Result<QList<Entry>> &entries) {
              if (!entries)
                  emit failed(entries.error());
              else if (wasLoading && !areThere(*entries))
                  onceLoaded([again, held] { again(); });
              else
                  ifStillStored(
                      generation, [act, read = *entries] { act(read); },
                      [this, refs, act, again] { with(refs, act, again); });
          };
    onFinished(m_session.run(job), this, take);
}

void StoredEntries::onceLoaded(const Function &act)
{
    if (isLoading())
        emit waits();
    whenLoaded(m_session, act);
}

void StoredEntries::withHidden(const EntryRef &ref, const EntriesFunction &act)
{
    if (ref.shadow != 0 || !hidesEntries(m_session.collections(), ref.collection))
        return act({});
    const auto job = [ref](Store &store, const std::stop_token &stop) {
        return entriesHiddenBy(store, {ref}, stop);
    };
    onFinished(m_session.run(job), this, [this, act](const Result<QList<Entry>> &hidden) {
        if (hidden)
            act(*hidden);
        else
            emit failed(hidden.error());
    });
}

void StoredEntries::ifStillStored(int generation, const Function &act, const Function &again)
{
    m_session.whenSettled([this, generation, act, again] {
        generation == m_edits.state().generation ? act() : again();
    });
}

bool StoredEntries::anyHides(const QList<EntryRef> &refs) const
{
    QSet<CollectionRef> hiding; // mostly empty, however many the refs are
    for (const CollectionInfo &info : m_session.collections()) {
        if (info.hidden > 0)
            hiding.insert(info.ref);
    }
    return !hiding.isEmpty()
        && std::any_of(refs.begin(), refs.end(),
            [&hiding](const EntryRef &ref) { return hiding.contains(ref.collection); });
}

std::shared_ptr<void> StoredEntries::hold(qsizetype entries)
{
    m_inHand += entries;
    const auto release = [self = QPointer(this), entries](void *) {
        if (self)
            self->m_inHand -= entries;
    };
    return {nullptr, release}; // holds nothing but the end of it
}

} // namespace kvlens
