// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/mapsvg.h"

#include "app/cli/clitext.h"
#include "model/vectors/mappointsmodel.h"
#include "report/lightcolours.h"
#include "report/plotview.h"
#include "report/pointmarks.h"
#include "report/svgtext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr QSizeF pictureSize {1000, 760};
constexpr double markRadius = 4;
constexpr double margin = 16;
constexpr double lineHeight = 20;

QByteArray placeText(double value)
{
    return svgNumber(value, 2);
}

// A path around (0, 0), to be put somewhere by a <use>.
QByteArray markPath(quint8 group)
{
    QByteArray path;
    for (const QPointF &corner : pointMark(group))
        path += (path.isEmpty() ? "M" : "L") + placeText(corner.x() * markRadius) + ' '
            + placeText(corner.y() * markRadius);
    return "<path id=\"m" + QByteArray::number(group) + "\" d=\"" + path + "Z\"/>\n";
}

QByteArray used(quint8 group, const QPointF &at)
{
    return "<use href=\"#m" + QByteArray::number(group) + "\" x=\"" + placeText(at.x()) + "\" y=\""
        + placeText(at.y()) + "\" fill=\"" + LightColours::name(LightColours::ofGroup(group)) + '"';
}

QByteArray textAt(double x, double y, const QString &text, quint32 colour)
{
    return "<text x=\"" + placeText(x) + "\" y=\"" + placeText(y) + "\" fill=\""
        + LightColours::name(colour) + "\">" + svgText(text) + "</text>\n";
}

// Its groups, one below the other; the height that they take.
double addLegend(QByteArray &svg, const PointGroups &groups, MapColouring::By by)
{
    double y = margin + lineHeight;
    const auto add = [&](quint8 group, qint64 points) {
        if (points == 0)
            return;
        y += lineHeight;
        svg += used(group, {margin + markRadius, y - markRadius}) + "/>\n";
        svg += textAt(margin + 4 * markRadius, y,
            pointGroupText(groups, group, by) + QStringLiteral(" \u00b7 ") + numberText(points),
            LightColours::text);
    };
    for (qsizetype group = 0; group < groups.named.size(); ++group)
        add(quint8(group), groups.named[group].points);
    add(PointGroups::others, groups.otherPoints);
    add(PointGroups::without, groups.withoutPoints);
    return y;
}

} // namespace

QByteArray mapAsSvg(const MapReport &report, const std::optional<MapColouring> &colouring)
{
    const PointGroups groups = report.values ? groupsOf(*report.values) : PointGroups();
    QByteArray body = textAt(margin, margin + lineHeight / 2,
        CliText::tr("%1 vectors of %2 numbers; axis 1 shows %3, axis 2 %4", nullptr,
            pluralOf(qsizetype(report.map.points.size())))
            .arg(numberText(qsizetype(report.map.points.size())), numberText(report.map.dimension),
                shareText(report.map.shares[0]), shareText(report.map.shares[1])),
        LightColours::muted);
    const double above = colouring ? addLegend(body, groups, colouring->by) : margin + lineHeight;
    PlotView view;
    view.fit(boundsOf(report.map.points),
        QRectF(QPointF(0, above), QSizeF(pictureSize.width(), pictureSize.height() - above)));
    for (qsizetype point = 0; point < report.map.keys.count(); ++point) {
        const quint8 group = groups.ofPoints.empty() ? quint8(0) : groups.ofPoints[size_t(point)];
        body += used(group, view.toView(report.map.points[size_t(point)])) + "><title>"
            + svgText(displayText(report.map.keys.at(point).key)) + "</title></use>\n";
    }
    QByteArray marks;
    for (quint8 group = 0; group <= PointGroups::without; ++group)
        marks += markPath(group);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + QByteArray::number(pictureSize.width()) + ' ' + QByteArray::number(pictureSize.height())
        + "\" font-family=\"sans-serif\" font-size=\"13\">\n<defs>\n" + marks
        + "</defs>\n<rect width=\"100%\" height=\"100%\" fill=\""
        + LightColours::name(LightColours::base) + "\"/>\n" + body + "</svg>\n";
}

} // namespace kvlens
