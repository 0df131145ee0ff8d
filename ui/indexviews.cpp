// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/indexviews.h"

#include "ui/actions.h"
#include "ui/bottompanel.h"
#include "ui/documentsview.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/mapview.h"

namespace kvlens {

IndexViews::IndexViews(
    const CommandContext &context, IndexSurveys &surveys, BottomPanel &bottom, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_surveys(surveys)
    , m_documents(new DocumentsView(surveys, &context.window))
    , m_map(new MapView(surveys, &context.window))
{
    m_documents->hide(); // until it is a page
    m_map->hide();
    context.tabs.setSurveys(surveys);
    connect(&context.tabs, &EntryTabs::followed, this, &IndexViews::followInText);
    connect(context.actions[ActionId::FollowLink], &QAction::triggered, this, [this] {
        if (EntryView *view = m_context.tabs.current())
            view->followLink();
    });
    connect(context.actions[ActionId::Documents], &QAction::triggered, this,
        &IndexViews::showDocuments);
    connect(
        context.actions[ActionId::Links], &QAction::triggered, &bottom, &BottomPanel::showLinks);
    connect(context.actions[ActionId::Neighbours], &QAction::triggered, &bottom,
        &BottomPanel::showNeighbours);
    connect(context.actions[ActionId::Check], &QAction::triggered, &bottom, &BottomPanel::check);
    connect(context.actions[ActionId::VectorMap], &QAction::triggered, this, &IndexViews::showMap);
    connect(m_documents, &DocumentsView::followed, this, &IndexViews::follow);
    connect(m_map, &MapView::followed, this, &IndexViews::follow);
    connect(m_map, &MapView::selected, this, &IndexViews::selected);
    connect(&bottom, &BottomPanel::followed, this, &IndexViews::follow);
}

// Another store that is no index leaves the page as it is.
void IndexViews::setTarget(const Target &target)
{
    if (m_surveys.isOpen(target.session) && IndexSurvey::isIndex(*target.session)) {
        m_documents->setSession(target.session);
        m_map->setSession(target.session);
    }
}

bool IndexViews::find(const QWidget *focus)
{
    const bool isOurs = focus && m_documents->isAncestorOf(focus);
    if (isOurs)
        m_documents->find();
    return isOurs;
}

void IndexViews::showDocuments()
{
    m_context.tabs.openPage(m_documents, tr("Documents"));
    m_documents->setFocus(Qt::ShortcutFocusReason);
}

// Who reads a text reads on in the next.
void IndexViews::followInText(StoreSession *session, const EntryRef &ref)
{
    emit aboutToFollow();
    m_context.tabs.open(session, ref, EntryTabs::Keep::Preview)->setFocus();
}

void IndexViews::showMap()
{
    m_context.tabs.openPage(m_map, tr("Map"));
    m_map->setFocus(Qt::ShortcutFocusReason);
}

// The focus stays where it is, so that one link after the other can be followed.
void IndexViews::follow(StoreSession *session, const EntryRef &ref)
{
    emit aboutToFollow();
    m_context.tabs.open(session, ref, EntryTabs::Keep::Preview);
}

} // namespace kvlens
