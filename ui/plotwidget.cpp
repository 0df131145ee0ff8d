// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plotwidget.h"

#include "report/wording.h"
#include "ui/cutname.h"
#include "ui/palette.h"

#include <QAccessibleWidget>
#include <QHelpEvent>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr int plotImageWidth = 1200;
constexpr double mostOfNames = 0.4; // of the width

QAccessibleInterface *makePlotAccess(const QString &, QObject *object)
{
    auto *plot = qobject_cast<PlotWidget *>(object);
    return plot ? new QAccessibleWidget(plot, QAccessible::Chart) : nullptr;
}

class PlotPainter
{
public:
    PlotPainter(QPainter &painter, const QRectF &place, const Plot &plot, qsizetype chosen)
        : m_painter(painter)
        , m_place(place)
        , m_plot(plot)
        , m_chosen(chosen)
        , m_metrics(painter.font())
        , m_line(m_metrics.height())
    {
    }

    // Bars grow to the right in every language, and what is written goes with them.
    QList<QRectF> paint()
    {
        m_painter.setLayoutDirection(Qt::LeftToRight);
        m_plot.kind == Plot::Kind::Names ? paintNames() : paintRanges();
        return m_rooms;
    }

private:
    void fillBar(const QRectF &bar)
    {
        const Palette &colours = Palette::current();
        const bool isChosen = m_rooms.size() - 1 == m_chosen;
        m_painter.fillRect(bar, isChosen ? colours.text : colours.accent);
    }

    void write(const QRectF &place, Qt::Alignment where, const QString &text, const QColor &ink)
    {
        m_painter.setPen(ink);
        m_painter.drawText(place, where.toInt() | int(Qt::TextSingleLine),
            m_metrics.elidedText(text, Qt::ElideMiddle, place.width()));
    }

    void paintNames()
    {
        const Palette &colours = Palette::current();
        const QFontMetrics metrics(m_painter.font());
        QStringList labels;
        double names = 0;
        for (const Plot::Bar &one : m_plot.bars) {
            labels.append(one.label);
            names = std::max(names, m_metrics.horizontalAdvance(one.label) + 1);
        }
        names = std::clamp(names, 0.0, m_place.width() * mostOfNames);
        const double numbers = m_metrics.averageCharWidth() * 14;
        const double room = std::max(10.0, m_place.width() - names - numbers - m_line);
        const double step = std::min(m_line * 1.6,
            std::max(2.0, m_place.height() / double(std::max<qsizetype>(1, m_plot.bars.size()))));
        for (qsizetype i = 0; i < m_plot.bars.size(); ++i) {
            const Plot::Bar &one = m_plot.bars[i];
            const QRectF row(
                m_place.left(), m_place.top() + double(i) * step, m_place.width(), step);
            m_rooms.append(row);
            const double width = std::max(1.0, room * double(one.value) / double(m_plot.most()));
            const double left = row.left() + names + m_line / 2;
            fillBar({left, row.top() + step * 0.15, width, step * 0.7});
            if (step < m_line * 0.9)
                continue;
            write({row.left(), row.top(), names, step}, Qt::AlignRight | Qt::AlignVCenter,
                cutAmong(one.label, labels, int(names), metrics), colours.text);
            write({left + width + m_line / 3, row.top(), numbers, step},
                Qt::AlignLeft | Qt::AlignVCenter, one.text, colours.muted);
        }
    }

    void paintRanges()
    {
        const Palette &colours = Palette::current();
        const double foot = m_place.bottom() - m_line * 2.2;
        const double high = foot - m_place.top() - m_line * 1.2;
        const double step = m_place.width() / double(std::max<qsizetype>(1, m_plot.bars.size()));
        for (qsizetype i = 0; i < m_plot.bars.size(); ++i) {
            const Plot::Bar &one = m_plot.bars[i];
            const double left = m_place.left() + double(i) * step;
            m_rooms.append(QRectF(left, m_place.top(), step, foot - m_place.top()));
            if (one.value == 0 && i != m_chosen)
                continue;
            const double height = std::max(1.0, high * double(one.value) / double(m_plot.most()));
            fillBar({left + 1, foot - height, std::max(1.0, step - 2), height});
            if (m_metrics.horizontalAdvance(one.text) < step || i == m_chosen)
                writeOver({left + step / 2, foot - height}, one.text);
        }
        m_painter.setPen(colours.line);
        m_painter.drawLine(QPointF(m_place.left(), foot), QPointF(m_place.right(), foot));
        if (m_plot.bars.isEmpty())
            return;
        const QRectF line(m_place.left(), foot + m_line * 0.3, m_place.width(), m_line);
        write(line, Qt::AlignLeft, m_plot.bars.first().label, colours.muted);
        write(line, Qt::AlignRight, m_plot.bars.last().label, colours.muted);
        write(line.translated(0, m_line * 0.9), Qt::AlignHCenter, m_plot.labels, colours.muted);
    }

    void writeOver(QPointF at, const QString &text)
    {
        const double width = m_metrics.horizontalAdvance(text) + 2;
        const double left = std::clamp(
            at.x() - width / 2, m_place.left(), std::max(m_place.left(), m_place.right() - width));
        write({left, at.y() - m_line, width, m_line}, Qt::AlignHCenter, text,
            Palette::current().muted);
    }

    QPainter &m_painter;
    const QRectF m_place;
    const Plot &m_plot;
    const qsizetype m_chosen;
    const QFontMetricsF m_metrics;
    const double m_line;
    QList<QRectF> m_rooms;
};

} // namespace

QList<QRectF> paintPlot(QPainter &painter, const QRectF &place, const Plot &plot, qsizetype chosen)
{
    return PlotPainter(painter, place, plot, chosen).paint();
}

QImage plotAsImage(const Plot &plot, const QFont &font)
{
    const double line = QFontMetricsF(font).height();
    const double height
        = plot.kind == Plot::Kind::Ranges ? 30 * line : (double(plot.bars.size()) * 1.6 + 1) * line;
    QImage image(plotImageWidth, int(std::min(height + 5 * line, 30'000.0)), QImage::Format_RGB32);
    image.fill(Palette::current().base);
    QPainter painter(&image);
    QFont bold = font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(Palette::current().text);
    painter.drawText(QPointF(line, line * 1.6), plot.title);
    painter.setFont(font);
    painter.setPen(Palette::current().muted);
    painter.drawText(QPointF(line, line * 2.8), plot.summary);
    paintPlot(painter, QRectF(line, line * 4, plotImageWidth - 2 * line, height), plot, -1);
    return image;
}

PlotWidget::PlotWidget(QWidget *parent)
    : QWidget(parent)
{
    QAccessible::installFactory(makePlotAccess); // one that is installed already is not again
    setObjectName(u"Plot"_s);
    setAccessibleDescription(tr("Arrows go from bar to bar; the table below has them all"));
    setFocusPolicy(Qt::StrongFocus);
    tell();
}

QSize PlotWidget::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 30, line * 14};
}

void PlotWidget::show(const Plot &plot)
{
    const bool isSame = plot.title == m_plot.title && m_chosen < plot.bars.size();
    m_plot = plot;
    m_places.clear();
    if (!isSame || m_chosen < 0)
        m_chosen = plot.bars.isEmpty() ? -1 : 0;
    tell();
    update();
}

void PlotWidget::choose(qsizetype bar)
{
    if (bar < 0 || bar >= m_plot.bars.size() || bar == m_chosen)
        return;
    m_chosen = bar;
    tell();
    update();
    emit chosenChanged();
}

QString PlotWidget::barText(qsizetype bar) const
{
    const Plot::Bar &one = m_plot.bars[bar];
    const bool saysOf = one.text != numberText(one.value); // "12 KB", "3 of 4": needs no more
    return saysOf ? tr("%1 %2: %3").arg(one.label, m_plot.labels, one.text)
                  : tr("%1 %2: %3 %4").arg(one.label, m_plot.labels, one.text, m_plot.values);
}

void PlotWidget::tell()
{
    setAccessibleName(m_chosen < 0
            ? tr("Plot")
            : tr("%1. %2").arg(m_plot.title, barText(m_chosen))); // which tells a screen reader
}

qsizetype PlotWidget::barAt(QPointF pixel) const
{
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        if (m_places[i].contains(pixel))
            return i;
    }
    return -1;
}

bool PlotWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const qsizetype bar = barAt(help->pos());
        if (bar >= 0 && bar < m_plot.bars.size())
            QToolTip::showText(help->globalPos(), inLines(barText(bar)), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void PlotWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    const double step = fontMetrics().height() / 2.0;
    m_places = paintPlot(painter, QRectF(rect()).adjusted(step, step, -step, -step), m_plot,
        hasFocus() ? m_chosen : -1);
    if (!hasFocus())
        return;
    painter.setPen(Palette::current().accent);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void PlotWidget::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    choose(barAt(event->position()));
}

void PlotWidget::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return choose(m_chosen - 1);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return choose(m_chosen + 1);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(m_plot.bars.size() - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace kvlens
