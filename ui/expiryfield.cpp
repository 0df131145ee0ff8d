// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/expiryfield.h"

#include "model/moment.h"
#include "report/momenttext.h"
#include "report/wording.h"
#include "ui/menubutton.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

ExpiryField::ExpiryField(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit)
    , m_note(new QLabel)
    , m_set(new QPushButton(tr("Set expiry")))
    , m_never(new QPushButton(tr("Never")))
{
    m_text->setAccessibleName(tr("Expires at"));
    m_text->setPlaceholderText(tr("Never"));
    m_text->setToolTip(
        tr("Such as +1h, 2 weeks, tomorrow 10:00, 2027-01-01 10:00, or seconds since 1970"));
    m_text->installEventFilter(this);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_never->setToolTip(tr("The entry does not expire"));
    MenuButton *soon = quietMenu(u"\u25be"_s, this);
    soon->setToolTip(tr("Write a time from now into the field"));
    soon->setAccessibleName(tr("In"));
    const std::pair<QString, QString> presets[] {{tr("1 hour"), u"+1h"_s}, {tr("1 day"), u"+1d"_s},
        {tr("1 week"), u"+1w"_s}, {tr("30 days"), u"+30d"_s}, {tr("1 year"), u"+1y"_s}};
    for (const auto &[name, text] : presets) {
        soon->menu()->addAction(name, m_text, [this, text = text] {
            m_text->setText(text);
            m_text->setModified(true);
            judge();
        });
    }

    auto *line = new QHBoxLayout;
    line->setSpacing(0);
    line->addWidget(m_text, 1);
    line->addWidget(soon);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_set);
    buttons->addWidget(m_never);
    buttons->addStretch();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(rhythm(this) / 2);
    all->addLayout(line);
    all->addWidget(m_note);
    all->addLayout(buttons);

    connect(m_text, &QLineEdit::textEdited, this, &ExpiryField::judge);
    connect(m_text, &QLineEdit::returnPressed, this, &ExpiryField::set);
    connect(m_set, &QPushButton::clicked, this, &ExpiryField::set);
    connect(m_never, &QPushButton::clicked, this, [this] {
        m_text->setModified(false);
        emit changed(std::nullopt);
    });
    write(std::nullopt);
}

void ExpiryField::setExpiry(const std::optional<QDateTime> &at, bool anew)
{
    const bool isTyped = m_text->isModified() && !anew;
    m_at = at;
    m_isOfMany = false;
    if (!at)
        leave(m_never);
    m_never->setEnabled(at.has_value());
    isTyped ? judge() : write(at);
}

void ExpiryField::setMany(bool anew)
{
    const bool isTyped = m_text->isModified() && !anew;
    m_at.reset();
    m_isOfMany = true;
    m_never->setEnabled(true);
    isTyped ? judge() : write(std::nullopt);
}

void ExpiryField::write(const std::optional<QDateTime> &at)
{
    m_text->setText(at ? inToldZone(*at).toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString());
    m_text->setModified(false);
    judge();
}

// A moment that is written from now on moves with the clock; the note says what it was when typed.
void ExpiryField::judge()
{
    const QDateTime now = nowInSeconds();
    const bool isTyped = m_text->isModified();
    const auto moment = isTyped ? momentFrom(m_text->text(), now) : m_at;
    const bool canSet = (isTyped && moment) || isEmptied();
    if (!canSet)
        leave(m_set);
    m_set->setEnabled(canSet);
    if (!moment) {
        const bool isWrong = isTyped && !m_text->text().trimmed().isEmpty();
        m_note->setText(isWrong ? whyNoMoment(m_text->text())
                : isEmptied()   ? tr("Empty: Set expiry takes the expiry away.")
                : m_isOfMany    ? tr("Of all that are chosen.")
                                : tr("It does not expire."));
        return;
    }
    const QString distance = distanceText(now.secsTo(*moment));
    const QString text = tr("%1, %2").arg(timeText(*moment), distance);
    m_note->setText(isTyped && *moment <= now ? tr("%1: it is expired at once").arg(text) : text);
}

// A button that has done what it can do gives the focus to the field, not to whatever is next.
void ExpiryField::leave(const QPushButton *button)
{
    if (button->hasFocus())
        m_text->setFocus();
}

bool ExpiryField::isEmptied() const
{
    return m_text->isModified() && m_text->text().trimmed().isEmpty() && (m_at || m_isOfMany);
}

void ExpiryField::set()
{
    const auto moment = momentFrom(m_text->text(), nowInSeconds());
    if (!isEmptied() && (!moment || !m_text->isModified()))
        return;
    m_text->setModified(false);
    emit changed(moment ? std::optional(moment->toUTC()) : std::nullopt);
}

// Escape takes back what is typed.
bool ExpiryField::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress;
    if (isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_text->isModified()) {
        write(m_at);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kvlens
