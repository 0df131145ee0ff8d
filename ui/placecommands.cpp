// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/placecommands.h"

#include "model/isolated.h"
#include "ui/actions.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"

namespace kvlens {

namespace {

constexpr int passingFor = 600; // ms; what was shown for less was passed by

QString nameOfPlace(const std::optional<Place> &place)
{
    if (!place)
        return {};
    return isolated(keyLabel(*place->session, place->ref)) + QStringLiteral(" \u2013 ")
        + collectionPath(*place->session, place->ref.collection);
}

} // namespace

PlaceCommands::PlaceCommands(const CommandContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.tabs, &EntryTabs::currentViewChanged, this, &PlaceCommands::visit);
    connect(&context.workspace, &Workspace::opened, this, &PlaceCommands::follow);
    connect(
        &context.workspace, &Workspace::aboutToClose, this, [this](const StoreSession *session) {
            m_history.forget(session);
            tell();
        });
    connect(context.actions[ActionId::Back], &QAction::triggered, this, [this] {
        const std::optional<Place> place = m_history.back();
        m_history.goBack();
        go(place);
    });
    connect(context.actions[ActionId::Forward], &QAction::triggered, this, [this] {
        const std::optional<Place> place = m_history.forward();
        m_history.goForward();
        go(place);
    });
    for (StoreSession *session : context.workspace.sessions())
        follow(session);
    tell();
}

void PlaceCommands::follow(StoreSession *session)
{
    connect(session, &StoreSession::entriesMoved, this,
        [this, session](const QHash<EntryRef, EntryRef> &moved) {
            m_history.follow(session, moved);
            tell();
        });
}

void PlaceCommands::visit()
{
    const EntryView *view = m_context.tabs.current();
    if (!view)
        return;
    const bool isPassing = m_sinceVisit.isValid() && m_sinceVisit.elapsed() < passingFor;
    m_history.visit({view->session(), view->ref()},
        isPassing ? PlaceHistory::Stay::Passing : PlaceHistory::Stay::Staying);
    m_sinceVisit.start();
    tell();
}

void PlaceCommands::stay()
{
    m_sinceVisit.invalidate();
}

void PlaceCommands::go(const std::optional<Place> &place)
{
    if (!place)
        return;
    m_context.tabs.open(place->session, place->ref, EntryTabs::Keep::Preview)->setFocus();
    stay();
    tell();
}

void PlaceCommands::tell()
{
    m_context.actions.tellPlaces(nameOfPlace(m_history.back()), nameOfPlace(m_history.forward()));
}

} // namespace kvlens
