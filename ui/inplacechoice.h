// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What replacing the files of some stores would change, and the choice to write into them instead.
#pragma once

#include "model/storesession.h"

#include <QWidget>

class QCheckBox;

namespace kvlens {

class InPlaceChoice : public QWidget
{
    Q_OBJECT
public:
    // Hidden where there is nothing to say. The sessions outlive it.
    InPlaceChoice(const QList<StoreSession *> &sessions, QWidget *parent);
    // Has the stores be written as it was chosen.
    void apply() const;

private:
    QList<StoreSession *> m_sessions; // of which there is something to say
    QCheckBox *m_inPlace;
};

} // namespace kvlens
