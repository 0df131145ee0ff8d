// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/notices.h"

#include "stores/words/translations.h"
#include "ui/entryview.h"
#include "ui/errortext.h"
#include "ui/target.h"
#include "ui/wording.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace kvlens {

namespace {

QString keptText(const StoreSession &session)
{
    const qsizetype count = session.changes().count();
    return count == 0
        ? QString()
        : Notices::tr("Your %1 changes are kept.", nullptr, pluralOf(count)).arg(numberText(count));
}

// The first one; nothing: it is whole.
std::optional<Problem> damageOf(const StoreSession &session)
{
    for (const Problem &problem : session.problems()) {
        if (problem.severity == Severity::Error)
            return problem;
    }
    return std::nullopt;
}

QString join(const QString &one, const QString &other)
{
    return one.isEmpty() || other.isEmpty() ? one + other : one + u' ' + other;
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
        qOverload<const StoreSession *, Message>(&Notices::tell));
    connect(&workspace, &Workspace::aboutToClose, this, [this](const StoreSession *session) {
        m_usable.remove(session);
        m_merging.remove(session);
        m_refused.remove(session);
        if (std::exchange(m_about, m_about == session ? nullptr : m_about) == session)
            m_bar.clear();
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
    connect(session, &StoreSession::failed, this,
        [this, session](const Error &error) { failed(session, error); });
    if (EditKeeper *keeper = m_workspace.keeper(session))
        m_recovery.follow(session, keeper);
}

void Notices::tell(const Message &message)
{
    m_about = nullptr;
    m_bar.show(message);
    emit logged(join(message.happened, message.kept));
}

void Notices::tell(const StoreSession *session, Message message)
{
    for (Message::Button &button : message.buttons)
        button.act = [act = button.act, alive = QPointer(session)] {
            if (alive)
                act();
        };
    tell(message);
    m_about = session;
}

void Notices::stateChanged(StoreSession *session)
{
    switch (session->state()) {
    case SessionState::Failed: {
        const Error error = session->error().value_or(Error {});
        return m_usable.contains(session) ? couldNotReload(session, error)
                                          : couldNotOpen(session, error);
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
    const QString name = address.toString();
    const Message message {.kind = Message::Kind::Error,
        .happened = errorSentence(Act::Open, error, name),
        .kept = errorAdvice(Act::Open, error),
        .buttons
        = {{tr("Try again"), [this, address] { m_workspace.open(address, OpenMode::ReadWrite); }},
            {tr("Choose another…"), [this] { emit openRequested(); }}},
        .details = errorDetails(error)};
    if (error.code != ErrorCode::Cancelled)
        tell(message);
    EditKeeper *keeper = m_workspace.keeper(session);
    if (!keeper || error.code == ErrorCode::Cancelled)
        return closeFailed(session);
    keeper->whenLooked(
        [self = QPointer(this), session, keeper, message = Message(message)]() mutable {
            const QString kept = RecoveryNotices::keptSentence(*keeper);
            message.kept = join(kept, message.kept);
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
    tell(session,
        {.kind = Message::Kind::Error,
            .happened = errorSentence(Act::Reload, error, storeName(*session)),
            .kept = join(keptText(*session), errorAdvice(Act::Reload, error)),
            .buttons = {{tr("Try again"), [session] { session->retry(); }}},
            .details = errorDetails(error)});
}

void Notices::becameUsable(StoreSession *session)
{
    m_usable.insert(session);
    emit opened(session);
    const QString name = storeName(*session);
    if (session->info().capabilities.testFlag(Capability::Private))
        emit logged(tr("Changes to %1 are not kept over a crash.").arg(name));
    if (!damageOf(*session))
        return emit logged(tr("Opened %1.").arg(session->address().toString()));
    const bool canWrite = session->info().capabilities.testFlag(Capability::Write);
    tell(session,
        {.kind = Message::Kind::Warning,
            .happened = canWrite
                ? tr("Not all of %1 can be read: what can is shown.").arg(name)
                : tr("%1 is damaged: what could be read is shown, read-only.").arg(name),
            .kept = canWrite ? QString() : tr("The file itself is left as it is."),
            .buttons = {{tr("Show problems"), [this] { emit problemsRequested(); }}},
            .details = errorDetails(damageOf(*session)->error)});
}

void Notices::freshnessChanged(StoreSession *session)
{
    if (session->freshness() == Freshness::Current)
        return;
    const bool gone = session->freshness() == Freshness::Gone;
    Message message {.kind = Message::Kind::Warning,
        .happened = gone ? tr("%1 is no longer there.").arg(storeName(*session))
                         : tr("Another program rewrote %1.").arg(storeName(*session)),
        .kept = keptText(*session)};
    if (message.kept.isEmpty())
        message.kept = tr("What is shown is older.");
    if (!gone && !session->changes().isEmpty())
        message.buttons.append(
            {tr("Review and merge"), [this, session] { reviewAndMerge(session); }});
    message.buttons.append({tr("Reload"), [session] { session->reload(); }});
    tell(session, message);
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
    if (merging && conflicts > 0)
        return emit mergeRequested(session);
    if (conflicts > 0)
        return tell(session,
            {.kind = Message::Kind::Warning,
                .happened = tr("%1 of your changes meet changes by another program.", nullptr,
                    pluralOf(conflicts))
                                .arg(numberText(conflicts)),
                .kept = keptText(*session),
                .buttons
                = {{tr("Review and merge"), [this, session] { reviewAndMerge(session); }}}});
    if (refused)
        return tell(session,
            {.kind = Message::Kind::Warning,
                .happened
                = tr("%1 was not persisted: another program had rewritten it. It was read "
                     "again, and nothing conflicts.")
                      .arg(name),
                .kept = keptText(*session),
                .buttons = {{tr("Try again"), [session] { session->persist(); }}}});
    if (merging)
        return tell(session,
            {.happened = tr("%1 was reloaded; nothing conflicts.").arg(name),
                .kept = keptText(*session)});
    m_bar.clear();
    emit logged(join(tr("Reloaded %1.").arg(name), keptText(*session)));
}

void Notices::persisted(StoreSession *session, const PersistReport &report)
{
    const QString name = storeName(*session);
    if (!report.error) {
        m_bar.clear();
        const QString happened
            = tr("Persisted %1 changes to %2.", nullptr, pluralOf(report.written))
                  .arg(numberText(report.written), name);
        if (report.warning)
            return tell(session,
                {.kind = Message::Kind::Warning,
                    .happened = happened,
                    .kept = problemSentence({{}, Severity::Warning, *report.warning}),
                    .details = errorDetails(*report.warning)});
        return emit logged(happened);
    }
    if (report.error->code == ErrorCode::Cancelled)
        return emit logged(tr("Persisting %1 was cancelled.").arg(name));
    Message message {.kind = Message::Kind::Error,
        .happened = errorSentence(Act::Persist, *report.error, name),
        .kept = keptText(*session),
        .details = errorDetails(*report.error)};
    if (report.error->code == ErrorCode::Conflict)
        m_refused.insert(session); // it is read again now
    if (report.error->code == ErrorCode::Conflict)
        message.buttons.append(
            {tr("Review and merge"), [this, session] { reviewAndMerge(session); }});
    else
        message.buttons.append({tr("Try again"), [session] { session->persist(); }});
    tell(session, message);
}

// What could not be read is not in the copy; the details name it.
Message Notices::copyMessage(const QString &name, const CopyLosses &losses)
{
    Message message {.happened = tr("A copy of %1 was written.").arg(name),
        .kept = tr("%1 itself is as it was.").arg(name)};
    if (losses.expiry)
        message.kept = join(tr("It keeps no expiry times; they were left out."), message.kept);
    if (!losses.empty.isEmpty())
        message.kept = join(tr("Collections without entries were left out."), message.kept);
    if (losses.isWhole())
        return message;
    message.kind = Message::Kind::Warning;
    message.happened = tr("A copy of %1 was written, but not all of it could be read.").arg(name);
    QStringList details;
    if (losses.unreadable > 0)
        message.kept = join(tr("%1 entries were left out.", nullptr, pluralOf(losses.unreadable))
                                .arg(numberText(losses.unreadable)),
            message.kept);
    for (const Error &why : losses.why)
        details += errorDetails(why);
    for (const Problem &problem : losses.hiding) {
        message.kept = join(tr("%1 What stands behind that was not seen.")
                                .arg(errorSentence(Act::Read, problem.error)),
            message.kept);
        details += errorDetails(problem.error);
    }
    message.details = details.join(QStringLiteral("\n\n"));
    return message;
}

void Notices::copied(StoreSession *session, const Result<CopyReport> &result)
{
    const QString name = storeName(*session);
    if (result)
        return tell(session, copyMessage(name, result->losses));
    if (result.error().code != ErrorCode::Cancelled)
        tell(session,
            {.kind = Message::Kind::Error,
                .happened = errorSentence(Act::Write, result.error(), tr("The copy")),
                .kept = keptText(*session),
                .details = errorDetails(result.error())});
}

void Notices::failed(StoreSession *session, const Error &error)
{
    if (session->state() == SessionState::Failed)
        return; // stateChanged() has told
    tell(session,
        {.kind = Message::Kind::Error,
            .happened = errorSentence(Act::Write, error, storeName(*session)),
            .kept = join(keptText(*session), errorAdvice(Act::Write, error)),
            .details = errorDetails(error)});
}

void Notices::tellOfDraft(EntryView *view)
{
    const QPointer<EntryView> kept = view;
    tell(
        {Message::Kind::Warning, tr("The text of %1 cannot be staged as it is.").arg(view->title()),
            tr("It is kept in its tab only."), {{tr("Discard the text"), [kept] {
                                                     if (kept)
                                                         kept->document().discard();
                                                 }}}});
}

} // namespace kvlens
