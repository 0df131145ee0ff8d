// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/syntax.h"

#include "app/cli/clitext.h"
#include "app/cli/usagetext.h"
#include "app/cli/wordmarks.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

namespace kvlens {

namespace {

using App = CLI::App; // lupdate loses its way in functions that return a qualified type
using Option = CLI::Option;

App *addVerb(App &app, Words &words, const char *name, const QString &what)
{
    App *verb = app.add_subcommand(name, what.toStdString());
    verb->callback([&words, name] { words.verb = name; });
    return verb;
}

// An option, or a word at its place if `name` has no dash.
template <class Value>
Option *addOption(App *verb, const QString &name, Value &value, const QString &what)
{
    return verb->add_option(name.toStdString(), value, what.toStdString());
}

Option *addFlag(App *verb, const char *name, bool &value, const QString &what)
{
    return verb->add_flag(name, value, what.toStdString());
}

void addStore(App *verb, Words &words)
{
    addOption(verb, CliText::tr("STORE"), words.store, CliText::tr("path or address of a store"))
        ->required();
}

Option *addCollection(App *verb, Words &words, const QString &whatIsEscaped)
{
    Option *escaped = addFlag(verb, "--escaped", words.isEscaped, whatIsEscaped);
    Option *collection = addOption(
        verb, CliText::tr("COLLECTION"), words.collection, CliText::tr("its name, or FILE:NAME"));
    escaped->needs(collection);
    return collection;
}

template <class Value> void addKey(App *verb, Value &value)
{
    addOption(verb, CliText::tr("KEY"), value, CliText::tr("byte for byte"))->required();
}

// In front of a key.
void addItsCollection(App *verb, Words &words)
{
    addCollection(verb, words,
        CliText::tr("COLLECTION and KEY hold JSON escapes, such as \\u0000 or \\ud800"))
        ->required();
}

Option *addJson(App *verb, Words &words)
{
    return addFlag(verb, "--json", words.isJson, CliText::tr("print one JSON document"));
}

Option *addLimit(App *verb, Words &words, const QString &what)
{
    return addOption(verb, QStringLiteral("--limit"), words.limit, what)
        ->check(CLI::PositiveNumber);
}

void addInfo(App &app, Words &words)
{
    App *verb
        = addVerb(app, words, "info", CliText::tr("kind, abilities, collections and problems"));
    addStore(verb, words);
    addFlag(verb, "--quick", words.isQuick, CliText::tr("do not check the values"));
    addJson(verb, words);
}

void addLs(App &app, Words &words)
{
    App *verb = addVerb(app, words, "ls", CliText::tr("list the collections, or the keys of one"));
    addStore(verb, words);
    Option *collection = addCollection(verb, words,
        CliText::tr("COLLECTION and the prefix hold JSON escapes, such as \\u0000 or \\ud800"));
    addOption(
        verb, QStringLiteral("--prefix"), words.prefix, CliText::tr("only keys that begin so"))
        ->needs(collection);
    addLimit(verb, words, CliText::tr("at most so many keys"))->needs(collection);
    addOption(verb, QStringLiteral("--from"), words.from,
        CliText::tr("go on where \"next\" of a limited listing says"))
        ->needs(collection);
    addJson(verb, words);
}

void addGet(App &app, Words &words)
{
    App *verb = addVerb(app, words, "get", CliText::tr("print a value"));
    addStore(verb, words);
    addItsCollection(verb, words);
    addKey(verb, words.key);
    Option *raw = addFlag(
        verb, "--raw", words.isRaw, CliText::tr("its bytes and nothing else, not laid out"));
    Option *json = addFlag(
        verb, "--json", words.isJson, CliText::tr("value, size and times as one JSON document"));
    Option *python = addFlag(verb, "--python", words.isPython,
        CliText::tr("instead of the value, the lines of Python that read it"));
    json->excludes(raw);
    python->excludes(raw)->excludes(json);
}

void addWriteChoice(App *verb, Words &words)
{
    addFlag(verb, "--in-place", words.isInPlace,
        CliText::tr("write into the file itself, after a backup, instead of replacing it"));
    addOption(verb, QStringLiteral("--backup"), words.backup,
        CliText::tr("keep the file as it was: in the state folder, or beside it"))
        ->check(CLI::IsMember({"state", "beside"}));
}

Option *addWhen(App *verb, const QString &name, Words &words)
{
    return addOption(verb, name, words.when,
        CliText::tr(
            "when it expires: +1h, 2 weeks, tomorrow 10:00, 2027-01-01 10:00, seconds since "
            "1970; or never"));
}

void addPut(App &app, Words &words)
{
    App *verb
        = addVerb(app, words, "put", CliText::tr("write a value under a new or existing key"));
    addStore(verb, words);
    addItsCollection(verb, words);
    addKey(verb, words.key);
    addOption(verb, CliText::tr("TEXT"), words.text,
        CliText::tr("the value, or - for standard input; JSON where needed"))
        ->required();
    addWhen(verb, QStringLiteral("--expires"), words);
    addWriteChoice(verb, words);
}

void addDryRun(App *verb, Words &words)
{
    addFlag(verb, "--dry-run", words.isDryRun, CliText::tr("tell what changes, write nothing"));
}

void addExpire(App &app, Words &words)
{
    App *verb = addVerb(app, words, "expire", CliText::tr("change when an entry expires"));
    addStore(verb, words);
    addItsCollection(verb, words);
    addKey(verb, words.key);
    addWhen(verb, CliText::tr("WHEN"), words)->required();
    addWriteChoice(verb, words);
}

// One of them is there.
void addIds(App *verb, Words &words, const QString &ofDocument, const QString &ofNode)
{
    Option *document = addOption(verb, QStringLiteral("--document"), words.document, ofDocument);
    addOption(verb, QStringLiteral("--node"), words.node, ofNode)->excludes(document);
}

void addRm(App &app, Words &words)
{
    App *verb = addVerb(app, words, "rm",
        CliText::tr("delete keys; or a document or node of an index, in all files"));
    addStore(verb, words);
    addCollection(verb, words,
        CliText::tr("COLLECTION and KEY hold JSON escapes, such as "
                    "\\u0000 or \\ud800"));
    addOption(verb, CliText::tr("KEY"), words.keys, CliText::tr("byte for byte"));
    addIds(verb, words, CliText::tr("the document of this id, and its nodes, everywhere"),
        CliText::tr("the node of this id, everywhere"));
    addDryRun(verb, words);
    addJson(verb, words);
    addWriteChoice(verb, words);
}

void addMv(App &app, Words &words)
{
    App *verb = addVerb(app, words, "mv",
        CliText::tr("rename a key; or a document or node of an index, in all files"));
    addStore(verb, words);
    addCollection(verb, words,
        CliText::tr("COLLECTION, KEY and NEW hold JSON escapes, such as \\u0000 or \\ud800"));
    addOption(verb, CliText::tr("KEY"), words.key, CliText::tr("byte for byte"));
    addOption(verb, CliText::tr("NEW"), words.newName,
        CliText::tr("its new key; of an id the new one, which is the only word behind STORE"));
    addIds(verb, words, CliText::tr("the document of this id"), CliText::tr("the node of this id"));
    addDryRun(verb, words);
    addJson(verb, words);
    addWriteChoice(verb, words);
}

void addFind(App &app, Words &words)
{
    App *verb = addVerb(app, words, "find", CliText::tr("search keys and values"));
    addStore(verb, words);
    addOption(verb, CliText::tr("TEXT"), words.text, CliText::tr("what to look for"))->required();
    Option *in = addOption(
        verb, QStringLiteral("--in"), words.where, CliText::tr("only keys, or only values"))
                     ->check(CLI::IsMember({"keys", "values"}));
    addOption(verb, QStringLiteral("--path"), words.path,
        CliText::tr("only there in the values: $.a.list[*].text or /a/list/0"))
        ->excludes(in);
    addFlag(verb, "--regex", words.isRegex, CliText::tr("TEXT is a regular expression"));
    addFlag(verb, "-i,--ignore-case", words.ignoresCase, CliText::tr("A and a are the same"));
    addFlag(verb, "-w,--word", words.wholeWords, CliText::tr("only whole words"));
    addLimit(verb, words, CliText::tr("at most so many matches; 1000 if not given"));
    addJson(verb, words);
}

void addCheck(App &app, Words &words)
{
    App *verb = addVerb(app, words, "check", CliText::tr("find what is wrong, and repair it"));
    addStore(verb, words);
    Option *only = addOption(verb, QStringLiteral("--only"), words.only,
        CliText::tr("only these rules, with commas between: X6,V1"));
    Option *fix = addOption(verb, QStringLiteral("--fix"), words.fix,
        CliText::tr("repair what these rules find; all: whatever can be repaired without a guess"));
    addFlag(verb, "--dry-run", words.isDryRun, CliText::tr("tell the repairs, write nothing"))
        ->needs(fix);
    addOption(verb, QStringLiteral("--baseline"), words.baseline,
        CliText::tr("leave out the findings of this file, which --json has printed"));
    Option *sarif = addFlag(verb, "--sarif", words.isSarif,
        CliText::tr("print one SARIF document, as code reviews show it"));
    addFlag(verb, "--json", words.isJson, CliText::tr("print one JSON document"))->excludes(sarif);
    Option *report = addOption(verb, QStringLiteral("--bug-report"), words.bugReport,
        CliText::tr("write the smallest store that shows what this rule finds"))
                         ->excludes(fix)
                         ->excludes(only);
    Option *folder = addOption(verb, QStringLiteral("--to"), words.to,
        CliText::tr("of --bug-report: a folder that is new or empty"))
                         ->needs(report);
    report->needs(folder);
    addFlag(verb, "--anonymous", words.isAnonymous,
        CliText::tr("of --bug-report: texts and names become nonsense of the same shape"))
        ->needs(report);
    addOption(verb, QStringLiteral("--decimals"), words.decimals,
        CliText::tr("of --bug-report: numbers of vectors are rounded to so many"))
        ->check(CLI::Range(0, 17))
        ->needs(report);
    addWriteChoice(verb, words);
}

void addDocs(App &app, Words &words)
{
    App *verb = addVerb(
        app, words, "docs", CliText::tr("list the documents of an index, with their nodes"));
    addStore(verb, words);
    addJson(verb, words);
}

void addLinks(App &app, Words &words)
{
    App *verb = addVerb(
        app, words, "links", CliText::tr("show what a key of an index points at, and what at it"));
    addStore(verb, words);
    addKey(verb, words.key);
    addFlag(verb, "--escaped", words.isEscaped,
        CliText::tr("KEY holds JSON escapes, such as \\u0000 or \\ud800"));
    addJson(verb, words);
}

void addGraph(App &app, Words &words)
{
    App *verb = addVerb(
        app, words, "graph", CliText::tr("show trees and graphs of an index, or draw one"));
    addStore(verb, words);
    addOption(verb, QStringLiteral("--index"), words.index,
        CliText::tr("only this one: the id of an index, or the file of a graph"));
    addOption(verb, QStringLiteral("--around"), words.around,
        CliText::tr("only what is the fewest edges away from the vertex with this id"));
    Option *svg = addOption(
        verb, QStringLiteral("--svg"), words.svg, CliText::tr("draw it into this file"));
    addJson(verb, words)->excludes(svg);
}

void addConvert(App &app, Words &words)
{
    App *verb = addVerb(app, words, "convert", CliText::tr("copy a store into a new or empty one"));
    addOption(verb, CliText::tr("FROM"), words.store, CliText::tr("the store to read"))->required();
    addOption(verb, CliText::tr("TO"), words.to, CliText::tr("the store to write"))->required();
}

void addDiff(App &app, Words &words)
{
    App *verb = addVerb(app, words, "diff",
        CliText::tr("how a store differs from another; of two indexes, what that means"));
    addOption(verb, CliText::tr("FROM"), words.store, CliText::tr("the store that was"))
        ->required();
    addOption(verb, CliText::tr("TO"), words.to, CliText::tr("the store that is"))->required();
    Option *json = addJson(verb, words);
    Option *markdown
        = addFlag(verb, "--markdown", words.isMarkdown, CliText::tr("print a report as Markdown"));
    Option *html = addFlag(verb, "--html", words.isHtml,
        CliText::tr("print a report as one page of HTML, which needs no other file"));
    json->excludes(markdown)->excludes(html);
    markdown->excludes(html);
    addOption(verb, QStringLiteral("--output"), words.output,
        CliText::tr("write the report into this file, which is new"))
        ->excludes(json);
}

void addStats(App &app, Words &words)
{
    App *verb = addVerb(app, words, "stats",
        CliText::tr(
            "how large a store and its parts are, and what the chunks of an index are like"));
    addStore(verb, words);
    Option *vectors = addFlag(verb, "--vectors", words.ofVectors,
        CliText::tr("compare the vectors as well: norms, outliers, and hubs that are near many"));
    Option *csv
        = addFlag(verb, "--csv", words.isCsv, CliText::tr("print how lengths are spread, as CSV"));
    Option *svg = addOption(
        verb, QStringLiteral("--svg"), words.svg, CliText::tr("draw the same into this file"));
    Option *json = addJson(verb, words);
    csv->excludes(json)->excludes(vectors)->excludes(svg);
    svg->excludes(json)->excludes(vectors);
}

void addSimilar(App &app, Words &words)
{
    App *verb = addVerb(app, words, "similar",
        CliText::tr("the vectors that are most alike one, as a query finds them"));
    addStore(verb, words);
    Option *key = addOption(verb, CliText::tr("KEY"), words.key,
        CliText::tr("of the vector that is compared with all"));
    Option *escaped = addFlag(verb, "--escaped", words.isEscaped,
        CliText::tr("KEY holds JSON escapes, such as \\u0000 or \\ud800"))
                          ->needs(key);
    Option *file = addOption(verb, QStringLiteral("--vector"), words.vectorFile,
        CliText::tr("the vector is in this file: a JSON array, or a .npy file"))
                       ->excludes(key);
    Option *space = addOption(verb, QStringLiteral("--namespace"), words.space,
        CliText::tr("of the vectors; \"default\" if not given"));
    addOption(verb, QStringLiteral("--top"), words.limit,
        CliText::tr("at most so many; 10 if not given, of duplicates all"))
        ->check(CLI::PositiveNumber);
    Option *filter = addOption(verb, QStringLiteral("--filter"), words.filter,
        CliText::tr("only those whose metadata fits these MetadataFilters, as JSON"));
    Option *mode = addOption(verb, QStringLiteral("--mode"), words.mode,
        CliText::tr("of the query: default, or mmr, which takes what is unlike the one before"));
    Option *mmr = addOption(verb, QStringLiteral("--mmr-threshold"), words.mmrThreshold,
        CliText::tr("of mmr: 1 is like the query, 0 unlike each other; 0.5 if not given"));
    Option *duplicates = addOption(verb, QStringLiteral("--duplicates"), words.duplicates,
        CliText::tr("instead of a query: groups of vectors with a cosine of at least this"));
    Option *text = addOption(verb, QStringLiteral("--text"), words.query,
        CliText::tr("instead of vectors: what keyword tables and BM25 find for these words"));
    for (Option *ofQuery : {key, escaped, file, filter, mode, mmr}) {
        duplicates->excludes(ofQuery);
        text->excludes(ofQuery);
    }
    text->excludes(duplicates)->excludes(space);
    addJson(verb, words);
}

void addMap(App &app, Words &words)
{
    App *verb = addVerb(app, words, "map",
        CliText::tr("the vectors as points of a plane, by principal components"));
    addStore(verb, words);
    addOption(verb, QStringLiteral("--namespace"), words.space,
        CliText::tr("of the vectors; \"default\" if not given"));
    addOption(verb, QStringLiteral("--colour"), words.colour,
        CliText::tr("which points belong together: document, cluster or metadata:KEY"));
    Option *svg = addOption(verb, QStringLiteral("--svg"), words.svg,
        CliText::tr("draw them into this file instead of printing them"));
    Option *csv = addFlag(verb, "--csv", words.isCsv, CliText::tr("print a table, with commas"))
                      ->excludes(svg);
    addJson(verb, words)->excludes(svg)->excludes(csv);
}

// The words that CLI11 itself puts into the help.
void translate(App &app)
{
    for (const HelpLabel &label : helpLabels())
        app.get_formatter()->label(label.theirs, label.ours.toStdString());
    app.option_defaults()->group(CliText::tr("Options").toStdString());
    app.set_help_flag("-h,--help", CliText::tr("Print this help message and exit").toStdString());
    app.set_version_flag("--version", "KV Lens " KVLENS_VERSION,
        CliText::tr("Display program version information and exit").toStdString());
}

void addWindowOptions(App &app, Words &words)
{
    addOption(&app, QStringLiteral("--config"), words.config,
        CliText::tr("the window keeps its settings in this file"));
    addOption(&app, QStringLiteral("--theme"), words.theme,
        CliText::tr("of the window: system, light, dark, light-contrast or dark-contrast"));
}

void describe(App &app, Words &words)
{
    translate(app);
    addWindowOptions(app, words);
    app.footer(programFooter().toStdString());
    app.require_subcommand(1);
    for (const auto add :
        {addInfo, addLs, addGet, addPut, addExpire, addRm, addMv, addFind, addCheck, addDocs,
            addLinks, addGraph, addSimilar, addMap, addDiff, addStats, addConvert})
        add(app, words);
    for (App *verb : app.get_subcommands({})) {
        verb->group(CliText::tr("Subcommands").toStdString());
        verb->get_help_ptr()->group(CliText::tr("Options").toStdString());
    }
}

// How CLI11 ended the parsing: with help or the version, or because something is wrong.
ParsedWords ended(const App &app, const CLI::ParseError &error)
{
    std::ostringstream out;
    std::ostringstream err;
    if (app.exit(error, out, err) == 0)
        return {ParsedWords::Kind::Help, {}, out.str()};
    std::string message = error.what();
    std::erase(message, wordMark);
    return {ParsedWords::Kind::WrongUsage, {},
        usageText(QString::fromStdString(message)).toStdString()};
}

} // namespace

ParsedWords parseWords(std::vector<std::string> arguments)
{
    Words words;
    App app(programDescription().toStdString(), "kvlens");
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
