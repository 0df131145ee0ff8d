// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/yourchanges.h"

#include "model/storesession.h"
#include "report/wording.h"
#include "stores/words/translations.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class KeptWords
{
    Q_DECLARE_TR_FUNCTIONS(Kept)
};

} // namespace

QString keptText(const StoreSession &session)
{
    const qsizetype count = session.changes().count();
    return count == 0 ? QString()
                      : KeptWords::tr("Your %1 changes are kept.", nullptr, pluralOf(count))
                            .arg(numberText(count));
}

QString conflictsText(const StoreSession &session)
{
    const qsizetype count = session.changes().conflictCount();
    return KeptWords::tr(
        "%1 of your changes meet changes by another program.", nullptr, pluralOf(count))
        .arg(numberText(count));
}

void followEdits(Message &message, const StoreSession &session)
{
    if (message.matter == Message::Matter::Merging)
        message.happened = conflictsText(session);
    if (!message.edits.isEmpty())
        message.edits = keptText(session);
    if (session.changes().isEmpty())
        message.buttons.removeIf([](const Message::Button &each) { return each.needsEdits; });
}

} // namespace kvlens
