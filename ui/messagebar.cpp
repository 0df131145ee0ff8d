// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagebar.h"

#include "report/wording.h"
#include "ui/fromtheleft.h"
#include "ui/icons.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wraplayout.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr int leastCharacters = 44; // of a line of the text, if it has as many

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
    , m_steps(new QWidget(this))
    , m_place(new QLabel(m_steps))
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
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setMuted(m_details);
    auto *dismiss = quietButton(u"\u2715"_s, this);
    dismiss->setToolTip(tr("Dismiss this message"));
    dismiss->setAccessibleName(tr("Dismiss"));
    m_detailsButton->setCheckable(true);

    auto *steps = new QHBoxLayout(m_steps);
    steps->setContentsMargins({});
    steps->setSpacing(0);
    const auto addStep = [&](const QString &sign, const QString &name, int by) {
        QToolButton *button = quietButton(sign, m_steps);
        button->setToolTip(name);
        button->setAccessibleName(name);
        connect(button, &QToolButton::clicked, this, [this, by] {
            m_messages.step(by);
            refresh();
        });
        return button;
    };
    steps->addWidget(addStep(u"\u2039"_s, tr("Previous message"), -1));
    steps->addWidget(m_place);
    steps->addWidget(addStep(u"\u203a"_s, tr("Next message"), 1));
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins({});
    const int step = rhythm(this);
    // Below the text where they would leave it a column of a few words.
    auto *acts = new QWidget(this);
    auto *row = new QHBoxLayout(acts);
    row->setContentsMargins({});
    row->setSpacing(step);
    for (QWidget *act : {m_buttons, static_cast<QWidget *>(m_detailsButton),
             static_cast<QWidget *>(m_copy), m_steps})
        row->addWidget(act);
    auto *words = new WrapLayout;
    words->setSpacing(step / 2);
    words->addWidget(m_text);
    words->addWidget(acts);
    auto *line = new QHBoxLayout;
    line->setSpacing(step);
    line->addWidget(m_icon);
    line->addLayout(words, 1);
    line->addWidget(dismiss);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(step * 3 / 2, step / 2, step, step / 2);
    all->setSpacing(step / 2);
    all->addLayout(line);
    all->addWidget(m_details);

    connect(dismiss, &QToolButton::clicked, this, [this] {
        m_messages.dismiss();
        refresh();
    });
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QLabel::setVisible);
    connect(m_detailsButton, &QToolButton::toggled, m_copy, &QToolButton::setVisible);
    connect(m_copy, &QToolButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(text() + u'\n' + m_details->text()); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *before, const QWidget *now) {
        if (before && now && isAncestorOf(now) && !isAncestorOf(before))
            m_cameFrom = before;
    });
    hide();
}

void MessageBar::show(const Message &message)
{
    m_messages.add(message);
    refresh();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::settle(const QString &about)
{
    m_messages.settle(about);
    refresh();
}

void MessageBar::settle(const QString &about, Message::Matter matter)
{
    m_messages.settle(about, matter);
    refresh();
}

void MessageBar::update(const QString &about, const std::function<void(Message &)> &change)
{
    m_messages.update(about, change);
    refresh();
}

// Who has answered goes on where they were: with a button its focus would go to whatever is next.
void MessageBar::refresh()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    const QPointer<QWidget> cameFrom = m_cameFrom;
    showCurrent();
    const bool isLeft = isHidden() || !isAncestorOf(window()->focusWidget());
    if (hadFocus && isLeft && cameFrom && cameFrom->isVisible())
        cameFrom->setFocus(Qt::OtherFocusReason);
}

// A message that stays keeps its buttons, and the focus on them.
void MessageBar::showCurrent()
{
    const qsizetype count = m_messages.count();
    const Message shown = count > 0 ? m_messages.current() : Message();
    m_place->setText(tr("%1 of %2").arg(numberText(m_messages.place() + 1), numberText(count)));
    m_steps->setVisible(count > 1);
    setAccessibleDescription(
        count > 1 ? tr("%1 (message %2)").arg(shown.text(), m_place->text()) : shown.text());
    if (std::exchange(m_shown, shown.number) == shown.number)
        return;
    m_text->setText(fromTheLeft(shown.text()));
    m_text->setAccessibleName(shown.text());
    const int most = leastCharacters * fontMetrics().averageCharWidth();
    m_text->setMinimumWidth(
        std::min(m_text->fontMetrics().horizontalAdvance(shown.text()) + 1, most));
    setIcon();
    setButtons(shown.buttons);
    setDetails(shown.details);
    setVisible(count > 0);
}

// Icons are drawn in the colours of the theme.
void MessageBar::setIcon()
{
    if (m_messages.isEmpty())
        return;
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(icon(iconOf(m_messages.current().kind)).pixmap(side));
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setIcon();
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
            m_messages.dismiss();
            refresh();
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
