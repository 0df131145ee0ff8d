// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One plot to look at: its bars, of which one is chosen by mouse or arrows and told to a screen
// reader.
#pragma once

#include "report/plots.h"

#include <QRectF>
#include <QWidget>

class QImage;
class QPainter;

namespace kvlens {

// Paints a plot into a place, in the colours in use; `chosen`: a bar, or -1. Returns where the bars
// are, with the room of each.
QList<QRectF> paintPlot(QPainter &painter, const QRectF &place, const Plot &plot, qsizetype chosen);
// 1200 pixels wide, with title. Threads: any.
QImage plotAsImage(const Plot &plot, const QFont &font);

class PlotWidget : public QWidget
{
    Q_OBJECT
public:
    explicit PlotWidget(QWidget *parent);

    void show(const Plot &plot); // its first bar is chosen
    using QWidget::show;
    qsizetype chosen() const { return m_chosen; } // -1: there is none
    void choose(qsizetype bar);
    QSize sizeHint() const override;

signals:
    void chosenChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    qsizetype barAt(QPointF pixel) const;
    QString barText(qsizetype bar) const;
    void tell();

    Plot m_plot;
    QList<QRectF> m_places; // of the bars, as last painted
    qsizetype m_chosen = -1;
};

} // namespace kvlens
