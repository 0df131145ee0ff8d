// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names and values in two columns: names muted, values selectable, long ones cut in the middle with
// the whole in the tool tip and a button that copies it.
#pragma once

#include <QWidget>

class QGridLayout;

namespace kvlens {

struct Fact
{
    QString name;
    QString value; // as it is copied
    QString toolTip = {}; // empty: the value
    bool copyable = false;
    QColor color = {}; // of the value; not valid: the text colour
    bool wraps = false; // else it is cut
    Qt::TextElideMode cut = Qt::ElideMiddle; // of a path the end says more
    int lines = 1; // that it may have before it is cut, broken anywhere
};

class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

private:
    void add(int row, const Fact &fact);

    QGridLayout *m_grid;
};

} // namespace kvlens
