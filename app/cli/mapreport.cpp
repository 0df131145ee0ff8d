// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/mapreport.h"

#include "app/cli/clitext.h"
#include "app/cli/vectorspace.h"
#include "model/naming.h"
#include "report/findingreport.h"
#include "report/jsonwriter.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <array>
#include <charconv>
#include <cmath>

namespace kvlens {

namespace {

const QString betweenColumns = QStringLiteral("\t");

// The shortest that is read as the same number, of the digits that single precision has.
QByteArray coordinate(double value)
{
    const auto near = static_cast<float>(value);
    const bool fits = std::isnormal(near) || value == 0;
    std::array<char, 32> text {};
    const auto written = fits ? std::to_chars(text.begin(), text.end(), near)
                              : std::to_chars(text.begin(), text.end(), value);
    return {text.data(), written.ptr - text.data()};
}

// Of a point; nothing: it has none.
std::optional<QByteArray> valueOf(const MapReport &report, qsizetype point)
{
    if (!report.values)
        return std::nullopt;
    const quint32 value = report.values->ofPoints[size_t(point)];
    return value == PointValues::none ? std::nullopt : std::optional(report.values->values[value]);
}

QByteArray csvField(QByteArray text)
{
    const bool isPlain = std::none_of(text.begin(), text.end(),
        [](char byte) { return byte == ',' || byte == '"' || byte == '\n' || byte == '\r'; });
    return isPlain ? text : '"' + text.replace('"', "\"\"") + '"';
}

const char *reasonName(Unmapped::Why why)
{
    switch (why) {
    case Unmapped::Why::Zero:
        return "zero";
    case Unmapped::Why::NotFinite:
        return "notFinite";
    case Unmapped::Why::OutOfRange:
        return "outOfRange";
    case Unmapped::Why::OtherLength:
        return "otherLength";
    case Unmapped::Why::NoVector:
        break;
    }
    return "noVector";
}

void writePoints(JsonWriter &writer, const MapReport &report)
{
    writer.name("points").beginArray();
    for (qsizetype point = 0; point < report.map.keys.count(); ++point) {
        const MapPoint &at = report.map.points[size_t(point)];
        writer.beginObject().name("key").string(report.map.keys.at(point).key);
        writer.name("x").raw(coordinate(at.x)).name("y").raw(coordinate(at.y));
        if (const std::optional<QByteArray> value = valueOf(report, point))
            writer.name("value").string(*value);
        writer.endObject();
    }
    writer.endArray();
}

void writeUnmapped(JsonWriter &writer, const std::vector<Unmapped> &unmapped)
{
    writer.name("leftOut").beginArray();
    for (const Unmapped &one : unmapped) {
        writer.beginObject().name("key").string(one.key);
        writer.name("reason").string(reasonName(one.why));
        if (one.why == Unmapped::Why::OtherLength)
            writer.name("numbers").number(one.numbers);
        writer.endObject();
    }
    writer.endArray();
}

} // namespace

QString shareText(double share)
{
    return CliText::tr("%1 %").arg(QString::number(100 * share, 'f', 1));
}

void printMapHead(const MapReport &report, Console &console)
{
    const VectorMap &map = report.map;
    const auto count = qsizetype(map.points.size());
    console.printLine(CliText::tr("%1 vectors of %2 numbers", nullptr, pluralOf(count))
                          .arg(numberText(count), numberText(map.dimension))
        + betweenColumns + CliText::tr("namespace %1").arg(shownName(report.place.space))
        + betweenColumns + CliText::tr("axis 1 shows %1").arg(shareText(map.shares[0]))
        + betweenColumns + CliText::tr("axis 2 shows %1").arg(shareText(map.shares[1])));
}

void printMapText(const MapReport &report, Console &console)
{
    printMapHead(report, console);
    for (qsizetype point = 0; point < report.map.keys.count(); ++point) {
        const MapPoint &at = report.map.points[size_t(point)];
        QString line = displayText(report.map.keys.at(point).key) + betweenColumns
            + decimalText(at.x, QLocale::c()) + betweenColumns + decimalText(at.y, QLocale::c());
        if (const std::optional<QByteArray> value = valueOf(report, point))
            line += betweenColumns + displayText(*value);
        console.printLine(line);
    }
}

void printMapCsv(const MapReport &report, Console &console)
{
    console.print(report.values ? "key,x,y,value\n" : "key,x,y\n");
    for (qsizetype point = 0; point < report.map.keys.count(); ++point) {
        const MapPoint &at = report.map.points[size_t(point)];
        QByteArray line = csvField(report.map.keys.at(point).key.toByteArray()) + ','
            + coordinate(at.x) + ',' + coordinate(at.y);
        if (report.values)
            line += ',' + csvField(valueOf(report, point).value_or(QByteArray()));
        console.print(line + '\n');
    }
}

void printMapJson(const MapReport &report, Console &console)
{
    JsonWriter writer([&](const QByteArray &piece) { console.print(piece); });
    writer.beginObject().name("namespace").string(report.place.space);
    writeCollectionMembers(writer, report.place.vectors);
    writer.name("dimension").number(report.map.dimension).name("axes").beginArray();
    for (const double share : report.map.shares)
        writer.beginObject().name("share").raw(scoreJson(share)).endObject();
    writer.endArray();
    writePoints(writer, report);
    writeUnmapped(writer, report.map.unmapped);
    writer.endObject();
}

} // namespace kvlens
