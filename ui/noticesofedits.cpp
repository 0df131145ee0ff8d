// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Notices: what is told of edits that are staged, or cannot be.
#include "ui/entryview.h"
#include "ui/notices.h"
#include "ui/target.h"

#include <QPointer>
#include <QTimer>

namespace kvlens {

void Notices::tellOfRepair(StoreSession *session)
{
    tell(session, Message::Matter::Staged,
        {.happened = tr("The repair of %1 is staged.").arg(storeName(*session)),
            .kept = tr("Nothing is written before you persist."),
            .buttons = {{tr("Review"), [this] { emit reviewRequested(); }}}});
}

// A moment later: of a small store it is over by then.
void Notices::tellThatItWaits(StoreSession *session)
{
    using namespace std::chrono_literals;
    QTimer::singleShot(300ms, this, [this, session = QPointer(session)] {
        if (!session || session->state() != SessionState::Loading
            || session->editor().entriesInHand() == 0)
            return;
        tell(session, Message::Matter::Waiting,
            {.happened = tr("What you did in %1 waits until all its keys are known.")
                             .arg(storeName(*session)),
                .kept = tr("It is staged by itself then.")});
    });
}

void Notices::tellOfDraft(EntryView *view)
{
    const QPointer<EntryView> kept = view;
    const auto discard = [kept] {
        if (kept)
            kept->document().discard();
    };
    tell({.kind = Message::Kind::Warning,
        .happened = tr("The text of %1 cannot be staged as it is.").arg(view->title()),
        .kept = tr("It is kept in its tab only."),
        .buttons = {{tr("Discard the text"), discard}},
        .matter = Message::Matter::Draft});
}

} // namespace kvlens
