// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/factlist.h"

#include "stores/wtf8.h"
#include "ui/fromtheleft.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QResizeEvent>
#include <QTextBoundaryFinder>
#include <QToolButton>

namespace kvlens {

namespace {

// Where a line is broken best: before a sign between names, or behind what parts a name; as it was
// where there is none in its second half.
qsizetype betterEnd(const QString &line)
{
    constexpr QChar between = u'\u25b8'; // of a path of names
    for (qsizetype end = line.size() - 1; end > line.size() / 2; --end) {
        if (line.at(end) == between)
            return end;
        if (QStringView(u" /-_.:").contains(line.at(end - 1)))
            return end;
    }
    return line.size();
}

// As much of a text as fits into a number of lines, which are broken anywhere if need be.
QString fittedText(
    const QString &text, const QFontMetrics &metrics, Qt::TextElideMode cut, int width, int lines)
{
    QStringList fitted;
    QString rest = text;
    while (fitted.size() + 1 < lines && metrics.horizontalAdvance(rest) > width) {
        QTextBoundaryFinder places(QTextBoundaryFinder::Grapheme, rest);
        qsizetype end = places.toNextBoundary();
        for (qsizetype next = end; next > 0; next = places.toNextBoundary()) {
            if (metrics.horizontalAdvance(rest.left(next)) > width)
                break;
            end = next;
        }
        if (end <= 0 || end >= rest.size())
            break;
        if (const qsizetype better = betterEnd(rest.left(end));
            metrics.horizontalAdvance(rest.mid(better)) <= width * (lines - fitted.size() - 1))
            end = better;
        fitted.append(rest.left(end));
        rest = rest.mid(end);
    }
    fitted.append(metrics.elidedText(rest, cut, width));
    return fitted.join(u'\n');
}

// Shows as much as fits.
class CutLabel : public QLabel
{
public:
    CutLabel(const QString &text, Qt::TextElideMode cut, int lines, QWidget *parent)
        : QLabel(parent)
        , m_text(text)
        , m_cut(cut)
        , m_lines(lines)
    {
        setTextFormat(Qt::PlainText);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        setAccessibleName(text);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setText(fromTheLeft(fittedText(m_text, fontMetrics(), m_cut, width(), m_lines)));
    }

private:
    QString m_text;
    Qt::TextElideMode m_cut;
    int m_lines;
};

QLabel *wrappedFact(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QToolButton *copyButton(const Fact &fact, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(Icon::Copy));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    const QString name = FactList::tr("Copy %1").arg(fact.name.toLower());
    button->setToolTip(name);
    button->setAccessibleName(name);
    QObject::connect(button, &QToolButton::clicked, button,
        [text = fact.value] { QGuiApplication::clipboard()->setText(text); });
    return button;
}

} // namespace

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(rhythm(this));
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (int row = 0; row < facts.size(); ++row)
        add(row, facts.at(row));
}

void FactList::add(int row, const Fact &fact)
{
    auto *name = new QLabel(fact.name, this);
    setMuted(name);
    const QString shown = displayText(fact.value);
    QLabel *value
        = fact.wraps ? wrappedFact(shown, this) : new CutLabel(shown, fact.cut, fact.lines, this);
    value->setToolTip(fact.toolTip.isEmpty() ? shown : fact.toolTip);
    if (fact.color.isValid()) {
        QPalette colors = value->palette();
        colors.setColor(QPalette::WindowText, fact.color);
        value->setPalette(colors);
    }
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1, 1, fact.copyable ? 1 : 2);
    if (fact.copyable)
        m_grid->addWidget(copyButton(fact, this), row, 2);
    m_grid->setRowMinimumHeight(row, fontMetrics().height() + rhythm(this));
}

} // namespace kvlens
