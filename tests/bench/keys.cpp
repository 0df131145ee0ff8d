// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filtering the keys of one store, all in memory: `kvlens_bench_keys MODE FILE TEXT`.
//   memchr   a pass for a byte that no key has: what no filter can be faster than
//   filter   the keys that hold TEXT

#include "model/keyfilter.h"
#include "stores/catalog.h"
#include "tests/bench/measured.h"

#include <cstring>

using namespace kvlens;

namespace {

PackedKeys keysOf(Store &store, const CollectionRef &collection)
{
    PackedKeys keys;
    for (KeyCursor from; !from.atEnd;) {
        const KeyPage page = need(store.list({collection, from, 10'000}, {}));
        for (qsizetype i = 0; i < page.count(); ++i)
            keys.append(page.at(i).key);
        from = page.next;
    }
    return keys;
}

// Calls `look` with each block of the keys.
template <class Look> void forBlocks(const PackedKeys &keys, Look look)
{
    for (qint64 first = 0; first < keys.count(); first += PackedKeys::blockKeys)
        look(keys.blockOf(first));
}

Measured passThrough(const PackedKeys &keys)
{
    qint64 found = 0;
    const Stopwatch watch;
    forBlocks(keys, [&](const PackedKeys::Block &block) {
        const QByteArrayView bytes = block.bytes();
        found += std::memchr(bytes.data(), '~', size_t(bytes.size())) ? 1 : 0;
    });
    return {watch.milliseconds(), found};
}

Measured filter(const PackedKeys &keys, const QString &text)
{
    const KeyFilter matches = need(KeyFilter::make({KeyPattern::Kind::Substring, text}));
    QList<quint32> positions;
    const Stopwatch watch;
    forBlocks(keys, [&](const PackedKeys::Block &block) { matches.search(block, 0, positions); });
    return {watch.milliseconds(), positions.size()};
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray mode = argc == 4 ? argv[1] : "";
    if (mode != "memchr" && mode != "filter") {
        std::fprintf(stderr, "kvlens_bench_keys memchr|filter FILE TEXT\n");
        return 2;
    }
    const StoreAddress address {{}, QFile::decodeName(argv[2]), {}};
    const std::unique_ptr<Store> store = need(openStore({address, OpenMode::ReadOnly}));
    need(loadAll(*store));
    const PackedKeys keys = keysOf(*store, need(store->collections({})).first().ref);
    printMeasured(mode == "memchr" ? passThrough(keys) : filter(keys, QString::fromUtf8(argv[3])));
    return 0;
}
