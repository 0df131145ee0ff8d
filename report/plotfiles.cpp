// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plots for files: bars as SVG, rows as CSV.
#include "report/lightcolours.h"
#include "report/plots.h"
#include "report/svgtext.h"
#include "report/wording.h"

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr double plotWidth = 720;
constexpr double plotLine = 22; // of a bar that lies
constexpr double plotNames = 220; // room for their labels
constexpr double plotHeight = 220; // of bars that stand
constexpr double plotHead = 48; // title and summary
constexpr double plotFoot = 34;
constexpr double plotMargin = 16;

class SvgOfPlots
{
public:
    QByteArray write(const QList<Plot> &plots)
    {
        for (const Plot &plot : plots) {
            text(plotMargin, m_top + 20, plot.title, "title");
            text(plotMargin, m_top + 38, plot.summary, "quiet");
            m_top += plotHead;
            plot.kind == Plot::Kind::Names ? writeNames(plot) : writeRanges(plot);
            m_top += plotMargin;
        }
        using Colours = LightColours;
        const auto &name = Colours::name;
        const QByteArray size
            = "width=\"" + svgNumber(plotWidth) + "\" height=\"" + svgNumber(m_top) + '"';
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + svgNumber(plotWidth)
            + ' ' + svgNumber(m_top) + "\" " + size
            + ">\n<style>text{font:12px sans-serif;fill:" + name(Colours::text)
            + "}text.title{font-weight:bold}text.quiet{fill:" + name(Colours::muted)
            + "}rect.bar{fill:" + name(Colours::accent) + "}line{stroke:" + name(Colours::line)
            + "}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"" + name(Colours::base)
            + "\"/>\n" + m_svg + "</svg>\n";
    }

private:
    void text(double x, double y, const QString &text, const QByteArray &kind,
        const QByteArray &anchor = "start")
    {
        if (!text.isEmpty())
            m_svg += "<text class=\"" + kind + "\" x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y)
                + "\" text-anchor=\"" + anchor + "\">" + svgText(text) + "</text>\n";
    }

    void bar(double x, double y, double width, double height, const Plot::Bar &bar)
    {
        m_svg += "<rect class=\"bar\" x=\"" + svgNumber(x) + "\" y=\"" + svgNumber(y)
            + "\" width=\"" + svgNumber(width) + "\" height=\"" + svgNumber(height) + "\"><title>"
            + svgText(bar.label + u": "_s + bar.text) + "</title></rect>\n";
    }

    void writeNames(const Plot &plot)
    {
        const double room = plotWidth - plotNames - 2 * plotMargin - 90;
        for (const Plot::Bar &one : plot.bars) {
            const double width = room * double(one.value) / double(plot.most());
            text(plotNames, m_top + 15, elidedMiddle(one.label, 32), "label", "end");
            bar(plotNames + 8, m_top + 3, std::max(width, 1.0), plotLine - 6, one);
            text(plotNames + 14 + width, m_top + 15, one.text, "quiet");
            m_top += plotLine;
        }
    }

    void writeRanges(const Plot &plot)
    {
        const double room = plotWidth - 2 * plotMargin;
        const double step = room / double(plot.bars.size());
        const double foot = m_top + plotHeight;
        for (qsizetype i = 0; i < plot.bars.size(); ++i) {
            const Plot::Bar &one = plot.bars[i];
            const double x = plotMargin + double(i) * step;
            const double height = (plotHeight - 20) * double(one.value) / double(plot.most());
            if (one.value > 0)
                bar(x + 1, foot - std::max(height, 1.0), step - 2, std::max(height, 1.0), one);
            if (one.value > 0 && step > 40)
                text(x + step / 2, foot - height - 4, one.text, "quiet", "middle");
        }
        m_svg += "<line x1=\"" + svgNumber(plotMargin) + "\" x2=\""
            + svgNumber(plotWidth - plotMargin) + "\" y1=\"" + svgNumber(foot) + "\" y2=\""
            + svgNumber(foot) + "\"/>\n";
        text(plotMargin, foot + 16, plot.bars.first().label, "quiet");
        text(plotWidth / 2, foot + 16, plot.labels, "quiet", "middle");
        text(plotWidth - plotMargin, foot + 16, plot.bars.last().label, "quiet", "end");
        m_top = foot + plotFoot;
    }

    QByteArray m_svg;
    double m_top = plotMargin;
};

QByteArray csvField(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    const bool isPlain = !bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n')
        && !bytes.contains('\r');
    if (isPlain)
        return bytes;
    bytes.replace('"', "\"\"");
    return '"' + bytes + '"';
}

} // namespace

QByteArray plotsAsSvg(const QList<Plot> &plots)
{
    return SvgOfPlots().write(plots);
}

QByteArray plotsAsCsv(const QList<Plot> &plots)
{
    QByteArray csv = "plot,label,value\r\n";
    for (const Plot &plot : plots) {
        for (const Plot::Bar &bar : plot.bars)
            csv += csvField(plot.title) + ',' + csvField(bar.label) + ','
                + QByteArray::number(bar.value) + "\r\n";
    }
    return csv;
}

} // namespace kvlens
