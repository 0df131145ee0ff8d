// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wrappedlabel.h"

namespace kvlens {

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

QSize WrappedLabel::sizeHint() const
{
    const QSize line = fontMetrics().size(0, text());
    return line.grownBy(contentsMargins()) + QSize(2 * margin() + 1, 2 * margin());
}

QSize WrappedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth(), fontMetrics().height()};
}

} // namespace kvlens
