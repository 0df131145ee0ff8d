// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One line of plain text that takes the room there is: what does not fit is cut with an ellipsis,
// and whole in the tool tip and for screen readers.
#pragma once

#include <QLabel>

namespace kvlens {

class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent, Qt::TextElideMode mode = Qt::ElideRight);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString fitting() const;

    Qt::TextElideMode m_mode;
};

} // namespace kvlens
