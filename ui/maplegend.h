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

signals:
    void chosen(quint8 group); // by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(quint8 group, qint64 points);
    void paintMarks();

    PointGroupsPointer m_groups;
    MapColouring::By m_by = MapColouring::By::Document;
    WrapLayout *m_line;
    QList<std::pair<quint8, QToolButton *>> m_buttons;
};

} // namespace kvlens
