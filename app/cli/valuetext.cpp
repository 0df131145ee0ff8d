// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/valuetext.h"

#include "model/pickle.h"
#include "stores/json/format.h"
#include "stores/json/text.h"

#include <limits>
#include <optional>

namespace kvlens {

namespace {

QByteArray inWholeLines(QByteArray text)
{
    return text.endsWith('\n') ? text : text + '\n';
}

// Nothing: it is none.
std::optional<QByteArray> pickleText(QByteArrayView value)
{
    const std::optional<QList<PickleStep>> steps = pickleSteps(value);
    if (!steps)
        return std::nullopt;
    QString text = hexLines(value) + u'\n';
    for (const PickleStep &step : *steps)
        text += pickleLine(step) + u'\n';
    return text.toUtf8();
}

} // namespace

bool isJsonText(const Entry &entry)
{
    return !entry.problem && json::parse(entry.value).has_value();
}

QByteArray prettyText(const Entry &entry)
{
    if (std::optional<QByteArray> pickle = pickleText(entry.value))
        return *std::move(pickle);
    if (!isJsonText(entry))
        return inWholeLines(entry.value);
    const json::PrettyOptions whole {100, std::numeric_limits<int>::max()};
    return inWholeLines(json::pretty(entry.value, whole).text);
}

} // namespace kvlens
