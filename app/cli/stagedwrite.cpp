// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/stagedwrite.h"

#include "app/cli/naming.h"

namespace kvlens {

namespace {

// What is stored, but not as it should be; once for each file.
void noteWarnings(const QList<WriteOutcome> &outcomes, Console &console)
{
    QStringList noted;
    for (const WriteOutcome &outcome : outcomes) {
        if (!outcome.result || !outcome.result->warning)
            continue;
        const Error &warning = *outcome.result->warning;
        const QString line = warning.subject + QStringLiteral(": ") + reasonText(warning.detail);
        if (!noted.contains(line))
            console.note(noted.emplaceBack(line));
    }
}

} // namespace

ExitStatus persist(Store &store, const ChangeSet &changes, Act act, Console &console)
{
    if (changes.isEmpty())
        return ExitStatus::Done;
    const QList<WriteOutcome> outcomes = writeEdits(store, changes);
    noteWarnings(outcomes, console);
    const WriteOutcome *failed = reasonIn(outcomes);
    if (!failed)
        return ExitStatus::Done;
    const Error &error = failed->result.error();
    return console.fail(statusOf(error.code), act, error, shownName(failed->ref.key));
}

Result<Entry> readOrAbsent(Store &store, const EntryRef &ref)
{
    Result<Entry> entry = readOne(store, ref);
    if (!entry && entry.error().code == ErrorCode::NotFound)
        return absentEntry(ref);
    return entry;
}

std::optional<Error> whyReadOnly(const Store &store)
{
    const StoreInfo info = store.info();
    if (info.capabilities.testFlag(Capability::Write))
        return std::nullopt;
    return Error {ErrorCode::Denied, info.readOnlyReason, info.address.toString()};
}

} // namespace kvlens
