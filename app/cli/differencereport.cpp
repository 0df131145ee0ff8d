// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/differencereport.h"

#include "app/cli/clitext.h"
#include "app/cli/problemlist.h"
#include "model/naming.h"
#include "report/comparisonreport.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"

#include <cmath>

namespace kvlens {

namespace {

// What a line of a difference begins with.
constexpr QChar isAdded = u'+';
constexpr QChar isRemoved = u'-';
constexpr QChar isChanged = u'~';
constexpr QChar isRenamed = u'>';

QString differenceLine(
    QChar sign, const QString &what, const QString &name, const QString &more = {})
{
    const QString line = sign + QStringLiteral(" ") + what + u'\t' + name;
    return more.isEmpty() ? line : line + u'\t' + more;
}

class DifferenceLines
{
public:
    DifferenceLines(const ComparedIndexes &indexes, Console &console)
        : m_indexes(indexes)
        , m_console(console)
    {
    }

    void print(const QString &what, const PartDifference &part) const
    {
        for (const IndexId id : part.removed)
            m_console.printLine(differenceLine(isRemoved, what, ourName(id)));
        for (const IndexId id : part.added)
            m_console.printLine(differenceLine(isAdded, what, theirName(id)));
        for (const IdPair &ids : part.renamed)
            m_console.printLine(differenceLine(
                isRenamed, what, ourName(ids.from) + QStringLiteral(" -> ") + theirName(ids.to)));
        printPairs(what, part.changed, CliText::tr("text"));
        printPairs(what, part.metadata, CliText::tr("metadata"));
    }

    void printPairs(
        const QString &what, const std::vector<IdPair> &pairs, const QString &more) const
    {
        for (const IdPair &ids : pairs)
            m_console.printLine(differenceLine(isChanged, what, theirName(ids.to), more));
    }

    void print(const SpaceDifference &space, const VectorMoves &moves) const
    {
        const QString what = CliText::tr("vector");
        for (const IndexId id : space.removed)
            m_console.printLine(differenceLine(isRemoved, what, ourName(id)));
        for (const IndexId id : space.added)
            m_console.printLine(differenceLine(isAdded, what, theirName(id)));
        printPairs(what, moves.resized, CliText::tr("length"));
        printPairs(what, moves.unlisted, CliText::tr("no list of numbers"));
        for (const VectorMove &move : moves.moved) {
            const QString none = noAngleText(move.without);
            const QString cosine = none.isEmpty() ? QString::number(move.cosine, 'f', 6) : none;
            m_console.printLine(differenceLine(
                isChanged, what, theirName(move.to), CliText::tr("cosine %1").arg(cosine)));
        }
    }

    void print(const BesideDifference &beside, const QString &more) const
    {
        const QString what = CliText::tr("vector");
        for (const IndexId id : beside.removed)
            m_console.printLine(differenceLine(isRemoved, what, ourName(id), more));
        for (const IndexId id : beside.added)
            m_console.printLine(differenceLine(isAdded, what, theirName(id), more));
        printPairs(what, beside.changed, more);
    }

private:
    QString ourName(IndexId id) const { return shownName(m_indexes.from.ids.at(id).toByteArray()); }
    QString theirName(IndexId id) const { return shownName(m_indexes.to.ids.at(id).toByteArray()); }

    const ComparedIndexes &m_indexes; // outlive us
    Console &m_console;
};

void printSpace(const SpaceDifference &space, const VectorMoves &moves, Console &console)
{
    const QString name = space.group.isEmpty() ? CliText::tr("vectors") : pathText(space.group);
    if (space.fromDimension != space.toDimension && space.fromDimension >= 0
        && space.toDimension >= 0)
        console.printLine(CliText::tr("%1: vectors of %2 numbers have become vectors of %3")
                              .arg(name)
                              .arg(space.fromDimension)
                              .arg(space.toDimension));
    const QStringList moved = moveSentences(CosineSpread(moves.moved));
    if (!moved.isEmpty())
        console.printLine(name + QStringLiteral(": ") + moved.join(u' '));
}

QByteArray decimal(double value)
{
    return std::isnan(value) ? QByteArray("NaN") : QByteArray::number(value, 'g', 17);
}

class DifferenceJson
{
public:
    DifferenceJson(const ComparedIndexes &indexes, JsonWriter &writer)
        : m_indexes(indexes)
        , m_writer(writer)
    {
    }

    void writePart(const PartDifference &part)
    {
        writeIds("added", part.added, m_indexes.to);
        writeIds("removed", part.removed, m_indexes.from);
        writePairs("changed", part.changed);
        writePairs("metadata", part.metadata);
        m_writer.name("renamed").beginArray();
        for (const IdPair &ids : part.renamed) {
            m_writer.beginObject().name("from").string(m_indexes.from.ids.at(ids.from));
            m_writer.name("to").string(m_indexes.to.ids.at(ids.to)).endObject();
        }
        m_writer.endArray();
    }

    void writePairs(QByteArrayView name, const std::vector<IdPair> &pairs)
    {
        m_writer.name(name).beginArray();
        for (const IdPair &ids : pairs)
            m_writer.string(m_indexes.to.ids.at(ids.to));
        m_writer.endArray();
    }

    void writeSpace(const SpaceDifference &space, const VectorMoves &moves)
    {
        m_writer.beginObject();
        if (!space.group.isEmpty())
            m_writer.name("file").string(space.group);
        writeIds("added", space.added, m_indexes.to);
        writeIds("removed", space.removed, m_indexes.from);
        writePairs("resized", moves.resized);
        writePairs("unlisted", moves.unlisted);
        writeBeside("documents", space.documents);
        writeBeside("metadata", space.metadata);
        m_writer.name("moved").beginArray();
        for (const VectorMove &move : moves.moved) {
            m_writer.beginObject().name("key").string(m_indexes.to.ids.at(move.to));
            m_writer.name("cosine").raw(decimal(move.cosine));
            if (move.without != NoAngle::None)
                m_writer.name("without").string(
                    move.without == NoAngle::Zeros ? "zeros" : "notFinite");
            m_writer.endObject();
        }
        m_writer.endArray();
        writeDimension(space);
        writeSpread(CosineSpread(moves.moved));
        m_writer.endObject();
    }

private:
    void writeIds(QByteArrayView name, const std::vector<IndexId> &ids, const IndexDigest &of)
    {
        m_writer.name(name).beginArray();
        for (const IndexId id : ids)
            m_writer.string(of.ids.at(id));
        m_writer.endArray();
    }

    void writeBeside(QByteArrayView name, const BesideDifference &beside)
    {
        m_writer.name(name).beginObject();
        writeIds("added", beside.added, m_indexes.to);
        writeIds("removed", beside.removed, m_indexes.from);
        writePairs("changed", beside.changed);
        m_writer.endObject();
    }

    void writeDimension(const SpaceDifference &space)
    {
        m_writer.name("dimension").beginObject();
        m_writer.name("from").number(std::max(space.fromDimension, 0));
        m_writer.name("to").number(std::max(space.toDimension, 0)).endObject();
    }

    void writeSpread(const CosineSpread &spread)
    {
        if (spread.sorted.empty())
            return;
        m_writer.name("cosine").beginObject().name("mean").raw(decimal(spread.mean));
        const std::pair<const char *, double> parts[] {
            {"min", 0}, {"p5", 0.05}, {"p95", 0.95}, {"max", 1}};
        for (const auto &[name, share] : parts)
            m_writer.name(name).raw(decimal(spread.part(share)));
        m_writer.name("median").raw(decimal(spread.median()));
        m_writer.endObject();
    }

    const ComparedIndexes &m_indexes; // outlive us
    JsonWriter &m_writer;
};

void writeRefs(JsonWriter &writer, QByteArrayView name, const QList<EntryRef> &refs)
{
    writer.name(name).beginArray();
    for (const EntryRef &ref : refs)
        writeRefMembers(writer.beginObject(), ref).endObject();
    writer.endArray();
}

void printRefs(QChar sign, const QList<EntryRef> &refs, const OpenedStore &opened, Console &console)
{
    for (const EntryRef &ref : refs)
        console.printLine(differenceLine(sign,
            shownName(collectionText(ref.collection, opened.collections)), shownName(ref.key)));
}

} // namespace

void printDifference(const IndexReport &report, const ComparedIndexes &indexes, Console &console)
{
    const DifferenceLines lines(indexes, console);
    lines.print(CliText::tr("document"), report.difference.documents);
    lines.printPairs(CliText::tr("document"), report.difference.recut, CliText::tr("cut anew"));
    lines.print(CliText::tr("node"), report.difference.nodes);
    for (size_t i = 0; i < report.moves.size(); ++i) {
        lines.print(report.difference.spaces[i], report.moves[i]);
        lines.print(report.difference.spaces[i].documents, CliText::tr("document"));
        lines.print(report.difference.spaces[i].metadata, CliText::tr("metadata"));
        printSpace(report.difference.spaces[i], report.moves[i], console);
    }
}

void printDifferenceJson(
    const IndexReport &report, const ComparedIndexes &indexes, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    DifferenceJson json(indexes, writer);
    writer.beginObject().name("documents").beginObject();
    json.writePart(report.difference.documents);
    json.writePairs("recut", report.difference.recut);
    writer.endObject().name("nodes").beginObject();
    json.writePart(report.difference.nodes);
    writer.endObject().name("vectors").beginObject().name("namespaces").beginArray();
    for (size_t i = 0; i < report.moves.size(); ++i)
        json.writeSpace(report.difference.spaces[i], report.moves[i]);
    writer.endArray().endObject().endObject();
}

void printDifference(const EntryDifference &difference, const OpenedStore &from,
    const OpenedStore &to, Console &console)
{
    printRefs(isRemoved, difference.removed, from, console);
    printRefs(isAdded, difference.added, to, console);
    printRefs(isChanged, difference.changed, to, console);
}

void printDifferenceJson(const EntryDifference &difference, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("entries").beginObject();
    writeRefs(writer, "added", difference.added);
    writeRefs(writer, "removed", difference.removed);
    writeRefs(writer, "changed", difference.changed);
    writer.endObject().endObject();
}

} // namespace kvlens
