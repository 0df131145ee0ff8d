// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copymessage.h"

#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class CopyWords
{
    Q_DECLARE_TR_FUNCTIONS(CopyMessage)
};

void tellWhatIsMissing(Message &message, QStringList &kept, const CopyLosses &losses)
{
    QStringList details;
    if (losses.unreadable > 0)
        kept.prepend(
            CopyWords::tr("%1 entries were left out.", nullptr, pluralOf(losses.unreadable))
                .arg(numberText(losses.unreadable)));
    for (const Error &why : losses.why)
        details += errorDetails(why);
    for (const Problem &problem : losses.hiding) {
        kept.prepend(CopyWords::tr("%1 What stands behind that was not seen.")
                         .arg(errorSentence(Act::Read, problem.error)));
        details += errorDetails(problem.error);
    }
    message.details = details.join(QStringLiteral("\n\n"));
}

} // namespace

Message copyMessage(const QString &store, const CopyReport &report)
{
    const CopyLosses &losses = report.losses;
    const QString where = whereText(report.target);
    Message message {
        .happened = CopyWords::tr("A copy of %1 was written to %2.").arg(store, where)};
    QStringList kept {CopyWords::tr("%1 itself is as it was.").arg(store)};
    if (losses.expiry)
        kept.prepend(CopyWords::tr("It keeps no expiry times; they were left out."));
    if (losses.creation)
        kept.prepend(CopyWords::tr("It does not keep when entries were made; that was left out."));
    if (losses.standIns > 0)
        kept.prepend(CopyWords::tr("%1 keys were copied as names that stand for others: %2.",
            nullptr, pluralOf(losses.standIns))
                         .arg(numberText(losses.standIns), reasonText(losses.standInsAre)));
    if (!losses.empty.isEmpty())
        kept.prepend(CopyWords::tr("Collections without entries were left out."));
    if (!losses.isWhole()) {
        message.kind = Message::Kind::Warning;
        message.happened
            = CopyWords::tr("A copy of %1 was written to %2, but not all of it could be read.")
                  .arg(store, where);
        tellWhatIsMissing(message, kept, losses);
    }
    message.kept = kept.join(u' ');
    return message;
}

} // namespace kvlens
