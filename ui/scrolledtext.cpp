// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scrolledtext.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>

namespace kvlens {

ScrolledText::ScrolledText(QLabel *text, QWidget *parent)
    : QScrollArea(parent)
    , m_text(text)
{
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_text);
    setFocusPolicy(Qt::NoFocus);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) {
        setFocusPolicy(most > 0 ? Qt::StrongFocus : Qt::NoFocus); // for who scrolls by keyboard
    });
}

void ScrolledText::setText(const QString &text)
{
    if (text == m_text->text())
        return;
    m_text->setText(text);
    verticalScrollBar()->setValue(0);
    fit();
}

QSize ScrolledText::sizeHint() const
{
    return {m_text->sizeHint().width(), m_needed};
}

QSize ScrolledText::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth(), std::min(m_needed, 2 * fontMetrics().lineSpacing())};
}

void ScrolledText::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void ScrolledText::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void ScrolledText::fit()
{
    const int needed = m_text->text().isEmpty() ? 0 : m_text->heightForWidth(width());
    if (needed == m_needed)
        return;
    m_needed = needed;
    setMaximumHeight(needed);
    updateGeometry();
}

} // namespace kvlens
