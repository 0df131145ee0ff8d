// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/valuetext.h"

#include "stores/json/format.h"
#include "stores/json/text.h"

#include <limits>

namespace kvlens {

namespace {

QByteArray inWholeLines(QByteArray text)
{
    return text.endsWith('\n') ? text : text + '\n';
}

} // namespace

bool isJsonText(const Entry &entry)
{
    return !entry.problem && json::parse(entry.value).has_value();
}

QByteArray prettyText(const Entry &entry)
{
    if (!isJsonText(entry))
        return inWholeLines(entry.value);
    const json::PrettyOptions whole {100, std::numeric_limits<int>::max()};
    return inWholeLines(json::pretty(entry.value, whole).text);
}

} // namespace kvlens
