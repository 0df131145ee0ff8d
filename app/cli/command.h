// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user asked for on the command line, as plain values: one struct per verb.
// Texts are the bytes of the arguments; collections and keys are already unescaped. What the bytes
// among their escapes mean the store says (`isEscaped`, namesMeant()).
#pragma once

#include "app/cli/indexcommands.h"
#include "app/cli/outputform.h"
#include "app/cli/similarcommand.h"
#include "model/everywhere/removal.h"
#include "stores/file/writemanner.h"
#include "stores/search/searchquery.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>
#include <variant>

namespace kvlens {

struct InfoCommand
{
    QByteArray store;
    OutputForm form = OutputForm::Text;
    bool isQuick = false; // values are not checked
};

struct LsCommand
{
    QByteArray store;
    std::optional<QByteArray> collection; // not set: list the collections
    QByteArray prefix;
    QByteArray from; // where an earlier listing stopped, as it said in "next"
    std::optional<qint64> limit;
    OutputForm form = OutputForm::Text;
    bool isEscaped = false;
};

enum class ValueForm : quint8 { Pretty, Raw, Json, Python };

struct GetCommand
{
    QByteArray store;
    QByteArray collection;
    QByteArray key;
    ValueForm form = ValueForm::Pretty;
    bool isEscaped = false;
};

// How a verb writes.
struct WriteChoice
{
    bool isInPlace = false;
    BackupPlace backups = BackupPlace::None;

    WriteManner manner() const { return {.isInPlace = isInPlace, .backups = backups}; }
};

struct PutCommand
{
    QByteArray store;
    QByteArray collection;
    QByteArray key;
    std::optional<QByteArray> text; // not set: read standard input
    std::optional<QByteArray> when = {}; // it expires, as typed; not set: that stays
    WriteChoice choice = {};
    bool isEscaped = false;
};

struct ExpireCommand
{
    QByteArray store;
    QByteArray collection;
    QByteArray key;
    QByteArray when; // as typed
    WriteChoice choice = {};
    bool isEscaped = false;
};

struct RmCommand
{
    QByteArray store;
    QByteArray collection;
    QList<QByteArray> keys;
    WriteChoice choice = {};
    bool isEscaped = false;
};

struct MvKeyCommand
{
    QByteArray store;
    QByteArray collection;
    QByteArray key;
    QByteArray newKey;
    WriteChoice choice = {};
    bool isEscaped = false;
};

// An id of an index, and what is to become of it in all of its files.
struct IdCommand
{
    QByteArray store;
    IdKind kind = IdKind::Document;
    QByteArray id;
    bool isDryRun = false; // what changes is told, not made
    OutputForm form = OutputForm::Text;
    WriteChoice choice = {};
};

struct RmIdCommand : IdCommand
{
};

struct MvIdCommand : IdCommand
{
    QByteArray newId;
};

struct FindCommand
{
    QByteArray store;
    QByteArray text;
    SearchQuery::In where = SearchQuery::In::Everywhere;
    QByteArray path = {}; // not empty: only there in the values
    bool isRegex = false;
    bool ignoresCase = false;
    bool wholeWords = false;
    qint64 limit = 1000;
    OutputForm form = OutputForm::Text;
};

// Of `check`: a store to be given to somebody.
struct BugReportChoice
{
    QString rule; // of which a finding is reported
    QByteArray folder; // that is made
    bool isAnonymous = false; // texts and names become nonsense
    int decimals = -1; // of vectors; -1: as they are
};

enum class CheckForm : quint8 { Text, Json, Sarif };

struct CheckCommand
{
    QByteArray store;
    QStringList only = {}; // ids of rules; none: all
    std::optional<QStringList> fix = std::nullopt; // not set: nothing; none: all that can be
    bool isDryRun = false; // repairs are told, not made
    QByteArray baseline = {}; // a file with findings that are accepted; empty: none
    CheckForm form = CheckForm::Text;
    WriteChoice choice = {};
    std::optional<BugReportChoice> bugReport = std::nullopt;
};

struct ConvertCommand
{
    QByteArray from;
    QByteArray to;
};

using Command = std::variant<InfoCommand, LsCommand, GetCommand, PutCommand, ExpireCommand,
    RmCommand, RmIdCommand, MvKeyCommand, MvIdCommand, FindCommand, CheckCommand, DocsCommand,
    LinksCommand, GraphCommand, SimilarCommand, DiffCommand, StatsCommand, ConvertCommand,
    DuplicatesCommand, KeywordsCommand, MapCommand>;

} // namespace kvlens
