// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages of a value of any size, as the window and the command line show it: plain functions of
// a store and values.
#pragma once

#include "model/longvalues.h"
#include "model/taskslice.h"
#include "stores/json/pagetext.h"
#include "stores/json/utf8.h"

namespace kvlens {

struct ValuePage
{
    qsizetype number = 0;
    json::PageMark mark;
    json::Pretty text; // of a value that is no JSON as it is stored
};

// Finds the pages of a value, in slices. A value: what a slice has found, the next one goes on
// from. Memory: that of json::Paginator.
class PageSearch
{
public:
    explicit PageSearch(const ValueSource &source);

    // Reads on until the slice is over. Errors as ValueSource::read; what was found before stays.
    Result<void> goOn(Store &store, const TaskSlice &slice);

    // Those found since the last call.
    std::vector<json::PageMark> takePages();
    bool isComplete() const { return m_complete; }
    qint64 position() const { return m_paginator.position() + m_growth; }
    qint64 fault() const; // the first byte that is not JSON; -1: none so far
    json::Place place() const { return m_paginator.place(); } // at the end, when complete

    // Goes on in another state of the value, in which what was gone through is longer by `growth`.
    void moveTo(const ValueSource &source, qint64 growth);

private:
    void splitPlain();

    ValueSource m_source;
    json::Paginator m_paginator;
    json::Utf8Check m_utf8;
    std::vector<json::PageMark> m_plain; // of a value that is no JSON
    qint64 m_utf8Fault = -1;
    qint64 m_growth = 0;
    bool m_complete = false;
};

// Conflict: the value is another by now, or errors as ValueSource::read. A page of plain text
// begins and ends between two characters, be they where the mark has it or a byte or so behind.
Result<ValuePage> readPage(Store &store, const ValueSource &source, const json::PageMark &mark,
    qsizetype number, const std::stop_token &stop);

// How a value is written, from its beginning and its end. Errors as ValueSource::read.
Result<json::Style> readStyle(Store &store, const ValueSource &source, const std::stop_token &stop);

struct EditedPage
{
    QByteArray stored; // what its bytes are to be
    std::optional<Error> problem = std::nullopt; // why they cannot stand there; its place: in text
};

// The bytes of a page that was edited; what was not edited keeps its bytes. `behind`: the place
// behind the page. Text that cannot stand there is put among them as it was typed.
EditedPage editedPage(const ValuePage &page, const json::Place &behind, const QByteArray &text,
    const json::Style &style);

} // namespace kvlens
