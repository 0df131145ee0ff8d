// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagebar.h"

#include "ui/icons.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

Icon iconOf(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::Warning:
        return Icon::Warning;
    case Message::Kind::Error:
        return Icon::Error;
    case Message::Kind::Information:
        break;
    }
    return Icon::Info;
}

QLabel *wrappedLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(wrappedLabel(this))
    , m_details(wrappedLabel(this))
    , m_buttons(new QWidget(this))
    , m_detailsButton(quietButton(tr("Details"), this))
    , m_copy(quietButton(tr("Copy details"), this))
{
    setObjectName(u"Message"_s);
    setAccessibleName(tr("Message"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Midlight);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    setMuted(m_details);
    auto *dismiss = quietButton(u"\u2715"_s, this);
    dismiss->setToolTip(tr("Dismiss this message"));
    dismiss->setAccessibleName(tr("Dismiss"));
    m_detailsButton->setCheckable(true);

    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins({});
    const int step = rhythm(this);
    auto *line = new QHBoxLayout;
    line->setSpacing(step);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_buttons);
    line->addWidget(m_detailsButton);
    line->addWidget(m_copy);
    line->addWidget(dismiss);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(step * 3 / 2, step / 2, step, step / 2);
    all->setSpacing(step / 2);
    all->addLayout(line);
    all->addWidget(m_details);

    connect(dismiss, &QToolButton::clicked, this, &MessageBar::clear);
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QLabel::setVisible);
    connect(m_detailsButton, &QToolButton::toggled, m_copy, &QToolButton::setVisible);
    connect(m_copy, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(text() + u'\n' + m_details->text()); });
    hide();
}

void MessageBar::show(const Message &message)
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(icon(iconOf(message.kind)).pixmap(side));
    m_text->setText(
        message.kept.isEmpty() ? message.happened : message.happened + u' ' + message.kept);
    m_text->setAccessibleName(m_text->text());
    setAccessibleDescription(m_text->text());
    setButtons(message.buttons);
    setDetails(message.details);
    QFrame::show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::clear()
{
    hide();
    m_text->clear();
    setAccessibleDescription({});
    setButtons({});
    setDetails({});
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::setButtons(const QList<Message::Button> &buttons)
{
    for (QPushButton *old : m_buttons->findChildren<QPushButton *>()) {
        old->hide();
        old->deleteLater();
    }
    for (const Message::Button &offer : buttons) {
        auto *button = new QPushButton(offer.text, m_buttons);
        m_buttons->layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, act = offer.act] {
            clear();
            act();
        });
    }
    m_buttons->setVisible(!buttons.isEmpty());
}

void MessageBar::setDetails(const QString &details)
{
    m_details->setText(details);
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!details.isEmpty());
    m_details->hide();
    m_copy->hide();
}

} // namespace kvlens
