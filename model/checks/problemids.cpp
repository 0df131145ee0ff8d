// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/problemids.h"

#include <algorithm>
#include <iterator>

namespace kvlens {

namespace {

struct StoreProblem
{
    const char *id;
    const char *raises = "";
    const char *threads = "";
};

constexpr StoreProblem storeProblems[] {
    {"F1", "JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
        "zylon-ai/private-gpt#1131, #19696, #10494, #5830, #323"},
    {"F2", "JSONDecodeError, or UnicodeDecodeError", "#19696"},
    {"F3", "JSONDecodeError, or UnicodeDecodeError"},
    {"F4", "", "#21109, #21111, #15867, #19564, #18422, #22283"},
    {"F5", "UnicodeDecodeError: 'utf-8' codec can't decode byte …", "#17887, #18422, #9110"},
    {"F7"},
    {"F8"},
    {"F13", "", "#19696, #13375, jgravelle/jdocmunch-mcp#28"},
    {"wide-text"},
    {"replacing"},
    {"hard-link"},
    {"many-objects"},
    {"beyond-python"},
    {"interrupted-persist"},
    {"unfinished-persist"},
    {"unfinished-copy"},
    {"unreadable"},
    {"K2", "PathSecurityError, or StoreSetupError"},
    {"K3", "", "PrefectHQ/fastmcp#3661, PrefectHQ/fastmcp#3635"},
    {"K4"},
    {"K5"},
    {"K6"},
    {"K9"},
    {"K10", "PathSecurityError, or StoreSetupError"},
    {"K11"},
    {"shadowed"},
    {"damaged-entry", "DeserializationError, TypeError, PathSecurityError, or nothing is found"},
    {"expired", "", "strawgate/py-key-value#363, PrefectHQ/fastmcp#4413"},
    {"litter"},
    {"damaged"},
    {"K12", "", "grantjenks/python-diskcache#357, grantjenks/python-diskcache#362"},
    {"K13"},
    {"K14"},
    {"folder"},
    {"old"},
    {"misplaced"},
    {"other-kind"},
    {"log"},
    {"rows"},
    {"link"},
};

} // namespace

QStringList storeProblemIds()
{
    QStringList all;
    for (const StoreProblem &problem : storeProblems)
        all.append(QString::fromLatin1(problem.id));
    return all;
}

ProblemFacts factsOfProblem(const QString &id)
{
    const auto found = std::find_if(std::begin(storeProblems), std::end(storeProblems),
        [&](const StoreProblem &problem) { return id == QLatin1String(problem.id); });
    if (found == std::end(storeProblems))
        return {};
    return {QString::fromUtf8(found->raises),
        QString::fromLatin1(found->threads).split(QLatin1String(", "), Qt::SkipEmptyParts)};
}

} // namespace kvlens
