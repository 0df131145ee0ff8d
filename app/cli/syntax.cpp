// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/syntax.h"

#include "ui/backendtext.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

namespace kvlens {

namespace {

constexpr const char *description
    = "Looks into and edits the key-value stores that LLM programs leave behind.\n"
      "Without a verb it opens a window: kvlens [STORE...]";
std::string footer()
{
    return "STORE is a path, whose content tells what it is, or an address of one of these forms:\n"
        + addressHelp().toStdString()
        + "In a store of several files a COLLECTION may be FILE:COLLECTION. A word that begins "
          "with\n"
          "'-' goes behind \"--\".\n"
          "Exit status: 0 done, 1 not found, 2 wrong usage, 3 the store could not be opened, read "
          "or\n"
          "written.";
}

// CLI11 takes "[a,b]" for a list of two where a word can be repeated; here it is one word. So such
// a word goes through CLI11 behind a mark.
constexpr char mark = '\x01';

std::string marked(const std::string &word)
{
    const bool needsMark = word.starts_with('[') || word.starts_with(mark);
    return needsMark ? mark + word : word;
}

void unmark(std::string &word)
{
    if (word.starts_with(mark))
        word.erase(0, 1);
}

void unmarkAll(Words &words)
{
    for (std::string *word : {&words.store, &words.to, &words.key, &words.text, &words.prefix})
        unmark(*word);
    if (words.collection)
        unmark(*words.collection);
    std::for_each(words.keys.begin(), words.keys.end(), unmark);
}

CLI::App *addVerb(CLI::App &app, Words &words, const char *name, const char *what)
{
    CLI::App *verb = app.add_subcommand(name, what);
    verb->callback([&words, name] { words.verb = name; });
    return verb;
}

void addStore(CLI::App *verb, Words &words)
{
    verb->add_option("STORE", words.store, "path or address of a store")->required();
}

CLI::Option *addCollection(CLI::App *verb, Words &words)
{
    verb->add_flag("--escaped", words.isEscaped,
        "COLLECTION and KEY hold JSON escapes, such as \\u0000 or \\ud800");
    return verb->add_option("COLLECTION", words.collection, "its name, or FILE:NAME");
}

void addJson(CLI::App *verb, Words &words)
{
    verb->add_flag("--json", words.isJson, "print one JSON document");
}

void addLimit(CLI::App *verb, Words &words, const char *what)
{
    verb->add_option("--limit", words.limit, what)->check(CLI::PositiveNumber);
}

void addInfo(CLI::App &app, Words &words)
{
    CLI::App *verb = addVerb(app, words, "info", "kind, abilities, collections and problems");
    addStore(verb, words);
    addJson(verb, words);
}

void addLs(CLI::App &app, Words &words)
{
    CLI::App *verb = addVerb(app, words, "ls", "list the collections, or the keys of one");
    addStore(verb, words);
    addCollection(verb, words);
    verb->add_option("--prefix", words.prefix, "only keys that begin so");
    addLimit(verb, words, "at most so many keys");
    verb->add_option("--from", words.from, "go on where \"next\" of a limited listing says");
    addJson(verb, words);
}

void addGet(CLI::App &app, Words &words)
{
    CLI::App *verb = addVerb(app, words, "get", "print a value");
    addStore(verb, words);
    addCollection(verb, words)->required();
    verb->add_option("KEY", words.key)->required();
    CLI::Option *raw
        = verb->add_flag("--raw", words.isRaw, "its bytes exactly as stored, and nothing else");
    verb->add_flag("--json", words.isJson, "value, size and times as one JSON document")
        ->excludes(raw);
}

void addPut(CLI::App &app, Words &words)
{
    CLI::App *verb = addVerb(app, words, "put", "write a value under a new or existing key");
    addStore(verb, words);
    addCollection(verb, words)->required();
    verb->add_option("KEY", words.key)->required();
    verb->add_option("TEXT", words.text, "the value, or - for standard input; JSON where needed")
        ->required();
}

void addRm(CLI::App &app, Words &words)
{
    CLI::App *verb = addVerb(app, words, "rm", "delete keys");
    addStore(verb, words);
    addCollection(verb, words)->required();
    verb->add_option("KEY", words.keys)->required();
}

void addFind(CLI::App &app, Words &words)
{
    CLI::App *verb = addVerb(app, words, "find", "search keys and values");
    addStore(verb, words);
    verb->add_option("TEXT", words.text, "what to look for")->required();
    CLI::Option *in = verb->add_option("--in", words.where, "only keys, or only values")
                          ->check(CLI::IsMember({"keys", "values"}));
    verb->add_option(
            "--path", words.path, "only there in the values: $.a.list[*].text or /a/list/0")
        ->excludes(in);
    verb->add_flag("--regex", words.isRegex, "TEXT is a regular expression");
    verb->add_flag("-i,--ignore-case", words.ignoresCase, "A and a are the same");
    verb->add_flag("-w,--word", words.wholeWords, "only whole words");
    addLimit(verb, words, "at most so many matches; 1000 if not given");
    addJson(verb, words);
}

void addConvert(CLI::App &app, Words &words)
{
    CLI::App *verb = addVerb(app, words, "convert", "copy a store into a new or empty one");
    verb->add_option("FROM", words.store, "the store to read")->required();
    verb->add_option("TO", words.to, "the store to write")->required();
}

void describe(CLI::App &app, Words &words)
{
    app.set_version_flag("--version", "KV Lens " KVLENS_VERSION);
    app.footer(footer());
    app.require_subcommand(1);
    for (const auto add : {addInfo, addLs, addGet, addPut, addRm, addFind, addConvert})
        add(app, words);
}

// How CLI11 ended the parsing: with help or the version, or because something is wrong.
ParsedWords ended(const CLI::App &app, const CLI::ParseError &error)
{
    std::ostringstream out;
    std::ostringstream err;
    if (app.exit(error, out, err) == 0)
        return {ParsedWords::Kind::Help, {}, out.str()};
    std::string message = error.what();
    std::erase(message, mark);
    return {ParsedWords::Kind::WrongUsage, {}, message};
}

} // namespace

ParsedWords parseWords(std::vector<std::string> arguments)
{
    Words words;
    CLI::App app(description, "kvlens");
    describe(app, words);
    std::transform(arguments.begin(), arguments.end(), arguments.begin(), marked);
    std::reverse(arguments.begin(), arguments.end()); // as CLI11 wants them
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::ParseError &error) {
        return ended(app, error);
    }
    unmarkAll(words);
    return {ParsedWords::Kind::Words, words, {}};
}

} // namespace kvlens
