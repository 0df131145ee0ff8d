// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of every backend of the catalogue have in common.
#pragma once

#include "tests/support/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

namespace kvlens::test {

inline const QByteArray someValue = R"({"n":  1.0, "m": [1e5, -0.0]})";
inline const QByteArray otherValue = R"({"text": "\u00e9"})";

// A store of its own for one test row.
struct Opened
{
    explicit Opened(const QString &scheme, OpenMode mode = OpenMode::Create)
        : fixture(storeFixture(scheme))
        , address(fixture.make(folder.path()))
        , store(open(mode))
    {
    }

    std::unique_ptr<Store> open(OpenMode mode) const
    {
        Result<std::unique_ptr<Store>> opened = fixture.open(address, mode);
        if (!opened)
            qFatal("%s", qPrintable(reasonText(opened.error().detail) + opened.error().subject));
        if (const Result<void> loaded = loadAll(**opened); !loaded)
            qFatal("%s", qPrintable(reasonText(loaded.error().detail)));
        return *std::move(opened);
    }

    EntryRef ref(const QByteArray &key) const { return {fixture.collection, key}; }

    Result<Written> put(const QByteArray &key, const QByteArray &value = someValue) const
    {
        return writeOne(*store, {ref(key), value});
    }

    QTemporaryDir folder;
    const StoreFixture &fixture;
    StoreAddress address;
    std::unique_ptr<Store> store;
};

inline QByteArray keyNumber(int i)
{
    return "key" + QByteArray::number(i).rightJustified(6, '0');
}

inline QList<QByteArray> allKeys(Store &store, const CollectionRef &collection, int pageSize)
{
    QList<QByteArray> keys;
    KeyCursor cursor;
    while (!cursor.atEnd) {
        const Result<KeyPage> page = store.list({collection, cursor, pageSize}, {});
        if (!page)
            return page.error().code == ErrorCode::NotFound ? keys : QList<QByteArray> {"error"};
        if (page->count() > pageSize)
            return {"page too long"};
        for (qsizetype i = 0; i < page->count(); ++i)
            keys.append(page->at(i).key.toByteArray());
        cursor = page->next;
    }
    return keys;
}

inline void putMany(const Opened &opened, int count)
{
    QList<Write> batch;
    for (int i = 0; i < count; ++i)
        batch.append({opened.ref(keyNumber(i)), someValue});
    for (const WriteOutcome &outcome : opened.store->write(batch, {}))
        QVERIFY2(outcome.result,
            qPrintable(outcome.result ? QString() : reasonText(outcome.result.error().detail)));
}

inline void addBackends(bool withForgetful = false)
{
    QTest::addColumn<QString>("scheme");
    for (const StoreFixture &fixture : storeFixtures()) {
        if (withForgetful || !fixture.forgets)
            QTest::addRow("%s", qPrintable(fixture.scheme)) << fixture.scheme;
    }
}

// Those that can do less too: see what they claim before anything is asked of them.
inline void addAllStores()
{
    addBackends();
    for (const StoreFixture &fixture : artificialFixtures())
        QTest::addRow("%s", qPrintable(fixture.scheme)) << fixture.scheme;
}

inline void addBackendsWithCounts(const QList<int> &counts)
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<int>("count");
    for (const StoreFixture &fixture : storeFixtures() + artificialFixtures()) {
        for (const int count : fixture.forgets ? QList<int> {} : counts)
            QTest::addRow("%s, %d keys", qPrintable(fixture.scheme), count)
                << fixture.scheme << count;
    }
}

constexpr int pageSize = 10;

} // namespace kvlens::test

#define SKIP_WITHOUT(opened, capability)                                                           \
    if (!(opened).store->info().capabilities.testFlag(capability))                                 \
    QSKIP("this store does not claim the capability")
