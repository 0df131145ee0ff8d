// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fusion drawn flat: one-pixel lines, no gradients, no frames inside frames, quiet tabs, focus
// always visible. All sizes come from the font, so that 200 % looks like 100 %.
#pragma once

#include <QProxyStyle>

class QPainter;
class QStyleHintReturn;
class QStyleOption;
class QStyleOptionComplex;
class QWidget;

namespace kvlens {

class Style : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
};

// Half of the line height: the step that all margins are made of (8 pixels at 100 %).
int rhythm(const QWidget *widget);

// Marks the one button of a dialog that does the act: it is filled with the accent colour.
void setPrimary(QWidget *button);

// A property read by the style: text in the muted colour.
void setMuted(QWidget *label);

} // namespace kvlens
