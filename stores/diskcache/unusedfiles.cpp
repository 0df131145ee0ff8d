// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/unusedfiles.h"

#include "stores/diskcache/rowkey.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

namespace kvlens {

namespace {

quint64 hashOfName(const QByteArray &name)
{
    const QByteArray digest = QCryptographicHash::hash(name, QCryptographicHash::Sha1);
    quint64 hash = 0;
    std::memcpy(&hash, digest.constData(), sizeof hash);
    return hash;
}

} // namespace

bool isUnusedFile(const EntryRef &ref)
{
    return ref.collection.name == unusedFiles && ref.collection.group.endsWith(otherRowsGroup);
}

Result<UsedFiles> UsedFiles::of(const Database &database)
{
    Result<Statement> rows
        = database.prepare("SELECT filename FROM Cache WHERE filename IS NOT NULL");
    if (!rows)
        return rows.error();
    UsedFiles used;
    while (true) {
        const Result<bool> row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        used.m_hashes.push_back(hashOfName(rows->bytes(0).toByteArray()));
    }
    std::sort(used.m_hashes.begin(), used.m_hashes.end());
    return used;
}

bool UsedFiles::has(const QByteArray &name) const
{
    return std::binary_search(m_hashes.begin(), m_hashes.end(), hashOfName(name));
}

Result<QList<QByteArray>> findUnusedFiles(
    const Database &database, const ValueFiles &files, const std::stop_token &stop)
{
    Result<QList<QByteArray>> found = files.all(stop);
    if (!found)
        return found;
    const Result<UsedFiles> used = UsedFiles::of(database);
    if (!used)
        return used.error();
    found->removeIf(
        [&](const QByteArray &name) { return used->has(name) || !files.isAtRest(name); });
    return found;
}

} // namespace kvlens
