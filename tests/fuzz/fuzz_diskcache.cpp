// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A database that somebody has damaged, or prepared: a sound one, with bytes of the input written
// over it. Whatever comes of it, reading ends by an answer and changes nothing. Input: places (two
// bytes) with what stands there then (a byte).
#include "fuzz.h"
#include "stores/catalog.h"

#include <QFile>
#include <QTemporaryDir>

using namespace kvlens;

namespace {

struct Sound
{
    Sound()
    {
        const StoreAddress address {QStringLiteral("diskcache"), folder.path(), {}};
        const auto store = openStore({address, OpenMode::Create}).value();
        QList<Write> batch;
        for (int i = 0; i < 12; ++i)
            batch.append({{{i % 2 ? "one" : "two::three"}, QByteArray::number(i)}, "{}"});
        batch.append({{{"one"}, "long"}, "{\"t\": \"" + QByteArray(40'000, 'x') + "\"}"});
        for (const WriteOutcome &outcome : store->write(batch, {}))
            require(outcome.result.has_value(), "a new store takes entries");
    }

    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("cache.db"));
};

QByteArray readWhole(const QString &path)
{
    QFile file(path);
    require(file.open(QIODevice::ReadOnly), "the database is there");
    return file.readAll();
}

void writeWhole(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "disk");
}

void readEverything(Store &store)
{
    if (!loadAll(store))
        return;
    const Result<QList<CollectionInfo>> collections = store.collections({});
    for (const CollectionInfo &info : collections.value_or(QList<CollectionInfo>())) {
        [[maybe_unused]] const Result<void> done
            = scanAll(store, info.ref, [](const Entry &) { return Visit::Continue; });
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Sound sound;
    static const QByteArray whole = readWhole(sound.path);
    QByteArray damaged = whole;
    for (size_t i = 0; i + 2 < size; i += 3)
        damaged[(data[i] << 8 | data[i + 1]) % damaged.size()] = static_cast<char>(data[i + 2]);
    writeWhole(sound.path, damaged);
    const StoreAddress address {QStringLiteral("diskcache"), sound.folder.path(), {}};
    if (const auto store = openStore({address, OpenMode::ReadOnly}))
        readEverything(**store);
    return 0;
}
