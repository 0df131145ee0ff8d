// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is about to be written, to one store or to several: the changes left, the difference right,
// how many bytes, and one button that names the act.
#pragma once

#include "model/workspace.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace kvlens {

class ChangesModel;

class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    ReviewDialog(StoreSession &session, QWidget *parent);
    explicit ReviewDialog(Workspace &workspace, QWidget *parent); // all that have changes
    // What it shows. It closes when one of them does.
    const QList<StoreSession *> &sessions() const { return m_sessions; }

private:
    void make(ChangesModel *changes);
    void refresh();

    const QList<StoreSession *> m_sessions; // each outlives us
    QLabel *m_summary;
    QPushButton *m_persist;
    QPushButton *m_readAgain; // where another program wrote
};

} // namespace kvlens
