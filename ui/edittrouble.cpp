// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/edittrouble.h"

#include "model/refusal.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "ui/target.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class TroubleWords
{
    Q_DECLARE_TR_FUNCTIONS(EditTrouble)
};

} // namespace

QString editTrouble(const StoreSession &session, const Edit &edit)
{
    const QString key = keyLabel(session, edit.ref());
    if (edit.isConflict())
        return TroubleWords::tr("Another program changed this entry too. Your text is kept; "
                                "Review and merge shows both.");
    if (edit.isInvalid())
        return errorSentence(Act::WillPersist, *edit.mine.invalid, key);
    if (const QString trouble = storeTrouble(session); !trouble.isEmpty())
        return trouble;
    if (edit.failure && edit.failure->code == ErrorCode::Cancelled)
        return TroubleWords::tr("It was not persisted: that was cancelled, or another entry could "
                                "not be, and the store takes all or nothing.");
    return edit.failure ? errorSentence(Act::Persist, *edit.failure, key) : QString();
}

QString storeTrouble(const StoreSession &session)
{
    const std::optional<Error> refusal = refusalOf(session);
    return refusal ? errorSentence(Act::WillPersist, *refusal, storeName(session)) : QString();
}

} // namespace kvlens
