// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/usagetext.h"

#include "app/cli/clitext.h"
#include "report/backendtext.h"
#include "stores/words/translations.h"

#include <QRegularExpression>

#include <array>

namespace kvlens {

namespace {

// CLI11 knows its reasons as English sentences only.
struct Saying
{
    const char *theirs; // all of the sentence, as a pattern
    const char *ours; // what the pattern captures stands in for %1, %2 …
};

constexpr std::array sayings {
    Saying {"(.*) is required", QT_TRANSLATE_NOOP("CommandLine", "%1 is required")},
    Saying {"The following argument was not expected: (.*)",
        QT_TRANSLATE_NOOP("CommandLine", "The following argument was not expected: %1")},
    Saying {"The following arguments were not expected: (.*)",
        QT_TRANSLATE_NOOP("CommandLine", "The following arguments were not expected: %1")},
    Saying {"(.*) excludes (.*)", QT_TRANSLATE_NOOP("CommandLine", "%1 excludes %2")},
    Saying {"(.*) requires (.*)", QT_TRANSLATE_NOOP("CommandLine", "%1 needs %2")},
    Saying {"(.*): (.*) not in (\\{.*\\})",
        QT_TRANSLATE_NOOP("CommandLine", "%1: %2 is not one of %3")},
    Saying {"(.*): Value (.*) not in range .*",
        QT_TRANSLATE_NOOP("CommandLine", "%1: %2 is not a whole number above 0")},
    Saying {"(.*): 1 required .* missing",
        QT_TRANSLATE_NOOP("CommandLine", "%1 needs a word behind it")},
    Saying {"(.*): At Most 1 required but received .*",
        QT_TRANSLATE_NOOP("CommandLine", "%1 may be given only once")},
};

} // namespace

QString programDescription()
{
    return CliText::tr("Looks into and edits the key-value stores that LLM programs leave behind.\n"
                       "Without a verb it opens a window: kvlens [OPTIONS] [STORE...]");
}

QString programFooter()
{
    return CliText::tr(
               "STORE is a path, whose content tells what it is, or an address of one of these "
               "forms:")
        + u'\n' + addressHelp()
        + CliText::tr("In a store of several files a COLLECTION may be FILE:COLLECTION. A word "
                      "that begins with\n"
                      "'-' goes behind \"--\".\n"
                      "Exit status: 0 done, 1 not found, or findings, 2 wrong usage, 3 the store "
                      "could not be "
                      "opened, read or\n"
                      "written.");
}

QList<HelpLabel> helpLabels()
{
    return {{"Usage", CliText::tr("Usage")}, {"Positionals", CliText::tr("Positionals")},
        {"OPTIONS", CliText::tr("OPTIONS")}, {"SUBCOMMAND", CliText::tr("SUBCOMMAND")},
        {"REQUIRED", CliText::tr("REQUIRED")}, {"Excludes", CliText::tr("Excludes")},
        {"Needs", CliText::tr("Needs")}, {"TEXT", CliText::tr("TEXT")},
        {"INT:POSITIVE", CliText::tr("INT:POSITIVE")},
        {"INT:INT in [0 - 17]", CliText::tr("INT:0 TO 17")},
        {"TEXT:{keys,values}", CliText::tr("TEXT:{keys,values}")},
        {"TEXT:{state,beside}", CliText::tr("TEXT:{state,beside}")}};
}

QString usageText(const QString &message)
{
    for (const Saying &saying : sayings) {
        const QRegularExpression all(
            QRegularExpression::anchoredPattern(QString::fromLatin1(saying.theirs)),
            QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = all.match(message);
        if (match.hasMatch())
            return filled(CliText::tr(saying.ours), match.capturedTexts().sliced(1));
    }
    return message;
}

} // namespace kvlens
