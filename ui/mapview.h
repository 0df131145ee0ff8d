// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The vectors of an index as a map, what its points have in common, and a list of those that were
// chosen.
#pragma once

#include "model/index/indexsurveys.h"
#include "model/vectors/mapsearch.h"

#include <QModelIndex>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;

namespace kvlens {

class ElidedLabel;
class ManyRowsView;
class MapLegend;
class MapPlot;
class MapPointsModel;
class NodeLines;
class QueryChoice;
class WrappedLabel;

class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it
    ~MapView() override;

    void setSession(StoreSession *session); // nullptr: none

signals:
    void followed(kvlens::StoreSession *session, const kvlens::EntryRef &ref); // by the person
    void selected(
        kvlens::StoreSession *session, const QList<kvlens::EntryRef> &refs); // in the tree

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeBody();
    QWidget *makeFoot();
    void connectParts();
    void offerSpaces();
    void offerMembers();
    MapColouring colouring() const;
    std::optional<VectorPlace> place() const;
    void refresh();
    void fill();
    void ask();
    void wantLines();
    void chooseGroup(quint8 group);
    void takeChoice();
    void showPointed(int point);
    void open(int point);
    void selectInTree();
    QString pointText(int point) const; // in one line
    QString hintText() const;
    QString stateText() const;
    QString summary() const;

    IndexSurveys &m_surveys;
    StoreSession *m_session = nullptr; // not owned; told by setSession()
    QList<VectorPlace> m_places; // that are offered
    QList<QByteArray> m_members; // of the metadata, that are offered
    std::unique_ptr<MapSearch> m_search; // of the session
    std::unique_ptr<NodeLines> m_lines; // of the session
    MapPointsModel *m_points;
    QueryChoice *m_space;
    QueryChoice *m_colour;
    MapLegend *m_legend;
    QLabel *m_hint;
    QBoxLayout *m_middle; // the legend and the map
    QSplitter *m_body;
    MapPlot *m_plot;
    ManyRowsView *m_list;
    ElidedLabel *m_pointed;
    WrappedLabel *m_state;
    QPushButton *m_select;
    QPushButton *m_all;
    QPushButton *m_again;
};

} // namespace kvlens
