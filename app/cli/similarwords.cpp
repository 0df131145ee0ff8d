// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/similarwords.h"

#include "app/cli/clitext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace kvlens {

namespace {

constexpr double usualMmrThreshold = 0.5; // of the library

// The modes in which the library learns from the vectors, by scikit-learn.
constexpr std::array<std::string_view, 3> learnerModes {
    "svm", "logistic_regression", "linear_regression"};

QByteArray bytesOfWord(const std::string &word)
{
    return QByteArray::fromStdString(word);
}

std::optional<QByteArray> bytesOfWord(const std::optional<std::string> &word)
{
    return word ? std::optional(bytesOfWord(*word)) : std::nullopt;
}

OutputForm formOfOutput(const Words &words)
{
    return words.isJson ? OutputForm::Json : OutputForm::Text;
}

// Nothing: it is no number, or not finite.
std::optional<double> numberOf(const std::string &word)
{
    bool isNumber = false;
    const double number = bytesOfWord(word).toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<QString> wrongMode(const Words &words)
{
    const std::string mode = words.mode.value_or("default");
    if (std::find(learnerModes.begin(), learnerModes.end(), mode) != learnerModes.end())
        return CliText::tr("the mode %1 is not here: in it the library trains a model of "
                           "scikit-learn with all vectors; the modes are default and mmr")
            .arg(QString::fromStdString(mode));
    if (mode != "default" && mode != "mmr")
        return CliText::tr("SimpleVectorStore has no mode %1; the modes are default and mmr")
            .arg(QString::fromStdString(mode));
    if (words.mmrThreshold && mode != "mmr")
        return CliText::tr("--mmr-threshold goes with --mode mmr");
    if (words.mmrThreshold && !numberOf(*words.mmrThreshold))
        return CliText::tr("--mmr-threshold needs a number");
    return std::nullopt;
}

} // namespace

std::optional<QString> wrongInSimilar(const Words &words)
{
    if (words.query)
        return std::nullopt;
    if (!words.duplicates && !words.key && words.vectorFile.empty())
        return CliText::tr("%1 is required")
            .arg(CliText::tr("KEY, --vector, --duplicates or --text"));
    if (!words.duplicates)
        return wrongMode(words);
    const std::optional<double> threshold = numberOf(*words.duplicates);
    if (!threshold || *threshold <= 0 || *threshold > 1)
        return CliText::tr("--duplicates needs a number above 0 that is not above 1");
    return std::nullopt;
}

Command similarCommand(const Words &words)
{
    const std::optional<QByteArray> space = bytesOfWord(words.space);
    if (words.duplicates)
        return DuplicatesCommand {bytesOfWord(words.store),
            numberOf(*words.duplicates).value_or(1.0), space,
            words.limit ? std::optional<qint64>(*words.limit) : std::nullopt, formOfOutput(words)};
    if (words.query)
        return KeywordsCommand {bytesOfWord(words.store), bytesOfWord(*words.query),
            words.limit.value_or(KeywordsCommand().top), formOfOutput(words)};
    SimilarCommand command {bytesOfWord(words.store), bytesOfWord(words.key)};
    command.vectorFile = bytesOfWord(words.vectorFile);
    command.space = space;
    command.top = words.limit.value_or(command.top);
    command.filter = bytesOfWord(words.filter);
    command.form = formOfOutput(words);
    if (words.mode == "mmr")
        command.mmrThreshold = words.mmrThreshold
            ? numberOf(*words.mmrThreshold).value_or(usualMmrThreshold)
            : usualMmrThreshold;
    return command;
}

} // namespace kvlens
