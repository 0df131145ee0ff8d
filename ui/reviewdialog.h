// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is about to be written to one store: the changes left, the difference right, how many bytes,
// and one button that names the act.
#pragma once

#include "model/storesession.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace kvlens {

class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    ReviewDialog(StoreSession &session, QWidget *parent);

private:
    void refresh();

    StoreSession &m_session; // outlives us
    QLabel *m_summary;
    QPushButton *m_persist;
};

} // namespace kvlens
