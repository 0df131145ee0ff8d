// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/storefiles.h"

#include "stores/file/filestamp.h"
#include "stores/pathtext.h"

namespace kvlens {

namespace {

void addOwn(const QString &folder, const QByteArray &name, StoreFiles &files)
{
    constexpr qint64 inMilliseconds = 1'000'000;
    const Result<FileStamp> stamp = stampOf(folder + u'/' + pathText(name));
    if (stamp)
        files.own.append({name, stamp->size, stamp->modifiedNs / inMilliseconds});
}

} // namespace

StoreFiles storeFilesOf(const StoreInfo &store)
{
    StoreFiles files;
    if (!store.isJsonDocument || store.isMissing)
        return files;
    const QString &path = store.address.path;
    const bool isIndex = !store.groupEnding.isEmpty();
    const qsizetype slash = isIndex ? path.size() : path.lastIndexOf(u'/');
    const QString folder = path.first(std::max<qsizetype>(slash, 0));
    const QByteArray alone = isIndex ? QByteArray() : pathBytes(path.sliced(slash + 1));
    QList<QByteArray> names = fileNamesIn(folder);
    std::sort(names.begin(), names.end());
    for (const QByteArray &name : std::as_const(names)) {
        const bool isOwn
            = isIndex ? name.endsWith(store.groupEnding) && !name.startsWith('.') : name == alone;
        if (isOwn)
            addOwn(folder, name, files);
        else if (isIndex || name.contains(alone))
            files.beside.append(name);
    }
    return files;
}

} // namespace kvlens
