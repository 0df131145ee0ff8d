// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One measured pass over the folder of a persisted index: `kvlens_bench_index MODE FOLDER`. What is
// counted are its nodes.
//   check     from opening until every value is checked and every rule was asked
//   links     from opening until what names each id is known, and is told of one
//   parts     as links, without the table: how much of it is the reading

#include "model/checks/storecheck.h"
#include "model/index/linktable.h"
#include "stores/catalog.h"
#include "tests/bench/measured.h"

#include <QFile>

using namespace kvlens;

namespace {

using Mode = void (*)(Store &store, const Stopwatch &watch);

void check(Store &store, const Stopwatch &watch)
{
    const CheckedStore checked = need(checkStore(store));
    printMeasured({watch.milliseconds(), qint64(checked.parts.nodes.size())});
}

void links(Store &store, const Stopwatch &watch)
{
    const IndexParts parts = need(readIndex(store));
    const LinkTable table(parts);
    if (parts.nodes.empty() || !table.of(parts.ids.at(parts.nodes[parts.nodes.size() / 2].id)))
        giveUp(QStringLiteral("nothing names the node in the middle"));
    printMeasured({watch.milliseconds(), qint64(parts.nodes.size())});
}

void parts(Store &store, const Stopwatch &watch)
{
    const IndexParts parts = need(readIndex(store));
    printMeasured({watch.milliseconds(), qint64(parts.nodes.size())});
}

} // namespace

int main(int argc, char **argv)
{
    const QHash<QByteArray, Mode> modes {{"check", check}, {"links", links}, {"parts", parts}};
    const Mode mode = argc == 3 ? modes.value(argv[1]) : nullptr;
    if (!mode) {
        std::fprintf(stderr, "kvlens_bench_index check|links|parts FOLDER\n");
        return 2;
    }
    const Stopwatch watch;
    const StoreAddress address {{}, QFile::decodeName(argv[2]), {}};
    mode(*need(openStore({address, OpenMode::ReadOnly})), watch);
    return 0;
}
