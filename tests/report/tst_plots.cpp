// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Statistics as bars: where numbers lie, what is plotted, and what files have of it.
#include "model/entryplace.h"
#include "report/plots.h"

#include <QTest>
#include <QXmlStreamReader>

#include <numeric>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

StoreStatistics statistics()
{
    StoreStatistics all;
    all.parts = {{{"small"}, 1, 10, 10}, {{"large, \"quoted\""}, 2, 3000, 2000},
        {{"vectors"}, 3, 500, 200, {{3, 2}, {4, 1}}}, {{"empty"}}};
    all.chunks.emplace();
    const std::vector<quint32> lengths {5, 120, 130, 990};
    all.chunks->characters = spreadOf(lengths);
    all.chunks->characterBins = histogramOf(lengths);
    all.chunks->metadata = {{"<b>", 1}, {"title", 4}};
    all.chunks->scriptCharacters[size_t(TextScript::Greek)] = 7;
    all.chunks->scriptChunks[size_t(TextScript::Greek)] = 4;
    return all;
}

QList<Plot> plots(const StoreStatistics &of = statistics())
{
    return plotsOf(of, collectionLabel);
}

QStringList lines(const Plot &plot)
{
    QStringList all;
    for (const Plot::Bar &bar : plot.bars)
        all.append(bar.label + u" | "_s + bar.text);
    return all;
}

} // namespace

class TestPlots : public QObject
{
    Q_OBJECT
private slots:
    void binsAreAsWideAsPeopleRead()
    {
        QCOMPARE(histogramOf({}), Histogram());
        const std::vector<quint32> one {7, 7};
        QCOMPARE(histogramOf(one), (Histogram {7, 1, {2}}));
        const std::vector<quint32> few {3, 5, 26};
        QCOMPARE(histogramOf(few),
            (Histogram {
                3, 1, {1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}}));
        const std::vector<quint32> more {3, 5, 27};
        QCOMPARE(histogramOf(more).width, 2);
        QCOMPARE(histogramOf(more).first, 2);
        const std::vector<quint32> many {0, 19, 20, 499'999, 0xffffffff};
        for (const qint64 most : {1, 2, 10, 24}) {
            const Histogram wide = histogramOf(many, most);
            QVERIFY(qint64(wide.counts.size()) <= most);
            QCOMPARE(std::accumulate(wide.counts.begin(), wide.counts.end(), qint64(0)), 5);
            QVERIFY(wide.first + wide.width * qint64(wide.counts.size()) > 0xffffffff);
        }
        QCOMPARE(histogramOf(many, 10).width, 500'000'000);
    }

    void whatThereIsIsPlotted()
    {
        const QList<Plot> all = plots();
        QStringList titles;
        for (const Plot &plot : all)
            titles.append(plot.title);
        QCOMPARE(titles,
            (QStringList {u"Size by part"_s, u"Lengths of chunks"_s, u"Metadata"_s, u"Scripts"_s,
                u"Lengths of vectors"_s}));
        QCOMPARE(lines(all[0]),
            (QStringList {
                u"large, \"quoted\" | 3.0 KB"_s, u"vectors | 500 B"_s, u"small | 10 B"_s}));
        QCOMPARE(all[1].bars.first().label, u"0 – 49"_s);
        QCOMPARE(all[1].summary, u"5 to 990, median 125"_s);
        QCOMPARE(lines(all[2]), (QStringList {u"title | 4 of 4"_s, u"<b> | 1 of 4"_s}));
        QCOMPARE(lines(all[3]), QStringList(u"Greek | 4 of 4"_s));
        QCOMPARE(lines(all[4]), (QStringList {u"3 | 2"_s, u"4 | 1"_s}));
        QVERIFY(!all[0].summary.isEmpty()); // what the sizes leave out
        QVERIFY(!all[3].summary.isEmpty());
        QVERIFY(plots({}).isEmpty());
    }

    void partsAreCalledAsTheTreeCallsThem()
    {
        StoreStatistics statistics;
        const QByteArray file = "property_graph_store.json";
        statistics.parts = {{{"nodes", file}, 2, 20, 10}, {{"", file, 0, true}, 1, 10, 5},
            {{"", "", 0, true}, 1, 5, 5}};
        QCOMPARE(lines(plots(statistics).first()),
            (QStringList {u"property_graph_store.json ▸ nodes | 20 B"_s,
                u"property_graph_store.json | 10 B"_s, u"(top level) | 5 B"_s}));
    }

    void rowsAreQuotedAsOthersReadThem()
    {
        const QByteArray csv = plotsAsCsv(plots());
        QVERIFY(
            csv.startsWith("plot,label,value\r\nSize by part,\"large, \"\"quoted\"\"\",3000\r\n"));
        QVERIFY(csv.contains("Lengths of chunks,\"950 – 999\",1\r\n")
            || csv.contains("Lengths of chunks,950 – 999,1\r\n"));
        QVERIFY(csv.endsWith("\r\n"));
    }

    void picturesAreXml()
    {
        QXmlStreamReader xml(plotsAsSvg(plots()));
        int bars = 0;
        bool hasMetadata = false;
        while (!xml.atEnd()) {
            xml.readNext();
            const bool isBar = xml.isStartElement() && xml.name() == u"rect"
                && xml.attributes().value("class"_L1) == u"bar";
            bars += isBar ? 1 : 0;
            hasMetadata = hasMetadata || (xml.isCharacters() && xml.text() == u"<b>");
        }
        QVERIFY2(!xml.hasError(), qUtf8Printable(xml.errorString()));
        QCOMPARE(bars, 3 + 3 + 2 + 1 + 2);
        QVERIFY(hasMetadata);
    }
};

QTEST_GUILESS_MAIN(TestPlots)
#include "tst_plots.moc"
