// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/queryline.h"

class QLabel;

namespace kvlens {

// The line under a value in which a person goes from match to match; hidden until it is asked for.
// Enter and F3 go on, with Shift back, Escape closes.
class FindLine : public QueryLine
{
    Q_OBJECT
public:
    FindLine(const QString &name, QWidget *parent);

    void addSteps(); // the buttons, behind the toggles that say how to look
    void start(); // shows itself and takes the focus
    void tell(const QString &state); // which match, of how many

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QLabel *state() const { return m_state; }

signals:
    void nextWanted();
    void previousWanted();
    void closed();

private:
    void close();

    QLabel *m_state;
};

} // namespace kvlens
