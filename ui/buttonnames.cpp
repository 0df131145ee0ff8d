// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/buttonnames.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QEvent>

namespace kvlens {

namespace {

// Every widget is polished before it is shown first.
class ButtonNames : public QObject
{
    Q_DECLARE_TR_FUNCTIONS(ButtonNames)
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Polish)
            return false;
        auto *button = qobject_cast<QAbstractButton *>(watched);
        if (button && button->accessibleName().isEmpty() && button->text().isEmpty())
            name(*button);
        return false;
    }

private:
    static void name(QAbstractButton &button)
    {
        if (button.inherits("QLineEditIconButton"))
            button.setAccessibleName(tr("Clear"));
        else if (button.inherits("CloseButton"))
            button.setAccessibleName(tr("Close tab"));
    }
};

} // namespace

void installButtonNames(QCoreApplication &application)
{
    application.installEventFilter(new ButtonNames(&application));
}

} // namespace kvlens
