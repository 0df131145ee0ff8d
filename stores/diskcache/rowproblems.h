// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is to be told of the rows of a diskcache beside what TreeCheck tells of envelopes: pickled
// ones, and collections that are cut in two; of rows that are not py-key-value's also values whose
// file is gone, and those that have expired.
#pragma once

#include "stores/diskcache/rowreader.h"
#include "stores/loading.h"

namespace kvlens {

// A database that is looked through, and who has written it.
struct RowsPlace
{
    const Database &database;
    const ValueFiles &files;
    RowsOf rows;
    QString path; // of the folder
    bool isWritable;
};

// Goes through all rows, but not through their values. The reader is of the same database, and
// nobody else uses it meanwhile. Corrupt: not all could be read. Cancelled.
// Memory: the first thousand entries of each problem; of those that have expired, as many as a
// repair may delete at once.
Result<QList<Problem>> rowProblems(
    const RowsPlace &place, RowReader &reader, const std::stop_token &stop);

} // namespace kvlens
