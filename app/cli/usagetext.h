// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the help says around the verbs, and what CLI11 says about wrong usage, in the words of this
// program and so in its language.
#pragma once

#include <QList>
#include <QString>

namespace kvlens {

QString programDescription();
QString programFooter();

// The words that CLI11 itself puts into the help.
struct HelpLabel
{
    const char *theirs;
    QString ours;
};
QList<HelpLabel> helpLabels();

// `message` is the text of a CLI::ParseError. What it is not known to say stays as it is.
QString usageText(const QString &message);

} // namespace kvlens
