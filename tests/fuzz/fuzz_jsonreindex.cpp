// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An index that follows any splice from one JSON text to another is what a scan would give; or it
// says that it cannot, and has not changed.

#include "sameindex.h"
#include "stores/json/reindex.h"
#include "stores/json/scan.h"
#include "stores/json/text.h"

using namespace kvlens;
using namespace kvlens::json;

namespace {

Index indexOf(const QByteArray &file)
{
    Scanner scanner;
    scanner.feed(file);
    scanner.finish();
    require(!scanner.damage(), "what is JSON is not damaged");
    return std::move(scanner).takeIndex();
}

} // namespace

// Three bytes say where the splice begins, how much goes and how much comes; then what comes, then
// the text.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size < 3)
        return 0;
    const QByteArray rest = inputBytes(data + 3, size - 3);
    const qsizetype comes = qMin<qsizetype>(data[2] % 64, rest.size());
    const QByteArray before = rest.sliced(comes);
    const qsizetype begin = qMin<qsizetype>(data[0], before.size());
    const qsizetype end = qMin<qsizetype>(begin + data[1], before.size());
    const QList<Splice> splices {{begin, end, rest.first(comes)}};
    const QByteArray after = apply(before, splices);
    if (!parse(before))
        return 0;
    Index index = indexOf(before);
    const ReadAt read
        = [&](qint64 at, qint64 count) -> Result<QByteArray> { return after.mid(at, count); };
    const Result<bool> done = reindex(index, splices, read);
    require(done.has_value(), "a text in memory can be read");
    if (!*done)
        requireSameIndex(index, indexOf(before));
    else if (parse(after))
        requireSameIndex(index, indexOf(after));
    return 0;
}
