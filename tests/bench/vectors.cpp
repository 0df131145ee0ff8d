// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ten vectors of one store that are most alike the one in its middle: `kvlens_bench_vectors
// MODE FILE`. What is counted are the vectors that it was compared with.
//   file        from the open file: all are read
//   rows        with the vectors at hand; the mean of twenty
//   duplicates  instead all vectors that have a cosine of 0.99 or more, with the vectors at hand
//   map         instead the map of all, with the vectors at hand

#include "model/vectors/nearduplicates.h"
#include "model/vectors/nearestrows.h"
#include "model/vectors/numberlist.h"
#include "model/vectors/vectorloading.h"
#include "model/vectors/vectormap.h"
#include "stores/catalog.h"
#include "tests/bench/measured.h"

#include <cstring>

using namespace kvlens;

namespace {

constexpr qint64 top = 10;
constexpr int times = 20;

std::vector<double> middleOf(Store &store, const CollectionInfo &collection)
{
    const KeyCursor place = KeyCursor::atPosition(collection.entries / 2);
    const KeyPage page = need(store.list({collection.ref, place, 1}, {}));
    const Entry entry = need(readOne(store, {collection.ref, page.at(0).key.toByteArray()}));
    return exactNumbers(entry.value).value();
}

VectorLoading loaded(Store &store, const CollectionRef &collection, qint64 dimension)
{
    VectorLoading vectors(collection, dimension);
    while (!vectors.atEnd())
        need(vectors.goOn(store, unhurried, {}));
    return vectors;
}

void find(Store &store, const CollectionRef &collection, const VectorRows &rows,
    const std::vector<double> &query)
{
    ExactScores exact(store, collection, rows, query, {});
    if (need(nearestRows(rows, {}, query, top, exact)).size() != top)
        giveUp(QStringLiteral("there are not as many vectors"));
}

void findDuplicates(Store &store, const CollectionRef &collection, const VectorRows &rows)
{
    constexpr double threshold = 0.99;
    NearDuplicates duplicates(rows, collection, threshold);
    need(duplicates.goOn(store, TaskSlice::unhurried()));
    if (duplicates.groups().isEmpty())
        giveUp(QStringLiteral("there are no duplicates"));
}

void makeMap(const VectorLoading &vectors)
{
    VectorMapping mapping(vectors);
    while (!mapping.atEnd())
        mapping.goOn();
    if (mapping.take().shares[0] <= 0)
        giveUp(QStringLiteral("there is no map"));
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray mode = argc == 3 ? argv[1] : "";
    if (mode != "file" && mode != "rows" && mode != "duplicates" && mode != "map") {
        std::fprintf(stderr, "kvlens_bench_vectors file|rows|duplicates|map FILE\n");
        return 2;
    }
    const StoreAddress address {{}, QFile::decodeName(argv[2]), {}};
    const std::unique_ptr<Store> store = need(openStore({address, OpenMode::ReadOnly}));
    need(loadAll(*store));
    const CollectionInfo collection = need(store->collections({})).first();
    const std::vector<double> query = middleOf(*store, collection);
    const Stopwatch ofFile;
    const VectorLoading vectors = loaded(*store, collection.ref, qint64(query.size()));
    if (mode == "duplicates") {
        const Stopwatch ofDuplicates;
        findDuplicates(*store, collection.ref, vectors.rows());
        printMeasured({ofDuplicates.milliseconds(), vectors.rows().count()});
        return 0;
    }
    if (mode == "map") {
        const Stopwatch ofMap;
        makeMap(vectors);
        printMeasured({ofMap.milliseconds(), vectors.rows().count()});
        return 0;
    }
    find(*store, collection.ref, vectors.rows(), query);
    if (mode == "file") {
        printMeasured({ofFile.milliseconds(), vectors.rows().count()});
        return 0;
    }
    const Stopwatch ofRows;
    for (int i = 0; i < times; ++i)
        find(*store, collection.ref, vectors.rows(), query);
    printMeasured({ofRows.milliseconds() / times, vectors.rows().count()});
    return 0;
}
