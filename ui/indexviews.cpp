// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/indexviews.h"

#include "stores/wtf8.h"
#include "ui/actions.h"
#include "ui/bottompanel.h"
#include "ui/documentsview.h"
#include "ui/drawingview.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/mapview.h"
#include "ui/statisticsview.h"

namespace kvlens {

IndexViews::IndexViews(
    const CommandContext &context, IndexSurveys &surveys, BottomPanel &bottom, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_surveys(surveys)
    , m_documents(new DocumentsView(surveys, &context.window))
    , m_map(new MapView(surveys, &context.window))
    , m_drawing(new DrawingView(surveys, &context.window))
    , m_statistics(new StatisticsView(surveys, &context.window))
{
    m_documents->hide(); // until it is a page
    m_drawing->hide();
    m_map->hide();
    m_statistics->hide();
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
    connect(
        context.actions[ActionId::Drawing], &QAction::triggered, this, &IndexViews::showDrawing);
    connect(context.actions[ActionId::Statistics], &QAction::triggered, this,
        &IndexViews::showStatistics);
    connect(m_drawing, &DrawingView::followed, this, &IndexViews::follow);
    connect(m_drawing, &DrawingView::couldNotExport, this, &IndexViews::couldNotExport);
    connect(m_statistics, &StatisticsView::couldNotExport, this, &IndexViews::couldNotExport);
    const auto log = [&bottom](const QString &path) {
        bottom.log(tr("The picture was written to %1.").arg(displayText(path)));
    };
    connect(m_drawing, &DrawingView::exported, &bottom, log);
    connect(m_statistics, &StatisticsView::exported, &bottom, log);
    connect(context.actions[ActionId::VectorMap], &QAction::triggered, this, &IndexViews::showMap);
    connect(m_documents, &DocumentsView::followed, this, &IndexViews::follow);
    connect(m_map, &MapView::followed, this, &IndexViews::follow);
    connect(m_map, &MapView::selected, this, &IndexViews::selected);
    connect(&bottom, &BottomPanel::followed, this, &IndexViews::follow);
}

// Another store that is no index leaves the page as it is.
void IndexViews::setTarget(const Target &target)
{
    if (!m_surveys.isOpen(target.session))
        return;
    m_statistics->setSession(target.session);
    if (IndexSurvey::isIndex(*target.session))
        showSession(target.session);
}

void IndexViews::showSession(StoreSession *session)
{
    m_documents->setSession(session);
    m_drawing->setSession(session);
    m_map->setSession(session);
}

bool IndexViews::find(const QWidget *focus)
{
    if (focus && m_documents->isAncestorOf(focus))
        m_documents->find();
    else if (focus && m_drawing->isAncestorOf(focus))
        m_drawing->find();
    else
        return false;
    return true;
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

void IndexViews::showDrawing()
{
    m_context.tabs.openPage(m_drawing, tr("Drawing"));
    m_drawing->start();
}

void IndexViews::showStatistics()
{
    m_context.tabs.openPage(m_statistics, tr("Statistics"));
    m_statistics->setFocus(Qt::ShortcutFocusReason);
}

// The focus stays where it is, so that one link after the other can be followed.
void IndexViews::follow(StoreSession *session, const EntryRef &ref)
{
    emit aboutToFollow();
    m_context.tabs.open(session, ref, EntryTabs::Keep::Preview);
}

} // namespace kvlens
