// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What persisting changes of the files of entries beside their contents, as lines in the review.
#pragma once

#include "model/changeset.h"

#include <QLabel>

namespace kvlens {

class StoreSession;

class SideEffectNotes : public QLabel
{
    Q_OBJECT
public:
    // The stores are asked; hidden until one has something to say. The sessions outlive it.
    SideEffectNotes(const QList<StoreSession *> &sessions, QWidget *parent);

private:
    void ask(StoreSession &session);
    void take(const QList<SideEffect> &effects);

    QStringList m_lines;
};

} // namespace kvlens
