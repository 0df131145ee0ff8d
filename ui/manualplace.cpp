// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/manualplace.h"

#include <QVariant>
#include <QWidget>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// By the name of the widget, or of the one that it is in.
constexpr std::array placesByName {
    std::pair("Filter keys", "window.md#the-tree"),
    std::pair("Collections and keys", "window.md#the-tree"),
    std::pair("Value text", "window.md#the-value"),
    std::pair("Value bytes", "window.md#the-value"),
    std::pair("Details", "window.md#edits"),
    std::pair("Changes", "window.md#edits"),
    std::pair("Problems", "problems.md"),
    std::pair("Links", "window.md#links"),
    std::pair("Neighbours", "window.md#neighbours"),
    std::pair("Search results", "window.md#search"),
    std::pair("Log", "window.md#messages"),
    std::pair("Message", "window.md#messages"),
    std::pair("Documents", "window.md#documents"),
    std::pair("Drawing", "window.md#drawing"),
    std::pair("Map", "window.md#map-of-vectors"),
    std::pair("Statistics", "window.md#statistics"),
    std::pair("Comparison of stores", "window.md#comparison"),
};

} // namespace

QString manualPlace(const QWidget *focused)
{
    for (const QWidget *widget = focused; widget; widget = widget->parentWidget()) {
        const QString better = widget->property(manualProperty).toString();
        if (!better.isEmpty())
            return better;
        const QString name = widget->objectName();
        const auto place = std::find_if(placesByName.begin(), placesByName.end(),
            [&name](const auto &each) { return name == QLatin1StringView(each.first); });
        if (place != placesByName.end())
            return QString::fromLatin1(place->second);
        if (widget->isWindow())
            break;
    }
    return u"first-steps.md"_s;
}

} // namespace kvlens
