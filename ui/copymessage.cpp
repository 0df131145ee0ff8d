// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copymessage.h"

#include "stores/words/translations.h"
#include "ui/errortext.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class CopyMessageWords
{
    Q_DECLARE_TR_FUNCTIONS(CopyMessage)
};

} // namespace

Message copyMessage(const QString &name, const CopyLosses &losses)
{
    Message message {.happened = CopyMessageWords::tr("A copy of %1 was written.").arg(name),
        .kept = CopyMessageWords::tr("%1 itself is as it was.").arg(name)};
    if (losses.expiry)
        message.kept = joined(
            CopyMessageWords::tr("It keeps no expiry times; they were left out."), message.kept);
    if (!losses.empty.isEmpty())
        message.kept = joined(
            CopyMessageWords::tr("Collections without entries were left out."), message.kept);
    if (losses.isWhole())
        return message;
    message.kind = Message::Kind::Warning;
    message.happened
        = CopyMessageWords::tr("A copy of %1 was written, but not all of it could be read.")
              .arg(name);
    QStringList details;
    if (losses.unreadable > 0)
        message.kept = joined(
            CopyMessageWords::tr("%1 entries were left out.", nullptr, pluralOf(losses.unreadable))
                .arg(numberText(losses.unreadable)),
            message.kept);
    for (const Error &why : losses.why)
        details += errorDetails(why);
    for (const Problem &problem : losses.hiding) {
        message.kept = joined(CopyMessageWords::tr("%1 What stands behind that was not seen.")
                                  .arg(errorSentence(Act::Read, problem.error)),
            message.kept);
        details += errorDetails(problem.error);
    }
    message.details = details.join(QStringLiteral("\n\n"));
    return message;
}

} // namespace kvlens
