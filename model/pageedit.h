// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a pager has done on the worker: plain functions of a store and values.
#pragma once

#include "model/valuepager.h"

namespace kvlens {

Result<ValuePage> readPage(Store &store, const ValueSource &source, const json::PageMark &mark,
    qsizetype number, const std::stop_token &stop);

struct PageEdit
{
    ValueSource source;
    ValuePage page;
    json::Place behind; // the page
    QByteArray text; // edited
    std::optional<Entry> stored = std::nullopt; // the whole entry, if it is known
};

// The whole value with the edited page in it, written in the value's style.
// Invalid: the edited text cannot stand there, with its place. Conflict: the value is no longer
// the one that the page was read from. Corrupt: the value was no JSON to begin with. Unsupported:
// it is or becomes too long.
Result<EditedValue> editPage(Store &store, const PageEdit &edit, const std::stop_token &stop);

} // namespace kvlens
