// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/mapwords.h"

#include "app/cli/clitext.h"

namespace kvlens {

namespace {

QByteArray bytesOfMapWord(const std::string &word)
{
    return QByteArray(word.data(), qsizetype(word.size()));
}

std::optional<QByteArray> bytesOfMapWord(const std::optional<std::string> &word)
{
    return word ? std::optional(bytesOfMapWord(*word)) : std::nullopt;
}

// Nothing: it is none of these words.
std::optional<MapColouring> colouringOf(const QByteArray &word)
{
    using By = MapColouring::By;
    constexpr QByteArrayView ofMember = "metadata:";
    if (word == "document")
        return MapColouring {By::Document};
    if (word == "cluster")
        return MapColouring {By::Cluster};
    if (word.startsWith(ofMember))
        return MapColouring {By::Metadata, word.sliced(ofMember.size())};
    return std::nullopt;
}

} // namespace

MapCommand mapCommand(const Words &words)
{
    MapCommand command {bytesOfMapWord(words.store), bytesOfMapWord(words.space)};
    if (words.colour)
        command.colour = colouringOf(bytesOfMapWord(*words.colour));
    command.svgFile = bytesOfMapWord(words.svg);
    command.form = words.isJson ? MapForm::Json : words.isCsv ? MapForm::Csv : MapForm::Text;
    return command;
}

std::optional<QString> wrongInMap(const Words &words)
{
    if (!words.colour || colouringOf(bytesOfMapWord(*words.colour)))
        return std::nullopt;
    return CliText::tr("--colour needs document, cluster or metadata:KEY");
}

} // namespace kvlens
