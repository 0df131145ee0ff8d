// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/bugreport/smallstore.h"

#include "stores/file/filereplacement.h"
#include "stores/json/pystr.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"

#include <QFile>

namespace kvlens {

namespace {

QByteArray quotedName(const QByteArray &name)
{
    return json::encodeString(name, json::Escapes::Ascii);
}

Result<void> putToStay(const QString &path, const QByteArray &text)
{
    const Result<Stored> stored = replaceFile(path, text);
    return stored ? Result<void>() : stored.error();
}

Result<void> putForNow(const QString &path, const QByteArray &text)
{
    QFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    return isWritten ? Result<void>()
                     : Error {ErrorCode::NoSpace, FileReasons::nothingWritten, path};
}

QByteArrayList membersOf(const SmallStore::Collection &collection)
{
    QByteArrayList members;
    for (const Entry &entry : collection.entries)
        members.append(quotedName(entry.ref.key) + ": " + entry.value);
    return members;
}

} // namespace

qint64 SmallStore::entryCount() const
{
    qint64 count = 0;
    for (const Collection &collection : collections)
        count += collection.entries.size();
    return count;
}

std::map<QByteArray, QByteArray> fileTexts(const SmallStore &store)
{
    std::map<QByteArray, QByteArrayList> members;
    for (const QByteArray &file : store.files)
        members[file];
    for (const SmallStore::Collection &collection : store.collections) {
        const QByteArray file = store.isFolder ? collection.ref.group : store.files.value(0);
        const QByteArrayList own = membersOf(collection);
        if (collection.ref.topLevel)
            members[file].append(own);
        else
            members[file].append(quotedName(collection.ref.name) + ": {" + own.join(", ") + '}');
    }
    std::map<QByteArray, QByteArray> texts;
    for (const auto &[file, all] : members)
        texts[file] = '{' + all.join(", ") + '}';
    return texts;
}

Result<StoreAddress> writeSmallStore(
    const SmallStore &store, const QString &folder, SmallStoreFor howLong)
{
    QString path = folder;
    for (const auto &[name, text] : fileTexts(store)) {
        const QString file = folder + u'/' + pathText(name);
        const Result<void> written
            = howLong == SmallStoreFor::Good ? putToStay(file, text) : putForNow(file, text);
        if (!written)
            return written.error();
        if (!store.isFolder)
            path = file;
    }
    return StoreAddress {store.scheme, path, {}};
}

} // namespace kvlens
