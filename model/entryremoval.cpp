// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the editor that deletes: a key is gone afterwards, however often it stood.
#include "model/entryeditor.h"
#include "model/storesession.h"
#include "model/treetext.h"
#include "stores/nametext.h"
#include "stores/words/translations.h"

namespace kvlens {

namespace {

QString deletingText(const QList<EntryRef> &refs)
{
    const QString what = refs.size() == 1
        ? nameText(refs.first().key)
        : EntryEditor::tr("%1 keys", nullptr, pluralOf(refs.size())).arg(numberText(refs.size()));
    return EntryEditor::tr("delete %1").arg(what);
}

void deleting(ChangeSet &changes, const QList<Entry> &stored)
{
    for (const Entry &entry : stored)
        changes.remove(entry);
}

} // namespace

// While the store still loads it is not known what a key hides.
void EntryEditor::remove(const QList<EntryRef> &refs)
{
    if (!mayEdit())
        return;
    const bool wasLoading = m_stored.isLoading();
    stage(deletingText(refs), refs, deleting, Reach::AndHidden);
    if (wasLoading)
        whenLoaded(m_session, [this, refs] { removeHidden(refs); });
}

// Of those that are still to be deleted; what was read for that comes before the answer.
void EntryEditor::removeHidden(const QList<EntryRef> &refs)
{
    const auto nothing = [](Store &, const std::stop_token &) { return Result<bool>(true); };
    onFinished(m_session.run(nothing), this, [this, refs](const Result<bool> &) {
        QList<EntryRef> deleted;
        for (const EntryRef &ref : refs) {
            const auto edit = m_edits.changes().find(ref);
            if (ref.shadow == 0 && edit && edit->kind() == EditKind::Deleted)
                deleted.append(ref);
        }
        if (m_stored.anyHides(deleted))
            stage(deletingText(deleted), deleted, deleting, Reach::AndHidden);
    });
}

void EntryEditor::removeAlone(const EntryRef &ref)
{
    if (mayEdit())
        stage(deletingText({ref}), {ref}, deleting);
}

} // namespace kvlens
