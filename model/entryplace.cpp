// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/entryplace.h"

#include "model/isolated.h"
#include "model/treetext.h"
#include "stores/nametext.h"
#include "stores/pathtext.h"
#include "stores/wtf8.h"

#include <QCoreApplication>
#include <QDir>

namespace kvlens {

namespace {

QString under(const QString &outer, const QString &inner)
{
    return outer + QStringLiteral(" \u25b8 ") + inner;
}

// Under this name translators find the words of this file.
class PlaceWords
{
    Q_DECLARE_TR_FUNCTIONS(Place)
};

} // namespace

QString collectionLabel(const CollectionRef &collection)
{
    const QString file = nameText(collection.group);
    if (collection.topLevel)
        return file.isEmpty() ? PlaceWords::tr("(top level)") : file;
    const QString name = collectionNameText(collection.name);
    return file.isEmpty() ? name : under(file, name);
}

QString collectionPath(const QString &store, const CollectionRef &collection)
{
    const QString label = collectionLabel(collection);
    return store.isEmpty() || store == label ? label : under(isolated(store), isolated(label));
}

QString nameAmong(const StoreAddress &store, const QList<StoreAddress> &others)
{
    const QString name = storeName(store);
    const auto isCalled = [&name](const StoreAddress &other) { return storeName(other) == name; };
    if (std::none_of(others.begin(), others.end(), isCalled))
        return name;
    const QString path = QDir::cleanPath(store.path);
    for (qsizetype steps = 2; steps <= path.count(u'/'); ++steps) {
        const QString tail = path.section(u'/', -steps);
        const auto hasTail = [&](const StoreAddress &other) {
            return QDir::cleanPath(other.path).section(u'/', -steps) == tail;
        };
        if (std::none_of(others.begin(), others.end(), hasTail))
            return displayText(pathBytes(tail));
    }
    QStringList ways; // one file is opened in several
    for (const auto &[option, value] : store.options)
        ways.append(displayText(value));
    return ways.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, ways.join(u", "));
}

} // namespace kvlens
