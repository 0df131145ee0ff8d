// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sessionkeeper.h"

#include "model/workspace.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/keptentry.h"
#include "ui/runningsession.h"
#include "ui/settings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

const QString kept = QStringLiteral("session/open");
const QString reopenSetting = QStringLiteral("session/reopen");

} // namespace

SessionKeeper::SessionKeeper(Workspace &workspace, EntryTabs &tabs, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_tabs(tabs)
{
    using namespace std::chrono_literals;
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &SessionKeeper::save);
    const auto soon = qOverload<>(&QTimer::start);
    connect(&workspace, &Workspace::opened, this, &SessionKeeper::follow);
    connect(&workspace, &Workspace::closed, &m_soon, soon);
    connect(&tabs, &EntryTabs::currentViewChanged, &m_soon, soon);
}

bool SessionKeeper::isWanted()
{
    return Settings().value(reopenSetting, true).toBool();
}

void SessionKeeper::setWanted(bool is)
{
    Settings().setValue(reopenSetting, is);
}

SessionKeeper::~SessionKeeper() = default;

void SessionKeeper::restore()
{
    m_keeps = true;
    LeftSessions left(runningSessionsFolder());
    if (isWanted()) {
        reopen(Settings().value(kept).toByteArray());
        for (const QByteArray &session : left.all())
            reopen(session);
    }
    save();
    left.discard();
}

void SessionKeeper::begin(bool goesOn)
{
    if (goesOn)
        restore();
    else
        m_running = std::make_unique<RunningSession>(runningSessionsFolder());
}

void SessionKeeper::reopen(const QByteArray &session)
{
    const QJsonArray stores = QJsonDocument::fromJson(session).array();
    for (const QJsonValue &store : stores) {
        const QString where = store[u"address"_s].toString();
        const Result<StoreAddress> address = parseStoreAddress(where);
        if (!address)
            continue;
        const bool isKnown = m_waiting.contains(address->toString());
        Tabs &tabs = m_waiting[address->toString()];
        for (const QJsonValue &entry : store[u"entries"_s].toArray()) {
            const EntryRef ref = entryFrom(entry.toObject());
            if (tabs.entries.contains(ref))
                continue;
            if (entry[u"side"_s].toInt() == 1)
                tabs.onOtherSide.insert(tabs.entries.size());
            tabs.entries.append(ref);
        }
        if (isKnown)
            continue;
        tabs.current = store[u"current"_s].toInt(-1);
        m_workspace.open(*address, OpenMode::ReadWrite);
    }
}

void SessionKeeper::follow(StoreSession *session)
{
    m_soon.start();
    connect(session, &StoreSession::stateChanged, this, [this, session] {
        if (session->state() == SessionState::Ready)
            openTabs(session);
    });
}

// A person who was quicker looks at what they have opened.
void SessionKeeper::openTabs(StoreSession *session)
{
    m_soon.start();
    const Tabs tabs = m_waiting.take(session->address().toString());
    const EntryView *shown = m_tabs.current();
    const bool isOfPerson = shown && shown->session() == session;
    for (qsizetype i = 0; i < tabs.entries.size(); ++i) {
        EntryView *view = m_tabs.open(session, tabs.entries.at(i), EntryTabs::Keep::Kept);
        if (tabs.onOtherSide.contains(i))
            m_onOtherSide.append(view);
    }
    arrangeSides();
    if (tabs.current >= 0 && tabs.current < tabs.entries.size() && !isOfPerson)
        m_tabs.open(session, tabs.entries.at(tabs.current), EntryTabs::Keep::Kept);
    else if (shown && !tabs.entries.isEmpty())
        m_tabs.open(shown->session(), shown->ref(), EntryTabs::Keep::Preview);
}

// Stores come one after the other: there are two sides as soon as both have something.
void SessionKeeper::arrangeSides()
{
    m_onOtherSide.removeIf([](const QPointer<EntryView> &view) { return !view; });
    if (m_tabs.count() == m_onOtherSide.size())
        return;
    for (EntryView *view : std::as_const(m_onOtherSide)) {
        if (m_tabs.sideOf(view) == 0)
            m_tabs.moveOver(view);
    }
}

// As they will be: a store that is not open yet has none to be seen.
SessionKeeper::Tabs SessionKeeper::tabsOf(const StoreSession *session) const
{
    Tabs tabs = m_waiting.value(session->address().toString());
    for (const EntryView *view : m_tabs.views()) {
        if (view->session() != session || !canBeFoundAgain(view->ref()))
            continue;
        if (view == m_tabs.current())
            tabs.current = int(tabs.entries.size());
        if (m_tabs.sideOf(view) == 1)
            tabs.onOtherSide.insert(tabs.entries.size());
        tabs.entries.append(view->ref());
    }
    return tabs;
}

// What is in memory only cannot be opened again.
QByteArray SessionKeeper::session() const
{
    QJsonArray stores;
    for (const StoreSession *session : m_workspace.sessions()) {
        if (session->address().path.isEmpty())
            continue;
        const Tabs tabs = tabsOf(session);
        QJsonArray entries;
        for (qsizetype i = 0; i < tabs.entries.size(); ++i) {
            QJsonObject entry = keptEntry(tabs.entries.at(i));
            entry.insert(u"side"_s, int(tabs.onOtherSide.contains(i)));
            entries.append(entry);
        }
        stores.append(QJsonObject {{u"address"_s, session->address().toString()},
            {u"entries"_s, entries}, {u"current"_s, tabs.current}});
    }
    return QJsonDocument(stores).toJson(QJsonDocument::Compact);
}

void SessionKeeper::save()
{
    m_soon.stop();
    if (m_running && isWanted())
        m_running->keep(session());
    if (!m_keeps)
        return;
    Settings settings;
    settings.setValue(kept, session());
    settings.sync();
    QFile::setPermissions(settings.fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace kvlens
