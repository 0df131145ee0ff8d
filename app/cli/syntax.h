// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The grammar of the command line: which verb takes which words. CLI11 is used here only.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kvlens {

// Everything that the verbs can be told, as typed.
struct Words
{
    std::string verb;
    std::string config; // of the window, as the theme is
    std::string theme;
    std::string store;
    std::string to;
    std::optional<std::string> collection;
    std::optional<std::string> key;
    std::vector<std::string> keys;
    std::string text;
    std::optional<std::string> when;
    std::string prefix;
    std::string from;
    std::string where;
    std::string path;
    std::string backup;
    std::optional<std::string> only;
    std::string baseline;
    std::optional<std::string> fix;
    std::optional<std::string> document; // its id
    std::optional<std::string> node;
    std::optional<std::string> newName;
    std::string vectorFile;
    std::optional<std::string> space;
    std::optional<std::string> filter;
    std::optional<std::string> mode; // of a query
    std::optional<std::string> mmrThreshold;
    std::optional<std::string> duplicates; // their threshold
    std::optional<std::string> query; // words
    std::optional<std::string> colour; // by what points belong together
    std::optional<std::string> index; // its id
    std::string around;
    std::string svg; // a file
    std::optional<long long> limit;
    bool isJson = false;
    bool isRaw = false;
    bool isPython = false;
    bool isQuick = false;
    bool isRegex = false;
    bool ignoresCase = false;
    bool wholeWords = false;
    bool isEscaped = false;
    bool isInPlace = false;
    bool isSarif = false;
    bool isDryRun = false;
    bool ofVectors = false;
    std::optional<std::string> bugReport; // its rule
    std::optional<long long> decimals;
    bool isAnonymous = false;
    bool isMarkdown = false;
    bool isHtml = false;
    std::string output; // a file
    bool isCsv = false;
};

struct ParsedWords
{
    enum class Kind { Words, Help, WrongUsage };
    Kind kind = Kind::Words;
    Words words;
    std::string message; // Help: all of it; WrongUsage: what is wrong
};

// `arguments` without the program's name.
ParsedWords parseWords(std::vector<std::string> arguments);

} // namespace kvlens
