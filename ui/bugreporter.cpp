// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bugreporter.h"

#include "report/bugreporttext.h"
#include "stores/file/filereplacement.h"
#include "stores/words/indexreasons.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// The text, which stands in the folder too.
Result<QString> writtenReport(Store &store, const CheckedStore &checked, const Finding &finding,
    const QString &folder, const Anonymity &how, const std::stop_token &stop)
{
    const Result<BugReport> report = makeBugReport(store, checked, finding, folder, how, stop);
    if (!report)
        return report.error();
    const QByteArray text = bugReportText(*report);
    const Result<Stored> stored = replaceFile(folder + u"/REPORT.md"_s, text);
    return stored ? Result<QString>(QString::fromUtf8(text)) : stored.error();
}

} // namespace

BugReporter::BugReporter(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void BugReporter::report(StoreSession *session, std::shared_ptr<const CheckedStore> checked,
    const Finding &finding, Texts texts)
{
    if (!checked)
        return emit failed(
            {ErrorCode::Unsupported, IndexReasons::noSmallerStore, session->address().path});
    auto *dialog = new QFileDialog(m_window, tr("New folder for the bug report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is
    dialog->selectFile(u"bug-report"_s);
    const Anonymity how {texts == Texts::Nonsense, -1, newSalt()};
    connect(dialog, &QFileDialog::fileSelected, session,
        [this, session, checked, finding, how](const QString &folder) {
            m_question = std::make_unique<StoreQuestion>(*session, Activity::Kind::Checking);
            connect(
                m_question.get(), &StoreQuestion::changed, this, [this, folder] { take(folder); });
            m_question->ask<QString>(
                [checked, finding, how, folder](Store &store, const std::stop_token &stop) {
                    return writtenReport(store, *checked, finding, folder, how, stop);
                });
        });
    dialog->open();
}

void BugReporter::take(const QString &folder)
{
    using State = StoreQuestion::State;
    if (m_question->state() == State::Failed)
        return emit failed(m_question->error().value_or(Error()));
    if (m_question->state() != State::Answered)
        return;
    QGuiApplication::clipboard()->setText(*m_question->answer<QString>());
    emit reported(folder);
}

void BugReporter::forget(const StoreSession *session)
{
    if (m_question && &m_question->session() == session)
        m_question.reset();
}

} // namespace kvlens
