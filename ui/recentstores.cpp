// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/recentstores.h"

#include "stores/storeaddress.h"
#include "ui/settings.h"

#include <QDir>
#include <QHash>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype mostRecent = 10;

void removeAddress(QList<RecentStore> &stores, const QString &address)
{
    stores.removeIf([&address](const RecentStore &store) { return store.address == address; });
}

// Where it is, with "~" for the home folder.
QString folderOf(const QString &address)
{
    const Result<StoreAddress> parsed = parseStoreAddress(address);
    const QString folder = QFileInfo(parsed ? parsed->path : address).path();
    const QString home = QDir::homePath();
    const bool atHome = folder == home || folder.startsWith(home + u'/');
    return atHome ? u'~' + folder.sliced(home.size()) : folder;
}

// Names that several stores have get the folder as well.
void tellApart(QList<RecentStore> &stores)
{
    QHash<QString, int> count;
    for (const RecentStore &store : std::as_const(stores))
        ++count[store.name];
    for (RecentStore &store : stores) {
        if (count.value(store.name) > 1)
            store.name += u" \u2013 "_s + folderOf(store.address);
    }
}

} // namespace

QList<RecentStore> RecentStores::list()
{
    QList<RecentStore> stores = read();
    tellApart(stores);
    return stores;
}

QList<RecentStore> RecentStores::read()
{
    Settings settings;
    QList<RecentStore> stores;
    const int count = settings.beginReadArray(u"recent"_s);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        stores.append({settings.value(u"address"_s).toString(),
            settings.value(u"name"_s).toString(), settings.value(u"kind"_s).toString(),
            settings.value(u"bytes"_s, -1).toLongLong(), settings.value(u"opened"_s).toDateTime()});
    }
    return stores;
}

void RecentStores::add(const RecentStore &store)
{
    QList<RecentStore> stores = read();
    removeAddress(stores, store.address);
    stores.prepend(store);
    write(stores.mid(0, mostRecent));
}

void RecentStores::remove(const QString &address)
{
    QList<RecentStore> stores = read();
    removeAddress(stores, address);
    write(stores);
}

void RecentStores::write(const QList<RecentStore> &stores)
{
    Settings settings;
    settings.remove(u"recent"_s);
    settings.beginWriteArray(u"recent"_s, int(stores.size()));
    for (int i = 0; i < stores.size(); ++i) {
        const RecentStore &store = stores.at(i);
        settings.setArrayIndex(i);
        settings.setValue(u"address"_s, store.address);
        settings.setValue(u"name"_s, store.name);
        settings.setValue(u"kind"_s, store.kind);
        settings.setValue(u"bytes"_s, store.bytes);
        settings.setValue(u"opened"_s, store.opened);
    }
    settings.endArray();
}

} // namespace kvlens
