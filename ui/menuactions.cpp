// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/menuactions.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace kvlens {

namespace {

void collect(const QWidget *menu, const QString &path, QList<MenuAction> &all)
{
    for (QAction *action : menu->actions()) {
        if (!action->isVisible() || action->isSeparator())
            continue;
        const QString name = plainName(action->text());
        if (action->menu())
            collect(action->menu(),
                path.isEmpty() ? name : path + QStringLiteral(" \u25b8 ") + name, all);
        else
            all.append({action, path});
    }
}

} // namespace

QList<MenuAction> menuActions(const QMenuBar *bar)
{
    QList<MenuAction> all;
    collect(bar, {}, all);
    return all;
}

QString plainName(QString text)
{
    text.remove(u'&');
    text.remove(u'\u2026');
    return text;
}

QString keysOf(const QAction *action)
{
    return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
}

} // namespace kvlens
