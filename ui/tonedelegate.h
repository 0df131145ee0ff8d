// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of a table whose cells are loud or quiet: ids and texts plain, what stands beside them
// muted, groups bold, and what is missing in the colour of trouble.
#pragma once

#include "ui/rowdelegate.h"

namespace kvlens {

struct CellTone
{
    bool isBold = false;
    bool isQuiet = false;
    bool isLost = false; // what it names is not there; goes before isQuiet
    bool hasMark = false; // that of trouble: a colour alone says nothing
    Qt::TextElideMode elide = Qt::ElideMiddle; // ids differ at both ends; words in the end
};

class ToneDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using ToneOf = CellTone (*)(const QModelIndex &index);

    ToneDelegate(ToneOf toneOf, QObject *parent);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    ToneOf m_toneOf;
};

} // namespace kvlens
