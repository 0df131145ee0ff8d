// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/plots.h"

#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

class PlotWords
{
    Q_DECLARE_TR_FUNCTIONS(kvlens::PlotWords)
};

// The largest first; of equal ones in their order.
void sortBars(QList<Plot::Bar> &bars)
{
    std::stable_sort(bars.begin(), bars.end(),
        [](const Plot::Bar &one, const Plot::Bar &other) { return one.value > other.value; });
}

Plot histogramPlot(const QString &title, const Histogram &histogram, const Spread &spread,
    const QString &labels, const QString &values)
{
    Plot plot {Plot::Kind::Ranges, title, labels, values, rangeText(spread), {}};
    for (size_t i = 0; i < histogram.counts.size(); ++i) {
        const qint64 begin = histogram.first + qint64(i) * histogram.width;
        const qint64 end = begin + histogram.width - 1;
        plot.bars.append(
            {begin == end ? numberText(begin)
                          : PlotWords::tr("%1 – %2").arg(numberText(begin), numberText(end)),
                histogram.counts[i], numberText(histogram.counts[i])});
    }
    return plot;
}

Plot partsPlot(const StoreStatistics &statistics, const PartName &nameOf)
{
    Plot plot {Plot::Kind::Names, PlotWords::tr("Size by part"), PlotWords::tr("part"),
        PlotWords::tr("bytes"),
        PlotWords::tr("keys and values alone, without what is written around them"), {}};
    for (const StoreStatistics::Part &part : statistics.parts) {
        if (part.entries > 0)
            plot.bars.append({nameOf(part.collection), part.bytes, sizeText(part.bytes)});
    }
    sortBars(plot.bars);
    return plot;
}

Plot dimensionsPlot(const StoreStatistics &statistics)
{
    std::map<qint32, qint64> all;
    for (const StoreStatistics::Part &part : statistics.parts) {
        for (const auto &[length, count] : part.dimensions)
            all[length] += count;
    }
    Plot plot {Plot::Kind::Names, PlotWords::tr("Lengths of vectors"), PlotWords::tr("numbers"),
        PlotWords::tr("vectors"), {}, {}};
    for (const auto &[length, count] : all)
        plot.bars.append({numberText(std::max(length, 0)), count, numberText(count)});
    return plot;
}

Plot metadataPlot(const ChunkStatistics &chunks)
{
    const qint64 all = chunks.characters.count;
    Plot plot {Plot::Kind::Names, PlotWords::tr("Metadata"), PlotWords::tr("member"),
        PlotWords::tr("chunks that have it"), {}, {}};
    for (const auto &[name, having] : chunks.metadata)
        plot.bars.append({displayText(name), having,
            PlotWords::tr("%1 of %2").arg(numberText(having), numberText(all))});
    sortBars(plot.bars);
    return plot;
}

Plot scriptsPlot(const ChunkStatistics &chunks)
{
    Plot plot {Plot::Kind::Names, PlotWords::tr("Scripts"), PlotWords::tr("script"),
        PlotWords::tr("chunks"),
        PlotWords::tr("by the one that most letters of a chunk are in; 0: others have some"), {}};
    for (size_t i = 0; i < textScripts; ++i) {
        if (chunks.scriptCharacters[i] > 0)
            plot.bars.append({scriptText(TextScript(i)), chunks.scriptChunks[i],
                PlotWords::tr("%1 of %2")
                    .arg(numberText(chunks.scriptChunks[i]), numberText(chunks.characters.count))});
    }
    sortBars(plot.bars);
    return plot;
}

} // namespace

qint64 Plot::most() const
{
    qint64 most = 1;
    for (const Bar &bar : bars)
        most = std::max(most, bar.value);
    return most;
}

// As Unicode calls them.
QString scriptText(TextScript script)
{
    constexpr std::array<const char *, textScripts> names {
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Latin"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Greek"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Cyrillic"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Hebrew"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Arabic"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Devanagari"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Thai"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Han"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Kana"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "Hangul"),
        QT_TRANSLATE_NOOP("kvlens::PlotWords", "other")};
    return PlotWords::tr(names[size_t(script)]);
}

QString rangeText(const Spread &spread)
{
    const bool isBetween = std::floor(spread.median) != spread.median; // of two numbers
    const QString median = QLocale().toString(spread.median, 'f', isBetween ? 1 : 0);
    return PlotWords::tr("%1 to %2, median %3")
        .arg(numberText(spread.least), numberText(spread.most), median);
}

QList<Plot> plotsOf(const StoreStatistics &statistics, const PartName &nameOf)
{
    QList<Plot> plots {partsPlot(statistics, nameOf)};
    if (statistics.chunks) {
        const ChunkStatistics &chunks = *statistics.chunks;
        const QString characters = PlotWords::tr("characters");
        const QString count = PlotWords::tr("chunks");
        plots.append(histogramPlot(PlotWords::tr("Lengths of chunks"), chunks.characterBins,
            chunks.characters, characters, count));
        plots.append(histogramPlot(PlotWords::tr("Lengths of chunks in tokens, about"),
            chunks.tokenBins, chunks.tokens, PlotWords::tr("tokens"), count));
        plots.append(histogramPlot(PlotWords::tr("Overlaps of chunks"), chunks.overlapBins,
            chunks.overlaps, characters, PlotWords::tr("overlaps")));
        plots.append(histogramPlot(PlotWords::tr("Gaps between chunks"), chunks.gapBins,
            chunks.gaps, characters, PlotWords::tr("gaps")));
        plots.append(metadataPlot(chunks));
        plots.append(scriptsPlot(chunks));
    }
    plots.append(dimensionsPlot(statistics));
    plots.removeIf([](const Plot &plot) { return plot.bars.isEmpty(); });
    return plots;
}

} // namespace kvlens
