// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entryfacts.h"

#include "report/wording.h"
#include "ui/target.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class FactWords
{
    Q_DECLARE_TR_FUNCTIONS(EntryFacts)
};

using Moment = std::optional<QDateTime>;

QString expiryLine(const Moment &at)
{
    return at ? FactWords::tr("Expires: %1").arg(timeText(*at)) : FactWords::tr("Expires: never");
}

QString creationLine(const Moment &at)
{
    return at ? FactWords::tr("Created: %1").arg(timeText(*at)) : FactWords::tr("Created: unknown");
}

void addMoment(QList<DiffLine> &lines, DiffLine::Kind kind, const Moment &at, const Moment &other,
    QString (*text)(const Moment &))
{
    if (at != other)
        lines.append({.kind = kind, .text = text(at)});
}

// What one side has otherwise than the other. Of an entry that is not there nothing is told, and of
// one that comes or goes only what it has.
QList<DiffLine> sideOf(const EntryFacts &side, const EntryFacts &other, DiffLine::Kind kind)
{
    QList<DiffLine> lines;
    if (!side.value)
        return lines;
    if (other.value && side.key != other.key)
        lines.append({.kind = kind, .text = FactWords::tr("Key: %1").arg(keyLabel(side.key))});
    addMoment(lines, kind, side.expiresAt, other.expiresAt, expiryLine);
    addMoment(lines, kind, side.createdAt, other.createdAt, creationLine);
    return lines;
}

} // namespace

EntryFacts factsOf(const Entry &entry)
{
    if (!entry.version.exists())
        return {};
    return {entry.value, entry.ref.key, entry.expiresAt, entry.createdAt};
}

EntryFacts wantedFacts(const Edit &edit, const Entry &stored)
{
    const Content &mine = edit.mine;
    if (!mine.exists)
        return {};
    return {mine.value, mine.key, mine.expiresAt, stored.createdAt, edit.isInvalid()};
}

QList<DiffLine> differentFacts(const EntryFacts &before, const EntryFacts &after)
{
    return sideOf(before, after, DiffLine::Kind::Removed)
        + sideOf(after, before, DiffLine::Kind::Added);
}

} // namespace kvlens
