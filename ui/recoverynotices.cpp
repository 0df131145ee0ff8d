// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/recoverynotices.h"

#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/target.h"

#include <algorithm>

namespace kvlens {

namespace {

qsizetype countOf(const QList<KeptEdits> &found)
{
    qsizetype count = 0;
    for (const KeptEdits &kept : found)
        count += kept.count;
    return count;
}

std::optional<Error> problemOf(const QList<KeptEdits> &found)
{
    for (const KeptEdits &kept : found) {
        if (kept.problem)
            return kept.problem;
    }
    return std::nullopt;
}

QString sentenceOf(const Error &error)
{
    return problemSentence({{}, Severity::Warning, error});
}

} // namespace

void RecoveryNotices::follow(StoreSession *session, EditKeeper *keeper)
{
    connect(keeper, &EditKeeper::foundEdits, this, [=, this] { tellFound(session, keeper); });
    connect(keeper, &EditKeeper::restored, this,
        [=, this](const RestoredEdits &edits) { tellRestored(session, edits); });
    connect(keeper, &EditKeeper::discarded, this, [=, this] {
        emit logged(tr("The kept changes to %1 were discarded.").arg(storeName(*session)));
    });
    const auto tell = [=, this](Message::Matter matter, const QString &happened,
                          const QString &kept, const Error &error) {
        emit told(session,
            {.kind = Message::Kind::Warning,
                .happened = happened,
                .kept = kept,
                .details = errorDetails(error),
                .matter = matter});
    };
    connect(keeper, &EditKeeper::failed, this, [=](const Error &error) {
        tell(Message::Matter::Kept, sentenceOf(error),
            tr("The kept changes to %1 stay where they are.").arg(storeName(*session)), error);
    });
    connect(keeper, &EditKeeper::couldNotKeep, this, [=](const Error &error) {
        tell(Message::Matter::Unkept,
            tr("Changes to %1 would not outlive a crash now.").arg(storeName(*session)),
            sentenceOf(error), error);
    });
    connect(keeper, &EditKeeper::keepsAgain, this,
        [=, this] { emit settled(session, Message::Matter::Unkept); });
}

QString RecoveryNotices::keptSentence(const EditKeeper &keeper)
{
    if (keeper.found().isEmpty())
        return {};
    const qsizetype count = countOf(keeper.found());
    return count == 0
        ? tr("Changes to it that were never persisted are kept.")
        : tr("%1 changes to it that were never persisted are kept.", nullptr, pluralOf(count))
              .arg(numberText(count));
}

void RecoveryNotices::tellFound(StoreSession *session, EditKeeper *keeper)
{
    if (session->state() == SessionState::Failed)
        return; // who tells of that tells of these
    const QString name = storeName(*session);
    const qsizetype count = countOf(keeper->found());
    const std::optional<Error> problem = problemOf(keeper->found());
    Message message {.matter = Message::Matter::Kept};
    message.kind = problem ? Message::Kind::Warning : Message::Kind::Information;
    message.happened = count == 0
        ? tr("Changes to %1 were never persisted; they are kept, but cannot be read.").arg(name)
        : tr("%1 changes to %2 of %3 were never persisted.", nullptr, pluralOf(count))
              .arg(numberText(count), name, timeText(keeper->found().last().at.toLocalTime()));
    if (problem)
        message.kept = count == 0 ? sentenceOf(*problem) : tr("Not all of them can be read.");
    else
        message.kept = tr("They are kept, and can be staged again.", nullptr, pluralOf(count));
    if (problem)
        message.details = errorDetails(*problem);
    if (count > 0)
        message.buttons.append({tr("Restore edits"), [keeper] { keeper->restore(); }});
    message.buttons.append(
        {tr("Discard them", nullptr, count == 1 ? 1 : 2), [keeper] { keeper->discard(); }});
    emit told(session, message);
}

void RecoveryNotices::tellRestored(StoreSession *session, const RestoredEdits &edits)
{
    const qsizetype conflicts = session->changes().conflictCount();
    Message message {.matter = Message::Matter::Staged};
    message.happened = tr("%1 changes to %2 are staged again.", nullptr, pluralOf(edits.staged))
                           .arg(numberText(edits.staged), storeName(*session));
    QStringList more;
    if (edits.stored > 0)
        more += tr("%1 of them are stored by now.", nullptr, pluralOf(edits.stored))
                    .arg(numberText(edits.stored));
    if (const qsizetype count = edits.leftOut.size(); count > 0)
        more += tr(
            "%1 are of entries that are edited already, and stay kept.", nullptr, pluralOf(count))
                    .arg(numberText(count));
    if (edits.earlier > 0)
        more += tr("%1 earlier ones of the same entries, made in another window, stay kept.",
            nullptr, pluralOf(edits.earlier))
                    .arg(numberText(edits.earlier));
    if (conflicts > 0) {
        message.kind = Message::Kind::Warning;
        more += tr("%1 meet changes by another program.", nullptr, pluralOf(conflicts))
                    .arg(numberText(conflicts));
        message.buttons.append(
            {tr("Review and merge"), [this, session] { emit mergeRequested(session); }});
    }
    if (more.isEmpty())
        more += tr("Nothing is written before you persist.");
    message.kept = more.join(u' ');
    emit told(session, message);
}

} // namespace kvlens
