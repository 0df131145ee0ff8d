// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bookmarks.h"

#include "ui/keptentry.h"
#include "ui/settings.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

const QString markedEntries = QStringLiteral("bookmarks");

void keep(const QList<Bookmark> &all)
{
    QJsonArray array;
    for (const Bookmark &bookmark : all) {
        QJsonObject kept = keptEntry(bookmark.ref);
        kept[u"address"_s] = bookmark.address;
        array.append(kept);
    }
    Settings settings;
    settings.setValue(markedEntries, QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace

namespace bookmarks {

QList<Bookmark> all()
{
    QList<Bookmark> all;
    const QByteArray text = Settings().value(markedEntries).toByteArray();
    const QJsonArray array = QJsonDocument::fromJson(text).array();
    for (const QJsonValue &each : array)
        all.append({each[u"address"_s].toString(), entryFrom(each.toObject())});
    return all;
}

void add(const Bookmark &bookmark)
{
    QList<Bookmark> now = all();
    now.removeAll(bookmark);
    now.append(bookmark);
    keep(now.last(std::min(now.size(), mostKept)));
}

void remove(const Bookmark &bookmark)
{
    QList<Bookmark> now = all();
    now.removeAll(bookmark);
    keep(now);
}

void replace(const Bookmark &before, const Bookmark &after)
{
    QList<Bookmark> now = all();
    std::replace(now.begin(), now.end(), before, after);
    keep(now);
}

} // namespace bookmarks

std::optional<Bookmark> bookmarkOf(const StoreSession &session, const EntryRef &ref)
{
    if (session.address().path.isEmpty() || !canBeFoundAgain(ref))
        return std::nullopt;
    return Bookmark {session.address().toString(), ref};
}

} // namespace kvlens
