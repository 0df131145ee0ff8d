// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notices.h"

#include "model/editkeeper.h"
#include "model/recoveryfile.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/catalog.h"
#include "stores/words/translations.h"
#include "ui/closequestion.h"
#include "ui/copymessage.h"
#include "ui/damagetext.h"
#include "ui/entryview.h"
#include "ui/otherkinds.h"
#include "ui/otherprogram.h"
#include "ui/settings.h"
#include "ui/target.h"
#include "ui/yourchanges.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

#include <utility>

namespace kvlens {

using Matter = Message::Matter;

namespace {

bool isOnlyWrittenInPlace(const StoreSession &session)
{
    return !session.info().capabilities.testFlag(Capability::Write)
        && !session.info().inPlaceReasons.isEmpty();
}

// The same before and after its kind is recognised, and however its path was written.
QString aboutOf(const StoreAddress &address)
{
    return address.path.isEmpty() ? address.toString()
                                  : QDir::cleanPath(QFileInfo(address.path).absoluteFilePath());
}

} // namespace

Notices::Notices(Workspace &workspace, MessageBar &bar, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_bar(bar)
{
    connect(&workspace, &Workspace::opened, this, &Notices::follow);
    connect(&m_recovery, &RecoveryNotices::logged, this, &Notices::logged);
    connect(&m_recovery, &RecoveryNotices::mergeRequested, this, &Notices::mergeRequested);
    connect(&m_recovery, &RecoveryNotices::told, this,
        [this](const StoreSession *session, const Message &message) {
            tell(session, message.matter, message);
        });
    connect(&m_recovery, &RecoveryNotices::settled, this,
        [this](const StoreSession *session, Message::Matter matter) { settle(session, {matter}); });
    connect(&workspace, &Workspace::aboutToClose, this, [this](const StoreSession *session) {
        const bool isUsable = m_usable.remove(session);
        for (auto *each : {&m_merging, &m_refused, &m_again, &m_gone})
            each->remove(session);
        m_blocked.forget(session);
        if (session->state() != SessionState::Failed || isUsable)
            m_bar.settle(aboutOf(session->address()));
    });
}

void Notices::follow(StoreSession *session)
{
    connect(session, &StoreSession::stateChanged, this, [this, session] { stateChanged(session); });
    connect(session, &StoreSession::freshnessChanged, this,
        [this, session] { freshnessChanged(session); });
    connect(session, &StoreSession::reloadFinished, this, [this, session] { reloaded(session); });
    connect(session, &StoreSession::persistFinished, this,
        [this, session](const PersistReport &report) { persisted(session, report); });
    connect(session, &StoreSession::copyFinished, this,
        [this, session](const Result<CopyReport> &result) { copied(session, result); });
    connect(session, &StoreSession::couldNotList, this,
        [this, session](const Error &error) { couldNotList(session, error); });
    connect(session, &StoreSession::changesChanged, this, [this, session] { changed(session); });
    connect(session, &StoreSession::failed, this,
        [this, session](const Error &error) { failed(session, error); });
    if (EditKeeper *keeper = m_workspace.keeper(session))
        m_recovery.follow(session, keeper);
}

void Notices::tell(const Message &message)
{
    m_bar.show(message);
    emit logged(message.text());
}

// What went well needs no message that has to be dismissed.
void Notices::say(const QString &line)
{
    emit logged(line);
    emit said(line);
}

void Notices::tell(const StoreSession *session, Message::Matter matter, Message message)
{
    for (Message::Button &button : message.buttons)
        button.act = [act = button.act, alive = QPointer(session)] {
            if (alive)
                act();
        };
    message.about = aboutOf(session->address());
    message.matter = matter;
    tell(message);
}

void Notices::tellOf(const StoreSession *session, const Message &message)
{
    tell(session, message.matter, message);
}

void Notices::settle(const StoreSession *session, std::initializer_list<Message::Matter> matters)
{
    for (const Message::Matter matter : matters)
        m_bar.settle(aboutOf(session->address()), matter);
}

void Notices::stateChanged(StoreSession *session)
{
    if (session->state() == SessionState::Loading)
        lookForWaiting(session);
    else
        settle(session, {Matter::Waiting});
    switch (session->state()) {
    case SessionState::Failed: {
        const Error error = session->error().value_or(Error {});
        const bool isUsed = m_usable.contains(session) || !closedWithLoss({session}).isEmpty();
        return isUsed ? couldNotReload(session, error) : couldNotOpen(session, error);
    }
    case SessionState::Ready:
        if (!m_usable.contains(session))
            return becameUsable(session);
        break;
    case SessionState::Opening:
    case SessionState::Loading:
        break;
    }
}

// A store that never opened leaves nothing behind but the message.
void Notices::couldNotOpen(StoreSession *session, const Error &error)
{
    const StoreAddress address = session->address();
    Message message {.kind = Message::Kind::Error,
        .happened = errorSentence(Act::Open, error, address.toString()),
        .kept = errorAdvice(Act::Open, error),
        .details = errorDetails(error),
        .about = aboutOf(address),
        .matter = Matter::Opening};
    if (canTryAgain(error))
        message.buttons.append(
            {tr("Try again"), [this, address] { m_workspace.open(address, OpenMode::ReadWrite); }});
    offerOtherKinds(message, error, address, m_workspace);
    message.buttons.append({tr("Choose another…"), [this] { emit openRequested(); }});
    if (error.code != ErrorCode::Cancelled)
        tell(message);
    EditKeeper *keeper = m_workspace.keeper(session);
    if (!keeper || error.code == ErrorCode::Cancelled)
        return closeFailed(session);
    keeper->whenLooked(
        [self = QPointer(this), session, keeper, message = Message(message)]() mutable {
            const QString kept = RecoveryNotices::keptSentence(*keeper);
            message.kept = joined(kept, message.kept);
            if (self && !kept.isEmpty())
                self->tell(message);
            if (self)
                self->closeFailed(session);
        });
}

void Notices::closeFailed(StoreSession *session)
{
    QMetaObject::invokeMethod(
        this, [this, session] { m_workspace.close(session); }, Qt::QueuedConnection);
}

void Notices::couldNotReload(StoreSession *session, const Error &error)
{
    tell(session, Matter::OtherProgram,
        {.kind = Message::Kind::Error,
            .happened = errorSentence(Act::Reload, error, storeName(*session)),
            .edits = keptText(*session),
            .kept = errorAdvice(Act::Reload, error),
            .buttons = {{tr("Try again"), [session] { session->retry(); }}},
            .details = errorDetails(error)});
}

void Notices::becameUsable(StoreSession *session)
{
    m_usable.insert(session);
    settle(session, {Matter::Opening});
    emit opened(session);
    if (!outlivesProgram(session->address()) || recoveryFolder().isEmpty())
        emit logged(tr("Changes to %1 are not kept over a crash.").arg(storeName(*session)));
    tellWhatIsUnfinished(session);
    const Problem *damage = damageOf(*session);
    if (!damage && isOnlyWrittenInPlace(*session))
        return offerInPlace(session);
    if (!damage)
        return say(
            (isMade(*session) ? tr("Opened %1.") : tr("Opened %1; its first persist makes it."))
                .arg(whereText(session->address())));
    tellOfDamage(session, *damage);
}

void Notices::tellOfDamage(const StoreSession *session, const Problem &damage)
{
    Message message = damageMessage(*session, damage);
    message.buttons = {{tr("Show problems"), [this] { emit problemsRequested(); }}};
    tell(session, Matter::Damage, message);
}

// What an interrupted persist has left, or what was finished of it.
void Notices::tellWhatIsUnfinished(StoreSession *session)
{
    settle(session, {Matter::Unfinished});
    std::optional<Message> message = unfinishedMessage(*session);
    if (!message)
        return;
    message->buttons = {{tr("Show problems"), [this] { emit problemsRequested(); }}};
    tell(session, Matter::Unfinished, *message);
}

void Notices::offerInPlace(StoreSession *session)
{
    const auto choose = [session] {
        WriteManner manner = session->manner();
        manner.isInPlace = true;
        session->setManner(manner);
        session->reload();
    };
    tell(session, Matter::Opening,
        {.kind = Message::Kind::Warning,
            .happened = tr("%1 is read-only: %2.")
                            .arg(storeName(*session), reasonText(session->info().readOnlyReason)),
            .kept = tr("It can be written in place, after a backup."),
            .buttons = {{tr("Write in place"), choose}}});
}

void Notices::freshnessChanged(StoreSession *session)
{
    if (session->freshness() != Freshness::Gone)
        m_gone.remove(session);
    if (session->freshness() == Freshness::Current)
        return settle(session, {Matter::OtherProgram});
    if (session->freshness() == Freshness::Gone)
        return tellThatItIsGone(session);
    if (chosen::reloadsByItself() && closedWithLoss({session}).isEmpty()) {
        say(rereadText(*session));
        return session->reload();
    }
    Message message = rewrittenMessage(*session);
    if (!session->changes().isEmpty())
        message.buttons.append(
            {tr("Review and merge"), [this, session] { reviewAndMerge(session); }, true});
    message.buttons.append({tr("Reload"), [session] { session->reload(); }});
    tell(session, Matter::OtherProgram, message);
}

// That a persist was refused is no news then.
void Notices::tellThatItIsGone(StoreSession *session)
{
    settle(session, {Matter::Persisting});
    m_refused.remove(session);
    const bool isReadable = session->info().capabilities.testFlag(Capability::ReadsWhenGone);
    Message message {.kind = Message::Kind::Warning,
        .happened = goneText(*session),
        .edits = keptText(*session)};
    const BackendInfo *backend = findBackend(session->address().scheme);
    if (isReadable && backend && backend->canBeNew)
        message.buttons.append({tr("Write again"), [this, session] { writeAgain(session); }});
    if (isReadable)
        message.buttons.append(
            {tr("Persist as…"), [this, session] { emit persistAsRequested(session); }});
    message.buttons.append({tr("Reload"), [session] { session->reload(); }});
    tell(session, Matter::OtherProgram, message);
    if (m_gone.contains(session)) // somebody has looked again
        say(tr("%1 is still not there.").arg(storeName(*session)));
    m_gone.insert(session);
}

void Notices::writeAgain(StoreSession *session)
{
    m_again.insert(session);
    session->persistAs(session->address());
}

void Notices::reviewAndMerge(StoreSession *session)
{
    if (session->changes().conflictCount() > 0)
        return emit mergeRequested(session);
    m_merging.insert(session);
    session->reload();
}

void Notices::reloaded(StoreSession *session)
{
    const qsizetype conflicts = session->changes().conflictCount();
    const bool merging = m_merging.remove(session);
    const bool refused = m_refused.remove(session);
    const QString name = storeName(*session);
    settle(session, {Matter::OtherProgram, Matter::Persisting, Matter::Merging, Matter::Listing});
    settle(session, {Matter::Damage});
    if (const Problem *damage = damageOf(*session))
        tellOfDamage(session, *damage);
    tellWhatIsUnfinished(session);
    if (merging && conflicts > 0)
        return emit mergeRequested(session);
    if (conflicts > 0)
        return tell(session, Matter::Merging,
            {.kind = Message::Kind::Warning,
                .happened = conflictsText(*session),
                .edits = keptText(*session),
                .buttons
                = {{tr("Review and merge"), [this, session] { reviewAndMerge(session); }}}});
    if (refused)
        return tell(session, Matter::OtherProgram,
            {.kind = Message::Kind::Warning,
                .happened
                = tr("%1 was not persisted: another program had rewritten it. It was read "
                     "again, and nothing conflicts.")
                      .arg(name),
                .edits = keptText(*session),
                .buttons = {{tr("Try again"), [session] { session->persist(); }}}});
    if (merging)
        return tell(session, Matter::OtherProgram,
            {.happened = tr("%1 was reloaded; nothing conflicts.").arg(name),
                .edits = keptText(*session)});
    say(joined(tr("Reloaded %1.").arg(name), keptText(*session)));
}

void Notices::persisted(StoreSession *session, const PersistReport &report)
{
    const QString name = storeName(*session);
    settle(session, {Matter::Persisting});
    m_blocked.take(*session, report);
    if (!report.error) {
        settle(session, {Matter::OtherProgram, Matter::Staged});
        const QString happened
            = tr("Persisted %1 changes to %2.", nullptr, pluralOf(report.written))
                  .arg(numberText(report.written), name);
        if (report.warning)
            return tell(session, Matter::Persisting,
                {.kind = Message::Kind::Warning,
                    .happened = happened,
                    .kept = problemSentence({{}, Severity::Warning, *report.warning}),
                    .details = errorDetails(*report.warning)});
        return say(happened);
    }
    if (report.error->code == ErrorCode::Cancelled)
        return say(tr("Persisting %1 was cancelled.").arg(name));
    Message message {.kind = Message::Kind::Error,
        .happened = errorSentence(Act::Persist, *report.error, name),
        .edits = keptText(*session),
        .details = errorDetails(*report.error)};
    if (report.error->code == ErrorCode::Conflict)
        m_refused.insert(session); // it is read again now
    if (report.error->code == ErrorCode::Conflict)
        message.buttons.append(
            {tr("Review and merge"), [this, session] { reviewAndMerge(session); }});
    else if (canTryAgain(*report.error))
        message.buttons.append({tr("Try again"), [session] { session->persist(); }});
    tell(session, Matter::Persisting, message);
}

void Notices::copied(StoreSession *session, const Result<CopyReport> &result)
{
    const QString name = storeName(*session);
    const bool again = m_again.remove(session);
    if (result && again) {
        session->reload();
        const QString left = result->losses.empty.isEmpty()
            ? QString()
            : tr("Collections without entries were left out.");
        if (result->losses.isWhole())
            return say(joined(tr("Wrote %1 again.").arg(name), left));
    }
    if (result)
        return tell(session, Matter::Copying, copyMessage(name, *result));
    if (result.error().code != ErrorCode::Cancelled)
        tell(session, Matter::Copying,
            {.kind = Message::Kind::Error,
                .happened = errorSentence(Act::Write, result.error(), tr("The copy")),
                .edits = keptText(*session),
                .details = errorDetails(result.error())});
}

void Notices::couldNotList(StoreSession *session, const Error &error)
{
    const bool isOther = error.code == ErrorCode::Conflict;
    tell(session, isOther ? Matter::OtherProgram : Matter::Listing,
        {.kind = isOther ? Message::Kind::Warning : Message::Kind::Error,
            .happened = errorSentence(Act::Load, error, storeName(*session)),
            .edits = keptText(*session),
            .kept = errorAdvice(Act::Load, error),
            .buttons = {{tr("Reload"), [session] { session->reload(); }}},
            .details = errorDetails(error)});
}

// What tells of edits goes with them.
void Notices::changed(const StoreSession *session)
{
    if (session->changes().conflictCount() == 0)
        settle(session, {Matter::Merging});
    if (session->changes().isEmpty())
        settle(session, {Matter::Staged, Matter::Persisting, Matter::Unkept});
    if (m_blocked.areMended(*session))
        settle(session, {Matter::Persisting});
    m_bar.update(aboutOf(session->address()),
        [session](Message &message) { followEdits(message, *session); });
}

void Notices::failed(StoreSession *session, const Error &error)
{
    if (session->state() == SessionState::Failed)
        return; // stateChanged() has told
    tell(session, Matter::Other,
        {.kind = Message::Kind::Error,
            .happened = errorSentence(Act::Write, error, storeName(*session)),
            .edits = keptText(*session),
            .kept = errorAdvice(Act::Write, error),
            .details = errorDetails(error)});
}

} // namespace kvlens
