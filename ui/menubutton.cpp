// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/menubutton.h"

#include <QAccessibleWidget>
#include <QMenu>

namespace kvlens {

namespace {

class MenuButtonAccess : public QAccessibleWidget
{
public:
    explicit MenuButtonAccess(MenuButton *button)
        : QAccessibleWidget(button, QAccessible::ButtonMenu)
    {
    }

    // What is chosen stands on a button that is called by what is asked.
    QString text(QAccessible::Text which) const override
    {
        const QString own = QAccessibleWidget::text(which);
        const bool isNamed = !button()->accessibleName().isEmpty();
        if (which == QAccessible::Name && !isNamed)
            return button()->text();
        if (which != QAccessible::Description || !isNamed)
            return own;
        return own.isEmpty() || own == button()->accessibleName()
            ? button()->text()
            : MenuButton::tr("%1. %2").arg(button()->text(), own);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = true;
        return state;
    }
    QStringList actionNames() const override
    {
        QStringList names;
        if (button()->isEnabled())
            names << pressAction() << showMenuAction(); // the first is what a reader does
        return names + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (name != showMenuAction() && name != pressAction())
            return QAccessibleWidget::doAction(name);
        QMetaObject::invokeMethod(button(), &QToolButton::showMenu, Qt::QueuedConnection);
    }

private:
    MenuButton *button() const { return static_cast<MenuButton *>(widget()); }
};

QAccessibleInterface *makeAccess(const QString &, QObject *object)
{
    auto *button = qobject_cast<MenuButton *>(object);
    return button ? new MenuButtonAccess(button) : nullptr;
}

} // namespace

MenuButton::MenuButton(QWidget *parent)
    : QToolButton(parent)
{
    QAccessible::installFactory(makeAccess); // one that is installed already is not again
    setMenu(new QMenu(this));
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::TabFocus);
}

} // namespace kvlens
