// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/comparisonreport.h"

#include "model/entryplace.h"
#include "model/naming.h"
#include "model/treetext.h"
#include "report/wording.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QCoreApplication>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class CompareText
{
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

using PageCells = QList<ReportPage::Cell>;

QString cosineText(double cosine)
{
    return decimalText(cosine, 6);
}

// How those are spread that have a cosine, of all that moved.
QString spreadSentence(const CosineSpread &spread, qint64 all)
{
    const auto count = qint64(spread.sorted.size());
    const QString mean = cosineText(spread.mean);
    if (count == 1)
        return (all == 1 ? CompareText::tr("Its cosine with what it was is %1.")
                         : CompareText::tr("The cosine of one of them with what it was is %1."))
            .arg(mean);
    const QString whose = all == count
        ? CompareText::tr("Their cosines with what they were are")
        : CompareText::tr("The cosines of %1 of them with what they were are")
              .arg(numberText(count));
    return CompareText::tr("%1 from %2 to %3, median %4, mean %5.")
        .arg(whose, cosineText(spread.part(0)), cosineText(spread.part(1)),
            cosineText(spread.median()), mean);
}

class ComparisonSections
{
public:
    ComparisonSections(ReportPage &page, qsizetype most)
        : m_page(page)
        , m_most(most)
    {
    }

    // One that lists what `cellsOf` makes of each; nothing for none.
    template <class All, class CellsOf>
    void add(const QString &title, const All &all, const QStringList &columns, CellsOf cellsOf,
        const QString &place = {})
    {
        if (all.empty())
            return;
        ReportPage::Section section {title, place, qint64(all.size()), columns, {}, {}};
        for (const auto &one : all) {
            if (section.rows.size() == m_most)
                break;
            section.rows.append(cellsOf(one));
        }
        m_page.sections.append(section);
    }

private:
    ReportPage &m_page;
    qsizetype m_most;
};

class IndexSections
{
public:
    IndexSections(const ComparedIndexes &indexes, ReportPage &page, qsizetype most)
        : m_indexes(indexes)
        , m_page(page)
        , m_sections(page, most)
    {
    }

    void addDocuments(const IndexDifference &difference)
    {
        const PartDifference &part = difference.documents;
        addIds(CompareText::tr("Documents removed"), part.removed, m_indexes.from);
        addIds(CompareText::tr("Documents added"), part.added, m_indexes.to);
        addPairs(CompareText::tr("Documents with another text"), part.changed);
        addPairs(CompareText::tr("Documents cut anew"), difference.recut);
        addPairs(CompareText::tr("Documents with other metadata"), part.metadata);
        addRenamed(CompareText::tr("The same documents under another id"), part.renamed);
    }

    void addNodes(const PartDifference &part)
    {
        addIds(CompareText::tr("Nodes removed"), part.removed, m_indexes.from);
        addIds(CompareText::tr("Nodes added"), part.added, m_indexes.to);
        addPairs(CompareText::tr("Nodes with another text"), part.changed);
        addPairs(CompareText::tr("Nodes with other metadata"), part.metadata);
        addRenamed(CompareText::tr("The same texts under another id"), part.renamed);
    }

    void addSpace(const SpaceDifference &space, const VectorMoves &moves)
    {
        const QString place = pathText(space.group);
        if (space.fromDimension != space.toDimension && space.fromDimension >= 0
            && space.toDimension >= 0)
            m_page.sentences.append(
                CompareText::tr("%1: vectors of %2 numbers have become vectors of %3.")
                    .arg(place.isEmpty() ? CompareText::tr("Vectors") : displayText(place),
                        numberText(space.fromDimension), numberText(space.toDimension)));
        addIds(CompareText::tr("Vectors removed"), space.removed, m_indexes.from, place);
        addIds(CompareText::tr("Vectors added"), space.added, m_indexes.to, place);
        addPairs(CompareText::tr("Vectors of another length"), moves.resized, place);
        addPairs(
            CompareText::tr("Vectors that are or were no list of numbers"), moves.unlisted, place);
        addIds(CompareText::tr("Vectors that were of a document"), space.documents.removed,
            m_indexes.from, place);
        addIds(CompareText::tr("Vectors that are of a document now"), space.documents.added,
            m_indexes.to, place);
        addPairs(CompareText::tr("Vectors of another document"), space.documents.changed, place);
        addIds(CompareText::tr("Vectors that had metadata"), space.metadata.removed, m_indexes.from,
            place);
        addIds(CompareText::tr("Vectors that have metadata now"), space.metadata.added,
            m_indexes.to, place);
        addPairs(CompareText::tr("Vectors with other metadata"), space.metadata.changed, place);
        const CosineSpread spread(moves.moved);
        if (const QString moved = moveSentences(spread).join(u' '); !moved.isEmpty())
            m_page.sentences.append(
                place.isEmpty() ? moved : displayText(place) + QStringLiteral(": ") + moved);
        addSpread(spread, place);
        m_sections.add(
            CompareText::tr("Vectors that moved, the farthest first"), moves.moved,
            {CompareText::tr("Id"), CompareText::tr("Cosine")},
            [this](const VectorMove &move) {
                const QString none = noAngleText(move.without);
                return PageCells {{name(m_indexes.to, move.to)},
                    {none.isEmpty() ? cosineText(move.cosine) : none, true}};
            },
            place);
    }

private:
    static QString name(const IndexDigest &index, IndexId id)
    {
        return shownName(index.ids.at(id).toByteArray());
    }

    void addIds(const QString &title, const std::vector<IndexId> &ids, const IndexDigest &of,
        const QString &place = {})
    {
        m_sections.add(
            title, ids, {CompareText::tr("Id")},
            [&](IndexId id) { return PageCells {{name(of, id)}}; }, place);
    }

    void addPairs(const QString &title, const std::vector<IdPair> &pairs, const QString &place = {})
    {
        m_sections.add(
            title, pairs, {CompareText::tr("Id")},
            [this](const IdPair &ids) { return PageCells {{name(m_indexes.to, ids.to)}}; }, place);
    }

    void addRenamed(const QString &title, const std::vector<IdPair> &pairs)
    {
        m_sections.add(title, pairs, {CompareText::tr("Id before"), CompareText::tr("Id now")},
            [this](const IdPair &ids) {
                return PageCells {{name(m_indexes.from, ids.from)}, {name(m_indexes.to, ids.to)}};
            });
    }

    void addSpread(const CosineSpread &spread, const QString &place)
    {
        if (spread.sorted.empty())
            return;
        const std::vector<qint64> counts = cosineCounts(spread);
        ReportPage::Section section {CompareText::tr("How far vectors moved"), place, 0,
            {CompareText::tr("Cosine"), CompareText::tr("Vectors"), QString()}, {}, {}};
        const auto add = [&section](const QString &range, qint64 count) {
            section.rows.append(PageCells {{range, true}, {numberText(count), true}});
            section.amounts.append(count);
        };
        for (size_t i = 0; i < counts.size(); ++i) {
            const QString range = i == 0 ? CompareText::tr("below %1").arg(cosineBounds[0])
                : i == std::size(cosineBounds)
                ? CompareText::tr("%1 and above").arg(cosineBounds[i - 1])
                : CompareText::tr("%1 to %2").arg(cosineBounds[i - 1]).arg(cosineBounds[i]);
            add(range, counts[i]);
        }
        if (spread.notFinite > 0)
            add(noAngleText(NoAngle::NotFinite), spread.notFinite);
        if (spread.zeros > 0)
            add(noAngleText(NoAngle::Zeros), spread.zeros);
        section.count = section.rows.size();
        m_page.sections.append(section);
    }

    const ComparedIndexes &m_indexes; // outlive us
    ReportPage &m_page;
    ComparisonSections m_sections;
};

void addEntries(const EntryDifference &difference, ReportPage &page, qsizetype most)
{
    ComparisonSections sections(page, most);
    const auto add = [&](const QString &title, const QList<EntryRef> &refs) {
        sections.add(title, refs, {CompareText::tr("Collection"), CompareText::tr("Key")},
            [](const EntryRef &ref) {
                return PageCells {{collectionLabel(ref.collection)}, {shownName(ref.key)}};
            });
    };
    add(CompareText::tr("Entries removed"), difference.removed);
    add(CompareText::tr("Entries added"), difference.added);
    add(CompareText::tr("Entries with another value"), difference.changed);
}

} // namespace

QString noAngleText(NoAngle why)
{
    switch (why) {
    case NoAngle::None:
        break;
    case NoAngle::NotFinite:
        return CompareText::tr("none: NaN or infinite");
    case NoAngle::Zeros:
        return CompareText::tr("none: all zeros");
    }
    return {};
}

QStringList moveSentences(const CosineSpread &spread)
{
    const qint64 all = qint64(spread.sorted.size()) + spread.notFinite + spread.zeros;
    if (all == 0)
        return {};
    QStringList sentences {
        CompareText::tr("%1 vectors moved.", nullptr, pluralOf(all)).arg(numberText(all))};
    if (!spread.sorted.empty())
        sentences << spreadSentence(spread, all);
    if (spread.notFinite > 0)
        sentences << CompareText::tr("%1 of them hold NaN or an infinite number, before or now, "
                                     "and so have no cosine.",
            nullptr, pluralOf(spread.notFinite))
                         .arg(numberText(spread.notFinite));
    if (spread.zeros > 0)
        sentences << CompareText::tr(
            "%1 of them are all zeros, before or now, and so have no cosine.", nullptr,
            pluralOf(spread.zeros))
                         .arg(numberText(spread.zeros));
    return sentences;
}

QString standInSentence(const EntryDifference &difference)
{
    if (difference.standIns == 0)
        return {};
    return CompareText::tr("%1 keys were compared as names that stand for others: %2.", nullptr,
        pluralOf(difference.standIns))
        .arg(numberText(difference.standIns), reasonText(difference.standInsAre));
}

ReportPage comparisonPage(
    const StoreDifference &difference, const ComparedNames &names, qsizetype most)
{
    ReportPage page {CompareText::tr("What differs between two stores"),
        {{{CompareText::tr("Before"), true}, {names.from}},
            {{CompareText::tr("Now"), true}, {names.to}}},
        {}, {}};
    if (difference.isSame())
        page.sentences.append(CompareText::tr("Nothing differs."));
    if (const QString sentence = standInSentence(difference.entries); !sentence.isEmpty())
        page.sentences.append(sentence);
    if (!difference.indexes) {
        addEntries(difference.entries, page, most);
        return page;
    }
    IndexSections sections(*difference.indexes, page, most);
    const IndexReport &report = difference.report;
    sections.addDocuments(report.difference);
    sections.addNodes(report.difference.nodes);
    for (size_t i = 0; i < report.moves.size(); ++i)
        sections.addSpace(report.difference.spaces[i], report.moves[i]);
    return page;
}

} // namespace kvlens
