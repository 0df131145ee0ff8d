// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/storefixture.h"

#include "tests/support/forwardonlystore.h"
#include "tests/support/nolistingstore.h"

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

StoreAddress localFilesAddress(const QString &folder)
{
    return {QStringLiteral("localfiles"), folder, {}};
}

StoreAddress diskCacheAddress(const QString &folder)
{
    return {QStringLiteral("diskcache"), folder, {}};
}

StoreAddress multiDiskAddress(const QString &folder)
{
    return {QStringLiteral("multidisk"), folder, {}};
}

StoreAddress forwardOnlyAddress(const QString &folder)
{
    return {QStringLiteral("forwardonly"), folder, {}};
}

StoreAddress noListingAddress(const QString &folder)
{
    return {QStringLiteral("nolisting"), folder, {}};
}

// What is stored at an address, for all handles of it.
template <class Content, class... Arguments>
std::shared_ptr<Content> contentAt(const StoreAddress &address, Arguments... arguments)
{
    static std::mutex mutex;
    static QHash<QString, std::shared_ptr<Content>> all;
    const std::scoped_lock lock(mutex);
    std::shared_ptr<Content> &content = all[address.path];
    if (!content)
        content = std::make_shared<Content>(arguments...);
    return content;
}

Result<std::unique_ptr<Store>> openForwardOnly(const StoreAddress &address)
{
    return forwardOnlyOpener(
        contentAt<ForwardOnlyContent>(address, 0), contentAt<RemoteServer>(address))({});
}

Result<std::unique_ptr<Store>> openNoListing(const StoreAddress &address)
{
    return noListingOpener(contentAt<Table>(address), contentAt<RemoteServer>(address))({});
}

} // namespace

Result<std::unique_ptr<Store>> StoreFixture::open(const StoreAddress &address, OpenMode mode) const
{
    return openArtificial ? openArtificial(address) : openStore({address, mode});
}

const QList<StoreFixture> &artificialFixtures()
{
    static const QList<StoreFixture> all {
        {.scheme = QStringLiteral("forwardonly"),
            .make = forwardOnlyAddress,
            .collection = forwardOnlyCollection,
            .other = forwardOnlyCollection,
            .openArtificial = openForwardOnly},
        {.scheme = QStringLiteral("nolisting"),
            .make = noListingAddress,
            .collection = noListingCollection,
            .other = noListingCollection,
            .openArtificial = openNoListing},
    };
    return all;
}

const QList<StoreFixture> &storeFixtures()
{
    static const QList<StoreFixture> all {
        {QStringLiteral("json"), jsonAddress, {"first"}, {"second"}},
        {QStringLiteral("index"), indexAddress, {"docstore/data", "docstore.json"},
            {"index_store/data", "index_store.json"}},
        {QStringLiteral("filetree"), fileTreeAddress, {"first"}, {"second"}},
        {QStringLiteral("localfiles"), localFilesAddress, {"first"}, {"second"}},
        {.scheme = QStringLiteral("diskcache"),
            .make = diskCacheAddress,
            .collection = {"first"},
            .other = {"second"},
            .readsAnew = true},
        {.scheme = QStringLiteral("multidisk"),
            .make = multiDiskAddress,
            .collection = {"first"},
            .other = {"second"},
            .readsAnew = true},
        {QStringLiteral("memory"), memoryAddress, {"first"}, {"second"}},
        {QStringLiteral("null"), nullAddress, {"first"}, {"second"}, true},
    };
    return all;
}

const StoreFixture &storeFixture(const QString &scheme)
{
    for (const QList<StoreFixture> *fixtures : {&storeFixtures(), &artificialFixtures()}) {
        for (const StoreFixture &fixture : *fixtures) {
            if (fixture.scheme == scheme)
                return fixture;
        }
    }
    Q_UNREACHABLE();
}

} // namespace kvlens::test
