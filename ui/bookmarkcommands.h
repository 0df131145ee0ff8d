// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Marks entries to be found again, and goes to them, opening their store where it is not open.
#pragma once

#include "ui/bookmarks.h"
#include "ui/storecommands.h"

class QMenu;

namespace kvlens {

class BookmarkCommands : public QObject
{
    Q_OBJECT
public:
    // The menu gets the bookmarks. Both outlive it.
    BookmarkCommands(
        const CommandContext &context, StoreCommands &stores, QMenu *menu, QObject *parent);

    void refresh(); // what is chosen has changed

private:
    void toggle();
    void fill();
    void go(const Bookmark &bookmark);
    void show(StoreSession *session, const EntryRef &ref);
    void follow(StoreSession *session);
    StoreSession *sessionAt(const QString &address) const; // nullptr: it is not open
    std::optional<Bookmark> chosen() const;

    CommandContext m_context;
    StoreCommands &m_stores;
    QMenu *m_menu; // not owned
    QList<Bookmark> m_all;
    std::optional<Bookmark> m_wanted; // once its store can be used
};

} // namespace kvlens
