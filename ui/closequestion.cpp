// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/closequestion.h"

#include "stores/words/translations.h"
#include "ui/style.h"
#include "ui/target.h"
#include "ui/wording.h"

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
    return CloseQuestionWords::tr("%1 changes of %2 are not persisted.", nullptr, pluralOf(count))
        .arg(numberText(count), names.join(u", "));
}

} // namespace

void askBeforeClosing(
    const QList<StoreSession *> &sessions, QWidget *window, const std::function<void()> &close)
{
    const QList<StoreSession *> open = edited(sessions);
    if (open.isEmpty())
        return close();
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(CloseQuestionWords::tr("Close"));
    box->setText(question(open));
    box->setInformativeText(CloseQuestionWords::tr("Discarded changes cannot be brought back."));
    QPushButton *persist
        = box->addButton(CloseQuestionWords::tr("Persist"), QMessageBox::AcceptRole);
    QPushButton *discard
        = box->addButton(CloseQuestionWords::tr("Discard"), QMessageBox::DestructiveRole);
    box->setEscapeButton(box->addButton(CloseQuestionWords::tr("Cancel"), QMessageBox::RejectRole));
    box->setDefaultButton(persist);
    setPrimary(persist);
    QObject::connect(box, &QMessageBox::buttonClicked, window, [=](const QAbstractButton *button) {
        if (button == persist)
            persistAll(open, window, close);
        else if (button == discard)
            close();
    });
    box->open();
}

} // namespace kvlens
