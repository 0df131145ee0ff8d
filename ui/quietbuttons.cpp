// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/quietbuttons.h"

#include "ui/menubutton.h"

#include <QEvent>
#include <QShortcut>

namespace kvlens {

namespace {

// While the bar is not shown they are free for others.
class BarKeys : public QShortcut
{
public:
    BarKeys(QWidget &bar, const QKeySequence &keys)
        : QShortcut(keys, bar.parentWidget() ? bar.parentWidget() : &bar)
    {
        setContext(Qt::WidgetWithChildrenShortcut);
        setEnabled(bar.isVisible());
        bar.installEventFilter(this);
        connect(&bar, &QObject::destroyed, this, &QObject::deleteLater);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
            setEnabled(event->type() == QEvent::Show);
        return false;
    }
};

} // namespace

QToolButton *quietButton(const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

MenuButton *quietMenu(const QString &text, QWidget *parent)
{
    auto *button = new MenuButton(parent);
    button->setText(text);
    button->setAutoRaise(true);
    return button;
}

QToolButton *quietToggle(const QString &text, const QString &name, QWidget *parent)
{
    QToolButton *button = quietButton(text, parent);
    button->setCheckable(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

QToolButton *quietIcon(Icon which, const QString &name, const QKeySequence &keys, QWidget *parent)
{
    auto *button = quietButton({}, parent);
    button->setIcon(icon(which));
    if (!keys.isEmpty())
        QObject::connect(keysIn(*parent, keys), &QShortcut::activated, button, &QToolButton::click);
    button->setToolTip(keys.isEmpty()
            ? name
            : QStringLiteral("%1 (%2)").arg(name, keys.toString(QKeySequence::NativeText)));
    button->setAccessibleName(name);
    return button;
}

QShortcut *keysIn(QWidget &bar, const QKeySequence &keys)
{
    return new BarKeys(bar, keys);
}

} // namespace kvlens
