// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `kvlens_bench_keys FILE NEEDLE...`: what goes through all keys of the largest collection of FILE,
// as JSON: steps, in milliseconds. Packing the keys once; looking for the first byte of each needle
// with memchr in each block of packed keys; the filter for the needle as a substring,
// case-sensitive and not. Searches are medians of nine, in turns.

#include "model/keycache.h"
#include "model/keyfilter.h"
#include "stores/catalog.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <functional>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

constexpr size_t rounds = 9;

double timed(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

void eachBlock(const PackedKeys &keys, const std::function<void(const PackedKeys::Block &)> &visit)
{
    for (qint64 position = 0; position < keys.count(); position += PackedKeys::blockKeys)
        visit(keys.blockOf(position));
}

// The least that a search can be: how often the byte stands there.
qint64 countByte(const PackedKeys &keys, char byte)
{
    qint64 count = 0;
    eachBlock(keys, [&](const PackedKeys::Block &block) {
        const char *at = block.bytes().begin();
        const char *end = block.bytes().end();
        while ((at = static_cast<const char *>(std::memchr(at, byte, size_t(end - at))))) {
            ++count;
            if (++at == end)
                break;
        }
    });
    return count;
}

QList<quint32> matching(const PackedKeys &keys, const KeyFilter &filter)
{
    QList<quint32> positions;
    eachBlock(keys, [&](const PackedKeys::Block &block) { filter.search(block, 0, positions); });
    return positions;
}

using Times = std::array<double, rounds>;

QJsonObject step(const QString &name, Times times, qint64 count)
{
    std::sort(times.begin(), times.end());
    return {{u"step"_s, name}, {u"done"_s, true}, {u"took"_s, times[rounds / 2]},
        {u"longest"_s, times.back()}, {u"count"_s, count}};
}

void measure(const PackedKeys &keys, const QByteArray &needle, QJsonArray &steps)
{
    const QString text = QString::fromUtf8(needle);
    const KeyFilter exact
        = *KeyFilter::make({KeyPattern::Kind::Substring, text, Qt::CaseSensitive});
    const KeyFilter any = *KeyFilter::make({KeyPattern::Kind::Substring, text});
    Times byte {};
    Times sensitive {};
    Times insensitive {};
    qint64 bytes = 0;
    qint64 matches = 0;
    qint64 anyMatches = 0;
    for (size_t i = 0; i < rounds; ++i) {
        byte[i] = timed([&] { bytes = countByte(keys, needle.front()); });
        sensitive[i] = timed([&] { matches = matching(keys, exact).size(); });
        insensitive[i] = timed([&] { anyMatches = matching(keys, any).size(); });
    }
    steps.append(step(u"memchr '%1'"_s.arg(text.front()), byte, bytes));
    steps.append(step(u"filter '%1'"_s.arg(text), sensitive, matches));
    steps.append(step(u"filter '%1', any case"_s.arg(text), insensitive, anyMatches));
}

Result<QJsonObject> run(const QString &path, const QByteArrayList &needles)
{
    const Result<std::unique_ptr<Store>> store = openStore({{}, path, {}}, OpenMode::ReadOnly);
    if (!store)
        return store.error();
    if (const Result<void> loaded = loadAll(**store); !loaded)
        return loaded.error();
    const Result<QList<CollectionInfo>> all = (*store)->collections({});
    if (!all)
        return all.error();
    const auto largest = std::max_element(all->begin(), all->end(),
        [](const CollectionInfo &a, const CollectionInfo &b) { return a.entries < b.entries; });
    PackedKeys keys;
    Result<bool> more = true;
    const double packing = timed([&] {
        while (more && *more)
            more = listOn(**store, largest->ref, keys, {});
    });
    if (!more)
        return more.error();
    Times packings {};
    packings.fill(packing);
    QJsonArray steps {step(u"packing"_s, packings, keys.count())};
    for (const QByteArray &needle : needles)
        measure(keys, needle, steps);
    return QJsonObject {{u"steps"_s, steps}, {u"bytes"_s, keys.memoryBytes()}};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fputs("kvlens_bench_keys FILE NEEDLE...\n", stderr);
        return 2;
    }
    const Result<QJsonObject> report
        = run(QFile::decodeName(argv[1]), QByteArrayList(argv + 2, argv + argc));
    if (!report) {
        std::fprintf(stderr, "%s\n", qPrintable(report.error().detail));
        return 3;
    }
    std::fputs(QJsonDocument(*report).toJson().constData(), stdout);
    return 0;
}
