// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style.h"

#include "ui/checkmark.h"
#include "ui/palette.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTabBar>

namespace kvlens {

namespace {

constexpr auto primaryProperty = "kvlensPrimary";
constexpr double radius = 4;
constexpr QChar firstStrongIsolate = u'\u2068';

// Outlines sit on the pixel grid.
QRectF outlined(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

void rounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &outline)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline.isValid() ? QPen(outline) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(outlined(rect), radius, radius);
    painter->restore();
}

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property(primaryProperty).toBool();
}

void drawPushPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Palette &colors = Palette::current();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool over = enabled && (option->state & QStyle::State_MouseOver);
    QColor fill = down ? colors.selection : over ? colors.hover : colors.base;
    QColor outline = colors.line;
    if (isPrimary(widget) && enabled) {
        fill = down ? colors.accent.darker(115) : colors.accent;
        outline = fill;
    }
    if (option->state & QStyle::State_HasFocus)
        outline = isPrimary(widget) ? colors.text : colors.accent;
    rounded(painter, option->rect, fill, outline);
}

void drawToolPanel(const QStyleOption *option, QPainter *painter)
{
    const Palette &colors = Palette::current();
    const bool over = option->state & QStyle::State_MouseOver;
    const bool enabled = option->state & QStyle::State_Enabled;
    QColor fill;
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        fill = colors.selection;
    else if (over && enabled)
        fill = colors.hover;
    const bool focus = option->state & QStyle::State_HasFocus;
    if (fill.isValid() || focus)
        rounded(painter, option->rect, fill, focus ? colors.accent : QColor());
}

void drawLineEdit(const QStyleOption *option, QPainter *painter)
{
    const Palette &colors = Palette::current();
    const bool focus = option->state & QStyle::State_HasFocus;
    const bool enabled = option->state & QStyle::State_Enabled;
    rounded(painter, option->rect, enabled ? colors.base : colors.window,
        focus ? colors.accent : colors.line);
}

void drawTab(const QStyleOptionTab &tab, QPainter *painter)
{
    const Palette &colors = Palette::current();
    const bool selected = tab.state & QStyle::State_Selected;
    const bool over = tab.state & QStyle::State_MouseOver;
    if (over && !selected)
        painter->fillRect(tab.rect, colors.hover);
    if (tab.state & QStyle::State_HasFocus)
        rounded(painter, tab.rect.adjusted(1, 1, -1, -3), {}, colors.accent);
    if (selected) {
        QRect bar = tab.rect;
        bar.setTop(bar.bottom() - 1);
        painter->fillRect(bar, colors.accent);
    }
}

void drawTabClose(const QStyleOption *option, QPainter *painter)
{
    const Palette &colors = Palette::current();
    const bool over = option->state & QStyle::State_MouseOver;
    if (over)
        rounded(painter, option->rect, colors.hover, {});
    else if (!(option->state & QStyle::State_Selected))
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(over ? colors.text : colors.muted, 1.2));
    const double inset = option->rect.width() * 0.31;
    const QRectF cross = QRectF(option->rect).adjusted(inset, inset, -inset, -inset);
    painter->drawLine(cross.topLeft(), cross.bottomRight());
    painter->drawLine(cross.topRight(), cross.bottomLeft());
    painter->restore();
}

void drawBranch(const QStyleOption *option, QPainter *painter)
{
    if (!(option->state & QStyle::State_Children))
        return;
    const double size = option->rect.height() / 5.0;
    const QPointF middle = QRectF(option->rect).center();
    QPainterPath arrow;
    if (option->state & QStyle::State_Open) {
        arrow.moveTo(middle + QPointF(-size, -size / 2));
        arrow.lineTo(middle + QPointF(0, size / 2));
        arrow.lineTo(middle + QPointF(size, -size / 2));
    } else {
        arrow.moveTo(middle + QPointF(-size / 2, -size));
        arrow.lineTo(middle + QPointF(size / 2, 0));
        arrow.lineTo(middle + QPointF(-size / 2, size));
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(Palette::current().muted, 1.4));
    painter->drawPath(arrow);
    painter->restore();
}

void drawHeaderSection(const QStyleOption *option, QPainter *painter)
{
    const Palette &colors = Palette::current();
    painter->fillRect(option->rect, colors.base);
    painter->fillRect(
        QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), colors.line);
}

void drawProgress(const QStyleOptionProgressBar &bar, QPainter *painter)
{
    const Palette &colors = Palette::current();
    const int height = std::max(4, bar.rect.height() / 3);
    QRect groove = bar.rect;
    groove.setTop(groove.center().y() - height / 2);
    groove.setHeight(height);
    rounded(painter, groove, colors.base, colors.line);
    const qint64 span = std::max(1, bar.maximum - bar.minimum);
    QRect filled = groove;
    filled.setWidth(int(groove.width() * qint64(bar.progress - bar.minimum) / span));
    if (filled.width() > height / 2)
        rounded(painter, filled, colors.accent, {});
}

void drawMenuBarItem(const QStyleOptionMenuItem &item, QPainter *painter, const QStyle &style)
{
    const Palette &colors = Palette::current();
    painter->fillRect(item.rect, colors.window);
    if (item.state & QStyle::State_Selected)
        rounded(painter, item.rect.adjusted(0, 1, 0, -1), colors.hover, {});
    style.drawItemText(painter, item.rect, Qt::AlignCenter | Qt::TextShowMnemonic, item.palette,
        item.state & QStyle::State_Enabled, item.text, QPalette::WindowText);
}

void drawScrollBar(const QStyleOptionSlider &bar, QPainter *painter, const QRect &slider)
{
    const Palette &colors = Palette::current();
    painter->fillRect(bar.rect, colors.base);
    if (bar.minimum == bar.maximum)
        return;
    const bool active = bar.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor fill = colors.muted;
    fill.setAlphaF(active ? 0.7F : 0.4F);
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(slider).adjusted(3, 3, -3, -3), radius, radius);
    painter->restore();
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int line = option ? option->fontMetrics.height()
        : widget            ? widget->fontMetrics().height()
                            : 16;
    switch (metric) {
    case PM_SplitterWidth:
    case PM_DefaultFrameWidth:
    case PM_ToolBarSeparatorExtent:
        return metric == PM_ToolBarSeparatorExtent ? line / 2 + 1 : 1;
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return line + line / 2;
    case PM_TabBarTabVSpace:
        return line * 3 / 4;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return std::max(16, line * 16 / 18);
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return line / 4;
    case PM_TreeViewIndentation:
        return line * 7 / 8;
    case PM_ScrollBarExtent:
        return line * 2 / 3;
    case PM_HeaderMargin:
        return line / 3;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_TabBar_ElideMode:
        return Qt::ElideMiddle;
    case SH_TabBar_CloseButtonPosition:
        return QTabBar::RightSide;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawPushPanel(option, painter, widget);
    case PE_PanelButtonTool:
        return drawToolPanel(option, painter);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            return drawLineEdit(option, painter);
        return painter->fillRect(option->rect, option->palette.base());
    case PE_IndicatorTabClose:
        return drawTabClose(option, painter);
    case PE_IndicatorBranch:
        return drawBranch(option, painter);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckMark(*option, painter, CheckShape::Box);
    case PE_IndicatorRadioButton:
        return drawCheckMark(*option, painter, CheckShape::Dot);
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, Palette::current().base);
    case PE_FrameTabBarBase:
        return painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            Palette::current().line);
    case PE_FrameFocusRect:
        return rounded(painter, option->rect, {}, Palette::current().accent);
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_FrameButtonTool:
    case PE_PanelMenuBar:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const Palette &colors = Palette::current();
    switch (element) {
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            drawTab(*tab, painter);
        return;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            QStyleOptionTab quiet(*tab);
            quiet.state &= ~State_HasFocus;
            if (!(tab->state & State_Selected))
                quiet.palette.setColor(QPalette::WindowText, colors.muted);
            QProxyStyle::drawControl(element, &quiet, painter, widget);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderSection(option, painter);
    case CE_Splitter:
        return painter->fillRect(option->rect, colors.line);
    case CE_ToolBar:
        painter->fillRect(option->rect, colors.window);
        return painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            colors.line);
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuBarItem(*item, painter, *this);
        return;
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, colors.window);
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && isPrimary(widget) && (button->state & State_Enabled)) {
            QStyleOptionButton filled(*button);
            filled.palette.setColor(QPalette::ButtonText, colors.onAccent);
            return QProxyStyle::drawControl(element, &filled, painter, widget);
        }
        break;
    case CE_ItemViewItem:
        // A name, a text or code begins where it is written from, however the window is laid out.
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
            item && item->direction == Qt::RightToLeft && !item->text.isRightToLeft()) {
            QStyleOptionViewItem alone(*item);
            alone.text.prepend(firstStrongIsolate);
            return QProxyStyle::drawControl(element, &alone, painter, widget);
        }
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            drawProgress(*bar, painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar)
        return drawScrollBar(
            *bar, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control != CC_ToolButton || !button)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    // A button with a menu says so in its text; the small arrow would sit on the letters.
    QStyleOptionToolButton plain(*button);
    plain.features &= ~QStyleOptionToolButton::HasMenu;
    QProxyStyle::drawComplexControl(control, &plain, painter, widget);
}

// Scroll bars have no arrow buttons: all of the bar is the slider's.
QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool flat = bar->orientation == Qt::Horizontal;
    const int room = flat ? bar->rect.width() : bar->rect.height();
    const qint64 span = qint64(bar->maximum) - bar->minimum + bar->pageStep;
    const int least = pixelMetric(PM_ScrollBarSliderMin, option, widget);
    const int length = span > 0
        ? std::clamp(int(room * qint64(bar->pageStep) / span), std::min(least, room), room)
        : room;
    const int start = sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, room - length, bar->upsideDown);
    const auto along = [&](int from, int size) {
        const QRect place = flat ? QRect(from, 0, size, bar->rect.height())
                                 : QRect(0, from, bar->rect.width(), size);
        return visualRect(bar->direction, bar->rect, place.translated(bar->rect.topLeft()));
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return along(start, length);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + length, room - start - length);
    default:
        return {};
    }
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    // Fusion leaves room for a frame around the text of a line edit; ours is one pixel.
    if (element == SE_LineEditContents)
        return QProxyStyle::subElementRect(element, option, widget).adjusted(2, 0, -2, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

int rhythm(const QWidget *widget)
{
    return std::max(4, widget->fontMetrics().height() / 2);
}

void setPrimary(QWidget *button)
{
    button->setProperty(primaryProperty, true);
}

void setMuted(QWidget *label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
}

} // namespace kvlens
