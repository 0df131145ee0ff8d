// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many pieces of a file with few reads.
#pragma once

#include "stores/json/span.h"

#include <QList>

namespace kvlens::json {

// One result per span, in the same order. Spans that are close together are read in one go of up to
// 4 MB. Conflict: the file ends before a span does.
QList<Result<QByteArray>> readSpans(const QList<Span> &spans, const ReadAt &read);

// What every reader answers when the file does not have what the index says.
Error notAsScanned(qint64 offset);

} // namespace kvlens::json
