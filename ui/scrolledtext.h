// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Holds a text that may be long: it has as many lines as it needs where there is room for them, and
// can be scrolled, by keyboard too, where there is not.
#pragma once

#include <QScrollArea>

class QLabel;

namespace kvlens {

class ScrolledText : public QScrollArea
{
    Q_OBJECT
public:
    ScrolledText(QLabel *text, QWidget *parent); // the label wraps, and becomes ours

    void setText(const QString &text); // and begins at its first line
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QLabel *m_text;
    int m_needed = 0; // pixels
};

} // namespace kvlens
