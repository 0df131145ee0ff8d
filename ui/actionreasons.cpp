// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actionreasons.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace kvlens {

namespace {

// As Qt asks it before it looks for actions.
bool isOfFocus(const QKeyEvent &key, QWidget &focus)
{
    QKeyEvent asked(QEvent::ShortcutOverride, key.key(), key.modifiers(), key.text());
    asked.ignore();
    QCoreApplication::sendEvent(&focus, &asked);
    return asked.isAccepted();
}

QKeySequence keysOf(const QKeyEvent &key)
{
    return QKeySequence(QKeyCombination(key.modifiers() & ~Qt::KeypadModifier, Qt::Key(key.key())));
}

} // namespace

ActionReasons::ActionReasons(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

// One that can be done was done before the key came here.
bool ActionReasons::eventFilter(QObject *watched, QEvent *event)
{
    QWidget *focus = QApplication::focusWidget();
    if (event->type() != QEvent::KeyPress || !focus || watched != focus
        || focus->window() != &m_window)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(*event);
    const QAction *action = disabledBy(keysOf(key), *focus);
    if (!action || isOfFocus(key, *focus))
        return false;
    emit told(action->whatsThis());
    return true;
}

const QAction *ActionReasons::disabledBy(const QKeySequence &keys, const QWidget &focus) const
{
    for (const QWidget *widget = &focus; widget; widget = widget->parentWidget()) {
        const QList<QAction *> all = widget->actions();
        for (const QAction *action : all) {
            if (!action->isEnabled() && action->isVisible() && action->shortcuts().contains(keys))
                return action;
        }
        if (widget == &m_window)
            break;
    }
    return nullptr;
}

} // namespace kvlens
