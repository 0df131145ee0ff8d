// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bookmarkcommands.h"

#include "model/isolated.h"
#include "report/wording.h"
#include "stores/wtf8.h"
#include "ui/actions.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"

#include <QMenu>

namespace kvlens {

namespace {

constexpr qsizetype charactersOfKey = 40;

QString menuText(const Bookmark &bookmark)
{
    const Result<StoreAddress> address = parseStoreAddress(bookmark.address);
    const QString store = address ? storeName(*address) : displayText(bookmark.address);
    const QString key = elidedMiddle(keyLabel(bookmark.ref.key), charactersOfKey);
    const QString text = isolated(key) + QStringLiteral(" \u2013 ")
        + collectionPath(store, bookmark.ref.collection);
    return QString(text).replace(u'&', QStringLiteral("&&"));
}

} // namespace

BookmarkCommands::BookmarkCommands(
    const CommandContext &context, StoreCommands &stores, QMenu *menu, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_stores(stores)
    , m_menu(menu)
{
    menu->setToolTipsVisible(true);
    connect(
        context.actions[ActionId::Bookmark], &QAction::triggered, this, &BookmarkCommands::toggle);
    connect(&context.workspace, &Workspace::opened, this, &BookmarkCommands::follow);
    for (StoreSession *session : context.workspace.sessions())
        follow(session);
    fill();
}

std::optional<Bookmark> BookmarkCommands::chosen() const
{
    const Target target = m_context.target();
    return target.session && target.isOne() ? bookmarkOf(*target.session, target.entries.first())
                                            : std::nullopt;
}

void BookmarkCommands::toggle()
{
    const std::optional<Bookmark> bookmark = chosen();
    if (!bookmark)
        return;
    if (m_all.contains(*bookmark))
        bookmarks::remove(*bookmark);
    else
        bookmarks::add(*bookmark);
    fill();
    refresh();
}

void BookmarkCommands::refresh()
{
    const std::optional<Bookmark> bookmark = chosen();
    m_context.actions.tellBookmark(
        m_context.target(), bookmark.has_value(), bookmark && m_all.contains(*bookmark));
}

void BookmarkCommands::fill()
{
    m_all = bookmarks::all();
    m_menu->clear();
    for (const Bookmark &bookmark : std::as_const(m_all)) {
        QAction *action = m_menu->addAction(menuText(bookmark));
        action->setToolTip(displayText(bookmark.address));
        connect(action, &QAction::triggered, this, [this, bookmark] { go(bookmark); });
    }
    if (!m_all.isEmpty())
        return;
    QAction *none = m_menu->addAction(tr("No entry has a bookmark"));
    none->setEnabled(false);
    none->setWhatsThis(tr("Bookmark, in the same menu, adds the entry that is chosen"));
    none->setToolTip(none->whatsThis());
}

StoreSession *BookmarkCommands::sessionAt(const QString &address) const
{
    for (StoreSession *session : m_context.workspace.sessions()) {
        if (session->address().toString() == address)
            return session;
    }
    return nullptr;
}

void BookmarkCommands::go(const Bookmark &bookmark)
{
    if (StoreSession *session = sessionAt(bookmark.address))
        return show(session, bookmark.ref);
    m_wanted = bookmark;
    m_stores.open({bookmark.address});
}

void BookmarkCommands::show(StoreSession *session, const EntryRef &ref)
{
    m_context.tabs.open(session, ref, EntryTabs::Keep::Kept)->setFocus();
}

void BookmarkCommands::follow(StoreSession *session)
{
    connect(session, &StoreSession::stateChanged, this, [this, session] {
        const bool isUsable = session->state() == SessionState::Ready;
        if (!isUsable || !m_wanted || session->address().toString() != m_wanted->address)
            return;
        const EntryRef ref = m_wanted->ref;
        m_wanted.reset();
        show(session, ref);
    });
    connect(session, &StoreSession::entriesMoved, this,
        [this, session](const QHash<EntryRef, EntryRef> &moved) {
            const QString address = session->address().toString();
            for (auto [before, now] : moved.asKeyValueRange())
                bookmarks::replace({address, before}, {address, now});
            fill();
        });
}

} // namespace kvlens
