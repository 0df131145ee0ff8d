// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// EntryEditor: new keys, and what was copied.
#include "model/entryeditor.h"
#include "model/storesession.h"
#include "model/treetext.h"
#include "stores/nametext.h"
#include "stores/words/reasons.h"
#include "stores/words/translations.h"

namespace kvlens {

void EntryEditor::newKey(
    const CollectionRef &collection, const QByteArray &key, const QByteArray &value)
{
    addNew({collection, key}, {.exists = true, .key = key, .value = value});
}

void EntryEditor::addNew(const EntryRef &ref, const Content &content)
{
    const bool known = std::any_of(m_session.collections().begin(), m_session.collections().end(),
        [&ref](const CollectionInfo &info) { return info.ref == ref.collection; });
    if (!mayEdit(known ? Capabilities() : Capabilities(Capability::NewCollections)))
        return;
    const auto act = [this, ref, content](const QList<Entry> &entries) {
        const auto edit = m_edits.changes().find(ref);
        const bool isDeleted = edit && edit->kind() == EditKind::Deleted;
        if (!isDeleted && (entries.first().version.exists() || m_edits.changes().isTaken(ref))) {
            emit failed({ErrorCode::Invalid, Reasons::keyIsThere, nameText(ref.key)});
            return;
        }
        Content added = content;
        added.invalid = check(absentEntry(ref), content.value);
        m_edits.stage(tr("add %1").arg(nameText(ref.key)), entries,
            [&added](ChangeSet &changes, const QList<Entry> &stored) {
                changes.want(stored.first(), added);
            });
    };
    ifHeld(ref, [this, ref, content, act] {
        m_stored.with({ref}, act, [this, ref, content] { addNew(ref, content); });
    });
}

void EntryEditor::duplicate(const EntryRef &ref, const QByteArray &key)
{
    const auto act = [this, key](const QList<Entry> &entries) {
        Content content = m_edits.changes().content(entries.first());
        content.exists = true;
        content.key = key;
        addNew({entries.first().ref.collection, key}, content);
    };
    m_stored.with({ref}, act, [this, ref, key] { duplicate(ref, key); });
}

void EntryEditor::paste(const PasteRequest &request, const PasteFunction &done)
{
    if (!mayEdit() || request.clip.entries.isEmpty())
        return;
    whenLoaded(m_session, [this, request, done, held = hold(request.clip.entries.size())] {
        pasteOn(request, done);
    });
}

void EntryEditor::pasteOn(const PasteRequest &request, const PasteFunction &done)
{
    auto *task = new Task(m_session.tasks(), Activity::Kind::Staging, Task::Start::Awaited, this);
    const StagedState before = m_edits.state();
    const qsizetype count = request.clip.entries.size();
    const auto end = [this, request, done, before](const Pasting::Answer &answer) {
        const qsizetype staged = answer.report.staged;
        if (answer.state)
            m_edits.stage(tr("paste %1 keys", nullptr, pluralOf(staged)).arg(numberText(staged)),
                before, *answer.state);
        done(answer.report);
    };
    const auto take = [this, task, request, done, before, count, end, held = hold(count)](
                          const Result<Pasting::Answer> &answer) {
        if (answer && !answer->isDone) {
            task->show({Activity::Kind::Staging, answer->done, count});
            return Task::Next::Slice;
        }
        task->deleteLater();
        if (!answer && answer.error().code != ErrorCode::Cancelled)
            emit failed(answer.error());
        if (answer)
            m_stored.ifStillStored(
                before.generation, [end, held, all = *answer] { end(all); },
                [this, request, done] { pasteOn(request, done); });
        return Task::Next::End;
    };
    task->run(Pasting(request, m_session.info(), m_session.collections(), before), take);
}

} // namespace kvlens
