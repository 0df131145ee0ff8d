// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entryheader.h"

#include "model/isolated.h"
#include "stores/wtf8.h"
#include "ui/icons.h"
#include "ui/palette.h"
#include "ui/statemark.h"
#include "ui/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr QChar stepArrow = u'\u25b8';

QString bold(const QString &text)
{
    return u"<b>"_s + text.toHtmlEscaped() + u"</b>"_s;
}

QString muted(const QString &text)
{
    return u"<span style=\"color:%1\">%2</span>"_s.arg(
        Palette::current().muted.name(), text.toHtmlEscaped());
}

// A word on a quiet rounded ground.
class Chip : public QLabel
{
public:
    explicit Chip(QWidget *parent)
        : QLabel(parent)
    {
        const int step = rhythm(this);
        setContentsMargins(step, step / 4, step, step / 4);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Palette::current().hover);
        painter.drawRoundedRect(rect(), 4, 4);
        painter.end();
        QLabel::paintEvent(event);
    }
};

} // namespace

EntryHeader::EntryHeader(QWidget *parent)
    : QWidget(parent)
    , m_state(EntryState::Clean)
    , m_path(new QLabel(this))
    , m_chip(new Chip(this))
    , m_copy(new QToolButton(this))
{
    m_path->setTextFormat(Qt::RichText);
    m_path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_path->setMinimumWidth(1);
    m_path->installEventFilter(this);
    m_copy->setIcon(icon(Icon::Copy));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy the whole key"));
    m_copy->setAccessibleName(tr("Copy the whole key"));
    m_copy->setFocusPolicy(Qt::TabFocus);
    auto *line = new QHBoxLayout(this);
    const int step = rhythm(this);
    line->setContentsMargins(step, step / 2, step, step / 2);
    line->setSpacing(step);
    line->addWidget(m_path, 1);
    line->addWidget(m_chip);
    line->addWidget(m_copy);
    connect(m_copy, &QToolButton::clicked, this, &EntryHeader::copyRequested);
}

void EntryHeader::show(const StoreSession &session, const EntryRef &ref, EntryState state)
{
    m_where = collectionPath(session, ref.collection);
    m_key = keyLabel(session, ref);
    m_state = state;
    const QString whole = m_where + u' ' + stepArrow + u' ' + isolated(m_key);
    setToolTip(whole);
    m_path->setAccessibleName(whole);
    layOutPath();
}

bool EntryHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_path && event->type() == QEvent::Resize)
        layOutPath();
    return QWidget::eventFilter(watched, event);
}

void EntryHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        layOutPath();
}

// The key has the most room; where it is gives way first. Both are cut in the middle.
void EntryHeader::layOutPath()
{
    QFont strong = font();
    strong.setBold(true);
    const QFontMetrics keyMetrics(strong);
    const int room = m_path->width();
    const int whole = keyMetrics.horizontalAdvance(m_key);
    const int keyRoom = std::min(whole, room);
    const QString key
        = whole > room ? keyMetrics.elidedText(m_key, Qt::ElideMiddle, keyRoom) : m_key;
    const QString between = u' ' + QString(stepArrow) + u' ';
    const int rest = room - keyRoom - fontMetrics().horizontalAdvance(between) - 4;
    const QString where = rest > fontMetrics().averageCharWidth() * 6
        ? fontMetrics().elidedText(m_where, Qt::ElideMiddle, rest) + between
        : QString();
    constexpr QChar fromTheLeft = u'\u200e'; // whatever follows
    m_path->setText(fromTheLeft + muted(where) + bold(isolated(key)));
    m_chip->setText(stateText(m_state));
    m_chip->setVisible(m_state != EntryState::Clean);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, stateColor(m_state));
    m_chip->setPalette(colors);
}

} // namespace kvlens
