// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sideeffectnotes.h"

#include "model/storesession.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype mostAsked = 1000; // entries of a store
constexpr qsizetype notesShown = 3;

} // namespace

SideEffectNotes::SideEffectNotes(const QList<StoreSession *> &sessions, QWidget *parent)
    : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setVisible(false);
    for (StoreSession *session : sessions)
        ask(*session);
}

void SideEffectNotes::ask(StoreSession &session)
{
    const QList<EntryRef> refs = refsPut(session.changes());
    if (refs.isEmpty())
        return;
    const auto job = [asked = refs.first(std::min(refs.size(), mostAsked))](
                         Store &store, const std::stop_token &stop) -> Result<QList<SideEffect>> {
        return store.sideEffects(asked, stop);
    };
    onFinished(session.run(job), this, [this](const Result<QList<SideEffect>> &effects) {
        if (effects && !effects->isEmpty())
            take(*effects);
    });
}

void SideEffectNotes::take(const QList<SideEffect> &effects)
{
    for (const auto &[path, what] : effects)
        m_lines << tr("%1: %2.").arg(displayText(path), reasonText(what));
    QStringList shown = m_lines.mid(0, notesShown);
    if (const qsizetype more = m_lines.size() - shown.size(); more > 0)
        shown << tr("%1 more files are like that.", nullptr, pluralOf(more)).arg(numberText(more));
    setText(shown.join(u'\n'));
    setVisible(true);
}

} // namespace kvlens
