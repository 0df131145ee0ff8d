// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/closequestion.h"

#include "model/refusal.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/style.h"
#include "ui/target.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class CloseQuestionWords
{
    Q_DECLARE_TR_FUNCTIONS(CloseQuestion)
};

// Persists one store after the other; stops where something could not be written.
void persistAll(QList<StoreSession *> sessions, QWidget *window, const std::function<void()> &close)
{
    if (sessions.isEmpty())
        return close();
    StoreSession *session = sessions.takeFirst();
    QObject::connect(
        session, &StoreSession::persistFinished, window,
        [=] {
            if (session->changes().isEmpty())
                persistAll(sessions, window, close);
        },
        Qt::SingleShotConnection);
    session->persist();
}

QString question(const QList<StoreSession *> &sessions)
{
    qsizetype count = 0;
    QStringList names;
    for (const StoreSession *session : sessions) {
        count += session->changes().count();
        names << storeName(*session);
    }
    return CloseQuestionWords::tr("%1 changes to %2 are not persisted.", nullptr, pluralOf(count))
        .arg(numberText(count), names.join(u", "));
}

// Of an edit that is being prepared; empty: there is none.
QString stillPrepared(const QList<StoreSession *> &sessions)
{
    for (const StoreSession *session : sessions) {
        if (const qsizetype count = session->editor().entriesInHand(); count > 0)
            return CloseQuestionWords::tr(
                "A change of %1 keys of %2 is still being prepared.", nullptr, pluralOf(count))
                .arg(numberText(count), storeName(*session));
    }
    return {};
}

qsizetype writableInAll(const QList<StoreSession *> &sessions)
{
    qsizetype count = 0;
    for (const StoreSession *session : sessions)
        count += writableIn(*session);
    return count;
}

// Of changes that persisting would leave; empty: there are none.
QString notWritten(const QList<StoreSession *> &sessions)
{
    qsizetype count = 0;
    for (const StoreSession *session : sessions)
        count += session->changes().count() - writableIn(*session);
    return count == 0 ? QString()
                      : CloseQuestionWords::tr(
                          "%1 of them cannot be persisted as they are.", nullptr, pluralOf(count))
                            .arg(numberText(count));
}

} // namespace

QList<StoreSession *> closedWithLoss(QList<StoreSession *> sessions)
{
    sessions.removeIf([](const StoreSession *session) {
        return session->changes().isEmpty() && session->editor().entriesInHand() == 0;
    });
    return sessions;
}

void askBeforeClosing(
    const QList<StoreSession *> &sessions, QWidget *window, const std::function<void()> &close)
{
    const QList<StoreSession *> open = closedWithLoss(sessions);
    if (open.isEmpty())
        return close();
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(CloseQuestionWords::tr("Close"));
    const QString prepared = stillPrepared(open);
    box->setText(prepared.isEmpty() ? question(open) : prepared);
    const QString left = notWritten(open);
    box->setInformativeText(!prepared.isEmpty()
            ? CloseQuestionWords::tr("It is lost if you do not wait for it.")
            : joined(left, CloseQuestionWords::tr("Discarded changes cannot be brought back.")));
    QPushButton *persist = prepared.isEmpty()
        ? box->addButton(CloseQuestionWords::tr("Persist"), QMessageBox::AcceptRole)
        : nullptr;
    QPushButton *discard
        = box->addButton(CloseQuestionWords::tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(CloseQuestionWords::tr("Cancel"), QMessageBox::RejectRole);
    box->setEscapeButton(cancel);
    if (persist && writableInAll(open) == 0) {
        persist->setEnabled(false);
        persist->setToolTip(left);
    }
    QPushButton *usual = persist && left.isEmpty() ? persist : cancel;
    box->setDefaultButton(usual);
    setPrimary(usual);
    QObject::connect(box, &QMessageBox::buttonClicked, window, [=](const QAbstractButton *button) {
        if (persist && button == persist)
            persistAll(open, window, close);
        else if (button == discard)
            close();
    });
    box->open();
}

} // namespace kvlens
