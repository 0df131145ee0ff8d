// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storefixture.h"

namespace kvlens::test {

namespace {

StoreAddress jsonAddress(const QString &folder)
{
    return {QStringLiteral("json"), folder + QStringLiteral("/store.json"), {}};
}

StoreAddress indexAddress(const QString &folder)
{
    return {QStringLiteral("index"), folder + QStringLiteral("/storage"), {}};
}

StoreAddress memoryAddress(const QString &folder)
{
    return {QStringLiteral("memory"), folder, {}};
}

StoreAddress nullAddress(const QString &)
{
    return {QStringLiteral("null"), {}, {}};
}

StoreAddress fileTreeAddress(const QString &folder)
{
    return {QStringLiteral("filetree"), folder, {}};
}

} // namespace

const QList<StoreFixture> &storeFixtures()
{
    static const QList<StoreFixture> all {
        {QStringLiteral("json"), jsonAddress, {"first"}, {"second"}},
        {QStringLiteral("index"), indexAddress, {"docstore/data", "docstore.json"},
            {"index_store/data", "index_store.json"}},
        {QStringLiteral("filetree"), fileTreeAddress, {"first"}, {"second"}},
        {QStringLiteral("memory"), memoryAddress, {"first"}, {"second"}},
        {QStringLiteral("null"), nullAddress, {"first"}, {"second"}, true},
    };
    return all;
}

const StoreFixture &storeFixture(const QString &scheme)
{
    const auto found = std::find_if(storeFixtures().begin(), storeFixtures().end(),
        [&](const StoreFixture &fixture) { return fixture.scheme == scheme; });
    Q_ASSERT(found != storeFixtures().end());
    return *found;
}

} // namespace kvlens::test
