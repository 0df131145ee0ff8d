// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"

#include "app/cli/clitext.h"
#include "app/cli/mapwords.h"
#include "app/cli/nearest.h"
#include "app/cli/similarwords.h"
#include "app/cli/syntax.h"
#include "model/checks/problemids.h"
#include "model/checks/storecheck.h"
#include "stores/json/pystr.h"

#include <QFile>

#include <array>
#include <string_view>

namespace kvlens {

namespace {

constexpr std::array<std::string_view, 17> verbNames {"info", "ls", "get", "put", "expire", "rm",
    "mv", "find", "check", "docs", "links", "graph", "similar", "map", "diff", "stats", "convert"};

QByteArray bytesOf(const std::string &word)
{
    return QByteArray::fromStdString(word);
}

std::optional<QByteArray> bytesOf(const std::optional<std::string> &word)
{
    return word ? std::optional(bytesOf(*word)) : std::nullopt;
}

// `verb`: whose words they are; empty: none that is known.
Ending wrongUsage(const QString &what, std::string_view verb = {})
{
    const QString help = verb.empty()
        ? QStringLiteral("kvlens --help")
        : QStringLiteral("kvlens help ") + QString::fromLatin1(verb.data(), qsizetype(verb.size()));
    const QString sentence = CliText::tr("Wrong usage: %1; see %2.").arg(what, help);
    return {ExitStatus::WrongUsage, sentence.toUtf8() + '\n'};
}

// JSON escapes decoded; quotes and control characters may stand raw. False: no such escape.
bool unescape(std::string &word)
{
    QByteArray token = "\"";
    for (size_t i = 0; i < word.size(); ++i) {
        if (word[i] == '\\' && i + 1 < word.size()) {
            token.append(word[i]).append(word[i + 1]);
            ++i;
        } else if (word[i] == '"' || static_cast<uchar>(word[i]) < 0x20) {
            token.append("\\u00").append(QByteArray(1, word[i]).toHex());
        } else {
            token.append(word[i]);
        }
    }
    const Result<QByteArray> text = json::decodeString(token + '"');
    word = text ? text->toStdString() : word;
    return text.has_value();
}

// The first name typed that holds no valid escapes; nothing: all are unescaped.
std::optional<std::string> unescapeNames(Words &words)
{
    std::vector<std::string *> names {&words.prefix};
    for (std::optional<std::string> *name : {&words.collection, &words.key, &words.newName}) {
        if (*name)
            names.push_back(&**name);
    }
    for (std::string &key : words.keys)
        names.push_back(&key);
    for (std::string *name : names) {
        if (!unescape(*name))
            return *name;
    }
    return std::nullopt;
}

OutputForm outputForm(const Words &words)
{
    return words.isJson ? OutputForm::Json : OutputForm::Text;
}

QByteArray collectionOf(const Words &words)
{
    return bytesOf(words.collection.value_or(std::string()));
}

QByteArray keyOf(const Words &words)
{
    return bytesOf(words.key.value_or(std::string()));
}

Command lsCommand(const Words &words)
{
    LsCommand command;
    command.store = bytesOf(words.store);
    if (words.collection)
        command.collection = bytesOf(*words.collection);
    command.prefix = bytesOf(words.prefix);
    command.from = bytesOf(words.from);
    command.limit = words.limit;
    command.form = outputForm(words);
    command.isEscaped = words.isEscaped;
    return command;
}

Command getCommand(const Words &words)
{
    const ValueForm plain = words.isRaw ? ValueForm::Raw
        : words.isPython                ? ValueForm::Python
                                        : ValueForm::Pretty;
    return GetCommand {bytesOf(words.store), collectionOf(words), keyOf(words),
        words.isJson ? ValueForm::Json : plain, words.isEscaped};
}

WriteChoice writeChoice(const Words &words)
{
    WriteChoice choice {words.isInPlace, BackupPlace::None};
    if (words.backup == "state")
        choice.backups = BackupPlace::StateFolder;
    if (words.backup == "beside")
        choice.backups = BackupPlace::Beside;
    return choice;
}

Command putCommand(const Words &words)
{
    PutCommand command {bytesOf(words.store), collectionOf(words), keyOf(words), {}};
    command.when = bytesOf(words.when);
    command.choice = writeChoice(words);
    command.isEscaped = words.isEscaped;
    if (words.text != "-")
        command.text = bytesOf(words.text);
    return command;
}

Command expireCommand(const Words &words)
{
    return ExpireCommand {bytesOf(words.store), collectionOf(words), keyOf(words),
        bytesOf(words.when.value_or(std::string())), writeChoice(words), words.isEscaped};
}

Command mvKeyCommand(const Words &words)
{
    return MvKeyCommand {bytesOf(words.store), collectionOf(words), keyOf(words),
        bytesOf(words.newName.value_or(std::string())), writeChoice(words), words.isEscaped};
}

Command rmCommand(const Words &words)
{
    RmCommand command {bytesOf(words.store), collectionOf(words), {}};
    command.choice = writeChoice(words);
    command.isEscaped = words.isEscaped;
    for (const std::string &key : words.keys)
        command.keys.append(bytesOf(key));
    return command;
}

// Which id is meant, and of mv the new one, which is the only word behind the store.
template <class OfId> OfId idCommand(const Words &words)
{
    OfId command;
    command.store = bytesOf(words.store);
    command.kind = words.document ? IdKind::Document : IdKind::Node;
    command.id = bytesOf(words.document ? *words.document : *words.node);
    command.isDryRun = words.isDryRun;
    command.form = outputForm(words);
    command.choice = writeChoice(words);
    if constexpr (std::is_same_v<OfId, MvIdCommand>)
        command.newId = collectionOf(words);
    return command;
}

bool hasId(const Words &words)
{
    return words.document || words.node;
}

Command findCommand(const Words &words)
{
    using In = SearchQuery::In;
    FindCommand command {bytesOf(words.store), bytesOf(words.text)};
    if (!words.where.empty())
        command.where = words.where == "keys" ? In::Keys : In::Values;
    command.path = bytesOf(words.path);
    command.isRegex = words.isRegex;
    command.ignoresCase = words.ignoresCase;
    command.wholeWords = words.wholeWords;
    command.limit = words.limit.value_or(command.limit);
    command.form = outputForm(words);
    return command;
}

QStringList idsOf(const std::string &word)
{
    return QString::fromStdString(word).split(u',', Qt::SkipEmptyParts);
}

Command checkCommand(const Words &words)
{
    CheckCommand command {bytesOf(words.store), idsOf(words.only.value_or(std::string()))};
    if (words.fix)
        command.fix = *words.fix == "all" ? QStringList() : idsOf(*words.fix);
    command.isDryRun = words.isDryRun;
    command.baseline = bytesOf(words.baseline);
    command.form = words.isSarif ? CheckForm::Sarif
        : words.isJson           ? CheckForm::Json
                                 : CheckForm::Text;
    command.choice = writeChoice(words);
    if (words.bugReport)
        command.bugReport = BugReportChoice {QString::fromStdString(*words.bugReport),
            bytesOf(words.to), words.isAnonymous, int(words.decimals.value_or(-1))};
    return command;
}

DiffForm diffForm(const Words &words)
{
    return words.isHtml    ? DiffForm::Html
        : words.isMarkdown ? DiffForm::Markdown
        : words.isJson     ? DiffForm::Json
                           : DiffForm::Text;
}

Command commandOf(const Words &words)
{
    if (words.verb == "info")
        return InfoCommand {bytesOf(words.store), outputForm(words), words.isQuick};
    if (words.verb == "ls")
        return lsCommand(words);
    if (words.verb == "get")
        return getCommand(words);
    if (words.verb == "put")
        return putCommand(words);
    if (words.verb == "expire")
        return expireCommand(words);
    if (words.verb == "rm")
        return hasId(words) ? idCommand<RmIdCommand>(words) : rmCommand(words);
    if (words.verb == "mv")
        return hasId(words) ? idCommand<MvIdCommand>(words) : mvKeyCommand(words);
    if (words.verb == "find")
        return findCommand(words);
    if (words.verb == "check")
        return checkCommand(words);
    if (words.verb == "docs")
        return DocsCommand {bytesOf(words.store), outputForm(words)};
    if (words.verb == "links")
        return LinksCommand {bytesOf(words.store), keyOf(words), outputForm(words)};
    if (words.verb == "graph")
        return GraphCommand {bytesOf(words.store), bytesOf(words.index), bytesOf(words.around),
            bytesOf(words.svg), outputForm(words)};
    if (words.verb == "similar")
        return similarCommand(words);
    if (words.verb == "map")
        return mapCommand(words);
    if (words.verb == "diff")
        return DiffCommand {
            bytesOf(words.store), bytesOf(words.to), diffForm(words), bytesOf(words.output)};
    if (words.verb == "stats")
        return StatsCommand {bytesOf(words.store), outputForm(words), words.ofVectors, words.isCsv,
            bytesOf(words.svg)};
    Q_ASSERT(words.verb == "convert");
    return ConvertCommand {bytesOf(words.store), bytesOf(words.to)};
}

// Of a list of rules that names none, or one that is not there, what is wrong with it.
std::optional<QString> wrongRules(const QString &option, const std::optional<std::string> &word)
{
    if (!word)
        return std::nullopt;
    const QStringList ids = idsOf(*word);
    if (ids.isEmpty())
        return CliText::tr("%1 names no rule").arg(option);
    const QStringList known = ruleIds() + storeProblemIds();
    for (const QString &id : ids) {
        if (!known.contains(id))
            return CliText::tr("there is no rule %1").arg(id);
    }
    return std::nullopt;
}

std::optional<QString> wrongRules(const Words &words)
{
    const bool isAll = words.fix == "all";
    std::optional<QString> wrong = wrongRules(QStringLiteral("--only"), words.only);
    if (!wrong)
        wrong = wrongRules(QStringLiteral("--bug-report"), words.bugReport);
    return wrong || isAll ? wrong : wrongRules(QStringLiteral("--fix"), words.fix);
}

QString missing(const QString &what)
{
    return CliText::tr("%1 is required").arg(what);
}

// What tells of a change, without an id.
std::optional<QString> wrongWithoutId(const Words &words)
{
    if (!words.isDryRun && !words.isJson)
        return std::nullopt;
    return CliText::tr("%1 goes with --document or --node")
        .arg(words.isDryRun ? QStringLiteral("--dry-run") : QStringLiteral("--json"));
}

// Keys are deleted in a collection; an id of an index everywhere.
std::optional<QString> wrongInRm(const Words &words)
{
    if (!hasId(words)) {
        if (!words.collection)
            return missing(CliText::tr("COLLECTION, --document or --node"));
        if (words.keys.empty())
            return missing(CliText::tr("KEY"));
        return wrongWithoutId(words);
    }
    if (words.collection)
        return CliText::tr("an id is deleted in all collections");
    return std::nullopt;
}

// A key is renamed in a collection; an id of an index everywhere.
std::optional<QString> wrongInMv(const Words &words)
{
    if (!hasId(words)) {
        if (!words.collection)
            return missing(CliText::tr("COLLECTION, --document or --node"));
        if (!words.key || !words.newName)
            return missing(words.key ? CliText::tr("NEW") : CliText::tr("KEY"));
        return wrongWithoutId(words);
    }
    if (!words.collection)
        return missing(CliText::tr("NEW"));
    if (words.key || words.isEscaped)
        return CliText::tr("an id is renamed in all collections");
    const std::string &newId = *words.collection;
    if (newId.empty() || newId == "None")
        return CliText::tr("\"%1\" is no id: it stands for none")
            .arg(QString::fromStdString(newId));
    return std::nullopt;
}

// What the grammar of single words cannot say.
std::optional<QString> wrongTogether(const Words &words)
{
    if (words.verb == "similar")
        return wrongInSimilar(words);
    if (words.verb == "diff" && !words.output.empty() && !words.isMarkdown && !words.isHtml)
        return CliText::tr("--output goes with --markdown or --html");
    if (words.verb == "map")
        return wrongInMap(words);
    if (words.verb == "rm")
        return wrongInRm(words);
    return words.verb == "mv" ? wrongInMv(words) : std::nullopt;
}

bool isVerb(std::string_view word)
{
    return std::find(verbNames.begin(), verbNames.end(), word) != verbNames.end();
}

// A word that can only be a mistyped verb: a path would hold a dot or a slash, or be there; an
// address, a colon.
bool isStrayWord(std::string_view word)
{
    const auto isPlain = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
            || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
    };
    return !word.empty() && word.front() != '-' && std::all_of(word.begin(), word.end(), isPlain)
        && !isVerb(word)
        && !QFile::exists(QString::fromLatin1(word.data(), qsizetype(word.size())));
}

QString strayWord(std::string_view word)
{
    const auto text = [](std::string_view ascii) {
        return QString::fromLatin1(ascii.data(), qsizetype(ascii.size()));
    };
    const std::string_view nearest = nearestWord(word, verbNames);
    return nearest.empty() ? CliText::tr("%1 is neither a verb nor a store").arg(text(word))
                           : CliText::tr("%1 is neither a verb nor a store (is %2 meant?)")
                                 .arg(text(word), text(nearest));
}

// "help VERB" means "VERB --help".
std::vector<std::string> withHelpAsOption(std::vector<std::string> arguments)
{
    if (!arguments.empty() && arguments.front() == "help" && isStrayWord("help")) {
        arguments.erase(arguments.begin());
        arguments.insert(arguments.begin() + (arguments.empty() ? 0 : 1), "--help");
    }
    return arguments;
}

// The place of the first word that is not of the window alone. A verb has no use for its options.
int firstOfVerb(int argc, const char *const *argv)
{
    int at = 1;
    for (; at < argc; ++at) {
        const std::string_view word = argv[at];
        if (word == "--config" || word == "--theme")
            ++at;
        else if (!word.starts_with("--config=") && !word.starts_with("--theme="))
            break;
    }
    return std::min(at, argc);
}

} // namespace

bool isCommandLine(int argc, const char *const *argv)
{
    const int at = firstOfVerb(argc, argv);
    if (at >= argc)
        return false;
    const std::string_view first = argv[at];
    return first == "--help" || first == "-h" || first == "--version" || isVerb(first)
        || isStrayWord(first);
}

tl::expected<Command, Ending> parseCommandLine(int argc, const char *const *argv)
{
    const std::vector<std::string> arguments
        = withHelpAsOption({argv + firstOfVerb(argc, argv), argv + argc});
    const bool hasVerb = !arguments.empty() && isVerb(arguments.front());
    const std::string_view verb = hasVerb ? std::string_view(arguments.front()) : "";
    if (!arguments.empty() && isStrayWord(arguments.front()))
        return tl::unexpected(wrongUsage(strayWord(arguments.front())));
    ParsedWords parsed = parseWords(arguments);
    if (parsed.kind == ParsedWords::Kind::Help)
        return tl::unexpected(Ending {ExitStatus::Done, bytesOf(parsed.message)});
    if (parsed.kind == ParsedWords::Kind::WrongUsage)
        return tl::unexpected(wrongUsage(QString::fromStdString(parsed.message), verb));
    if (const std::optional<QString> wrong = wrongRules(parsed.words))
        return tl::unexpected(wrongUsage(*wrong, verb));
    if (const std::optional<QString> wrong = wrongTogether(parsed.words))
        return tl::unexpected(wrongUsage(*wrong, verb));
    if (parsed.words.isEscaped) {
        if (const std::optional<std::string> wrong = unescapeNames(parsed.words))
            return tl::unexpected(wrongUsage(CliText::tr("%1 holds an escape unknown to JSON")
                                                 .arg(QString::fromStdString(*wrong)),
                verb));
    }
    return commandOf(parsed.words);
}

} // namespace kvlens
