// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/baseline.h"
#include "app/cli/bugreport.h"
#include "app/cli/checkreport.h"
#include "app/cli/clitext.h"
#include "app/cli/stagedwrite.h"
#include "app/cli/verbs.h"
#include "model/checks/repairs.h"
#include "stores/pathtext.h"
#include "stores/wtf8.h"

#include <QSet>

namespace kvlens {

namespace {

void leaveOutAccepted(
    QList<Finding> &findings, const std::optional<Baseline> &baseline, const QString &storePath)
{
    if (baseline)
        findings.removeIf(
            [&](const Finding &finding) { return baseline->accepts(finding, storePath); });
}

bool isFault(const Finding &finding)
{
    return finding.problem.severity != Severity::Information;
}

ExitStatus statusOf(const CheckReport &report)
{
    const bool isFaulty = std::any_of(report.findings.begin(), report.findings.end(), isFault);
    return isFaulty ? ExitStatus::NotFound : ExitStatus::Done;
}

// Whatever is repaired is kept as it was.
WriteChoice withBackup(WriteChoice choice)
{
    if (choice.backups == BackupPlace::None)
        choice.backups = BackupPlace::StateFolder;
    return choice;
}

bool writes(const CheckCommand &command)
{
    return command.fix && !command.isDryRun;
}

Result<OpenedStore> openFor(const CheckCommand &command, Console &console)
{
    return writes(command) ? openTelling(
               command.store, OpenMode::ReadWrite, console, withBackup(command.choice).manner())
                           : openTelling(command.store, OpenMode::ReadOnly, console);
}

void noteUnjudged(const CheckReport &report, Console &console)
{
    if (!report.unjudged.isEmpty())
        console.note(CliText::tr("Not all of a file could be read, so nothing was said of %1.")
                         .arg(report.unjudged.join(QStringLiteral(", "))));
}

struct Checking
{
    const CheckCommand &command;
    std::optional<Baseline> baseline;
    Console &console;
};

ExitStatus tell(const CheckReport &report, const OpenedStore &opened, const Checking &checking)
{
    printReport(report, opened, checking.command.form, checking.console);
    noteUnjudged(report, checking.console);
    return statusOf(report);
}

ExitStatus failToCheck(const Error &error, const Checking &checking)
{
    return checking.console.fail(ExitStatus::StoreFailed, Act::Read, error);
}

// Rules all of whose findings are accepted: what else they find after a repair is not of theirs.
QSet<QString> acceptedRules(
    const QList<Finding> &found, const Checking &checking, const QString &storePath)
{
    QSet<QString> accepted;
    QSet<QString> others;
    for (const Finding &finding : found) {
        const bool isAccepted = checking.baseline && checking.baseline->accepts(finding, storePath);
        (isAccepted ? accepted : others).insert(finding.problem.id);
    }
    return accepted - others;
}

// Of what is found: rules that are to be repaired. A rule is repaired as a whole.
RuleChooser repairChooser(
    const QList<Finding> &found, const Checking &checking, const QString &storePath)
{
    const QStringList named = *checking.command.fix;
    return [named, kept = acceptedRules(found, checking, storePath)](const QList<Finding> &all) {
        RuleChoice choice = safeRules(all);
        if (!named.isEmpty())
            choice.ids = QStringList {QString()} + named;
        choice.ids.removeIf([&](const QString &id) { return kept.contains(id); });
        return choice;
    };
}

void noteGuesses(const CheckedStore &checked, const Checking &checking)
{
    if (!checking.command.fix->isEmpty())
        return;
    for (const Finding &finding : checked.findings) {
        if (finding.isRepairable && finding.problem.isGuessed)
            checking.console.note(CliText::tr(
                "The repair of %1 rests on a guess, so it is made only if it is named: --fix %1.")
                                      .arg(finding.problem.id));
    }
}

// Rules that were named, and of which nothing will be repaired.
void noteUnrepairable(const CheckedStore &checked, const Checking &checking)
{
    for (const QString &id : *checking.command.fix) {
        const auto isOf = [&](const Finding &finding) { return finding.problem.id == id; };
        const auto isRepaired
            = [&](const Finding &finding) { return isOf(finding) && finding.isRepairable; };
        const QList<Finding> &all = checked.findings;
        if (!std::any_of(all.begin(), all.end(), isOf))
            checking.console.note(
                CliText::tr("%1 was not found: there is nothing to repair.").arg(id));
        else if (!std::any_of(all.begin(), all.end(), isRepaired))
            checking.console.note(CliText::tr("There is no repair of %1.").arg(id));
    }
}

// What is written in place is written by itself, one file after the other.
ExitStatus persistAll(const OpenedStore &opened, const ChangeSet &changes, const Checking &checking)
{
    const WriteChoice choice = withBackup(checking.command.choice);
    const auto write = [&](const ChangeSet &some) {
        return persist(*opened.store, some, Act::Write, choice, checking.console);
    };
    if (!choice.isInPlace)
        return write(changes);
    QSet<QByteArray> files;
    const QList<EntryRef> refs = changes.edits().refs();
    for (const EntryRef &ref : refs)
        files.insert(ref.collection.group);
    for (const QByteArray &file : std::as_const(files)) {
        ChangeSet ofFile = changes;
        for (const EntryRef &ref : refs) {
            if (ref.collection.group != file)
                ofFile.revert(ref);
        }
        if (const ExitStatus status = write(ofFile); status != ExitStatus::Done)
            return status;
    }
    return ExitStatus::Done;
}

// After a repair everything is looked at again.
ExitStatus tellWhatIsLeft(CheckReport report, const Checking &checking)
{
    const CheckCommand &command = checking.command;
    const Result<OpenedStore> again = openAndLoad(command.store, OpenMode::ReadOnly);
    if (!again)
        return checking.console.failToOpen(again.error(), command.store);
    const Result<CheckedStore> left = checkStore(*again->store, {command.only});
    if (!left)
        return failToCheck(left.error(), checking);
    report.findings = left->findings;
    report.unjudged = left->unjudged;
    leaveOutAccepted(report.findings, checking.baseline, again->store->info().address.path);
    return tell(report, *again, checking);
}

// What was checked is needed no more once the repairs are staged.
ExitStatus repair(const OpenedStore &opened, CheckedStore &checked, const Checking &checking)
{
    const CheckCommand &command = checking.command;
    const QString storePath = opened.store->info().address.path;
    noteGuesses(checked, checking);
    noteUnrepairable(checked, checking);
    const Result<StagedRepairs> staged = stageRepairs(*opened.store, checked,
        {repairChooser(checked.findings, checking, storePath), {command.only}, {},
            RepairDraft::Keep::Versions});
    if (!staged)
        return failToCheck(staged.error(), checking);
    const ChangeSet &changes = staged->changes;
    checked.parts = {};
    CheckReport report {
        checked.findings, checked.unjudged, staged->repaired, changes, command.isDryRun};
    if (command.isDryRun || changes.isEmpty()) {
        leaveOutAccepted(report.findings, checking.baseline, storePath);
        return tell(report, opened, checking);
    }
    if (const std::optional<Error> reason = whyReadOnly(*opened.store))
        return failToWrite(*opened.store, *reason, checking.console);
    if (const std::optional<QString> reason = whyNotSo(*opened.store, command.choice))
        return checking.console.refuse(ExitStatus::WrongUsage, *reason);
    const ExitStatus written = persistAll(opened, changes, checking);
    return written == ExitStatus::Done ? tellWhatIsLeft(report, checking) : written;
}

} // namespace

ExitStatus run(const CheckCommand &command, Console &console)
{
    Checking checking {command, std::nullopt, console};
    if (!command.baseline.isEmpty()) {
        Result<Baseline> baseline = Baseline::read(pathText(command.baseline));
        if (!baseline && baseline.error().code == ErrorCode::Corrupt)
            return console.refuse(ExitStatus::WrongUsage,
                CliText::tr("%1 is not what check --json prints.")
                    .arg(displayText(command.baseline)));
        if (!baseline)
            return console.fail(ExitStatus::WrongUsage, Act::Open, baseline.error());
        checking.baseline = *std::move(baseline);
    }
    const Result<OpenedStore> opened = openFor(command, console);
    if (!opened)
        return console.failToOpen(opened.error(), command.store);
    Result<CheckedStore> checked = checkStore(*opened->store, {command.only});
    if (!checked)
        return failToCheck(checked.error(), checking);
    if (command.bugReport)
        return reportBug(*opened, *checked, *command.bugReport, console);
    if (command.fix)
        return repair(*opened, *checked, checking);
    leaveOutAccepted(checked->findings, checking.baseline, opened->store->info().address.path);
    return tell({checked->findings, checked->unjudged, {}, {}, false}, *opened, checking);
}

} // namespace kvlens
