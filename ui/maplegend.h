// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the colours and shapes on a map of vectors stand for, and how many points have each.
#pragma once

#include "model/vectors/mapsearch.h"

#include <QWidget>

class QToolButton;

namespace kvlens {

class WrapLayout;

class MapLegend : public QWidget
{
    Q_OBJECT
public:
    explicit MapLegend(QWidget *parent);

    void show(const PointGroupsPointer &groups, MapColouring::By by); // null: nothing
    using QWidget::show;
    void setBeside(bool isBeside); // in a column beside the map, rather than in rows above it

signals:
    void chosen(quint8 group); // by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(quint8 group, qint64 points);
    void paintMarks();
    void fill();
    void fit();

    PointGroupsPointer m_groups;
    MapColouring::By m_by = MapColouring::By::Document;
    WrapLayout *m_line;
    bool m_isBeside = false;
    QList<std::pair<quint8, QToolButton *>> m_buttons;
};

} // namespace kvlens
