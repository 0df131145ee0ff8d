// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plainlabels.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>

namespace kvlens {

namespace {

// Every label is polished before it is shown first; that of a tool tip before it has a text.
class PlainLabels : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Polish) {
            auto *label = qobject_cast<QLabel *>(watched);
            if (label && label->textFormat() == Qt::AutoText)
                label->setTextFormat(Qt::PlainText);
        }
        return false;
    }
};

} // namespace

void installPlainLabels(QCoreApplication &application)
{
    application.installEventFilter(new PlainLabels(&application));
}

} // namespace kvlens
