// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The picture of a map of vectors as a widget: which part of it is seen, which points are chosen,
// and which is the current one. Nobody can do anything with it here.
#pragma once

#include "ui/plotimage.h"
#include "ui/plotlasso.h"

#include <QTimer>
#include <QWidget>

namespace kvlens {

// Threads: the GUI's. Points are drawn in slices between events, and what was drawn before stands
// in for them meanwhile: moved and zoomed as they will be.
class PlotCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit PlotCanvas(QWidget *parent);

    // Null: nothing. Another map begins with all of it in view, and nothing chosen.
    void show(const MappedVectorsPointer &found);
    using QWidget::show;
    void setGroups(const PointGroupsPointer &groups);
    void setCurrent(int point); // -1: none; brings it into view
    int current() const { return m_current; }
    void choose(std::vector<quint32> points); // ascending; none: none
    const std::vector<quint32> &chosen() const { return m_chosen; }

    const std::vector<MapPoint> &points() const;
    const PlotView &view() const { return m_view; }
    bool isDrawn() const { return m_image.isDone(); } // all points are in the picture
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void zoomIn();
    void zoomOut();
    void showAll();

signals:
    void currentChanged(int point);
    void choiceChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

    void setView(const PlotView &view); // other than all
    void zoom(double steps, const QPointF &about);
    void pan(const QPointF &by);
    void point(int point); // at this one, or -1: at none
    int pointed() const { return m_pointed; }
    int pointNear(const QPointF &place) const; // so that a person would mean it; -1: none
    QPointF placeOfCurrent() const; // or the middle
    double reach() const; // how far from its middle a point is meant; pixels
    PlotLasso &lasso() { return m_lasso; } // in the view; it is for others to update

private:
    void redraw();
    void drawOn();
    void bringIntoView(int point);
    void paintPicture(QPainter &painter) const;
    void paintRing(QPainter &painter, int point, const QColor &colour) const;
    double markRadius() const;

    MappedVectorsPointer m_found;
    PointGroupsPointer m_groups;
    PlotView m_view;
    PlotImage m_image;
    QTimer m_drawing;
    std::vector<quint32> m_chosen;
    PlotLasso m_lasso;
    int m_current = -1;
    int m_pointed = -1;
    bool m_isFitted = true; // all is in view, and stays so
};

} // namespace kvlens
