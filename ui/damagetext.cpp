// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/damagetext.h"

#include "report/errortext.h"
#include "stores/wtf8.h"
#include "ui/target.h"
#include "ui/yourchanges.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class DamageWords
{
    Q_DECLARE_TR_FUNCTIONS(Damage)
};

QString damageText(const StoreSession &session)
{
    const QString name = storeName(session);
    if (!session.info().capabilities.testFlag(Capability::Write))
        return DamageWords::tr("%1 is damaged: what could be read is shown, read-only.").arg(name);
    QStringList files;
    for (const Problem &problem : session.problems()) {
        const QString file = problemFile(problem, session.address().path);
        if (problem.hidesEntries && !file.isEmpty() && !files.contains(file))
            files.append(file);
    }
    if (files.isEmpty()) // entries of a file tree, or what tells of a collection
        return DamageWords::tr("Some of %1 is damaged. The rest can be edited.").arg(name);
    return DamageWords::tr("Damaged, and read-only: %1. The rest of %2 can be edited.")
        .arg(displayText(files.join(QStringLiteral(", "))), name);
}

} // namespace

const Problem *damageOf(const StoreSession &session)
{
    const auto &problems = session.problems();
    const auto found = std::find_if(problems.cbegin(), problems.cend(),
        [](const Problem &problem) { return problem.severity == Severity::Error; });
    return found == problems.cend() ? nullptr : &*found;
}

Message damageMessage(const StoreSession &session, const Problem &damage)
{
    return {.kind = Message::Kind::Warning,
        .happened = damageText(session),
        .edits = keptText(session),
        .kept = DamageWords::tr("What is damaged is left as it is."),
        .details = errorDetails(damage.error)};
}

std::optional<Message> unfinishedMessage(const StoreSession &session)
{
    QStringList sentences;
    Message message;
    for (const Problem &problem : session.problems()) {
        if (!problem.isTold)
            continue;
        sentences.append(problemSentence(problem, session.address().path));
        if (problem.severity != Severity::Information)
            message.kind = Message::Kind::Warning;
    }
    if (sentences.isEmpty())
        return std::nullopt;
    message.happened = sentences.first();
    message.details = sentences.join(u'\n');
    return message;
}

} // namespace kvlens
