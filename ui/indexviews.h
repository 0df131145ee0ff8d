// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the actions on an index do: its documents, drawings, statistics and the map of its vectors
// on pages, the links of an entry in their panel.
#pragma once

#include "model/index/indexsurveys.h"
#include "ui/storecommands.h"

namespace kvlens {

class BottomPanel;
class DocumentsView;
class DrawingView;
class MapView;
class StatisticsView;

class IndexViews : public QObject
{
    Q_OBJECT
public:
    // `surveys` and `bottom` outlive us, as what is in the context.
    IndexViews(
        const CommandContext &context, IndexSurveys &surveys, BottomPanel &bottom, QObject *parent);

    void setTarget(const Target &target);
    // Whether the focus is in a view of ours, which then has its filter at hand.
    bool find(const QWidget *focus);

signals:
    void aboutToFollow(); // a link, from an entry that was looked at
    void selected(
        kvlens::StoreSession *session, const QList<kvlens::EntryRef> &refs); // in the tree
    void couldNotExport(const kvlens::Error &error);

private:
    void showDocuments();
    void showMap();
    void showDrawing();
    void showStatistics();
    void showSession(StoreSession *session);
    void follow(StoreSession *session, const EntryRef &ref);
    void followInText(StoreSession *session, const EntryRef &ref);

    CommandContext m_context;
    IndexSurveys &m_surveys;
    DocumentsView *m_documents;
    MapView *m_map;
    DrawingView *m_drawing;
    StatisticsView *m_statistics;
};

} // namespace kvlens
