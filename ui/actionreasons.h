// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who presses the keys of an action that cannot be done now is told why.
#pragma once

#include <QObject>

class QAction;
class QKeyEvent;
class QKeySequence;
class QWidget;

namespace kvlens {

// Of all actions of the window and of its parts; their reason is what they say of themselves
// (QAction::whatsThis()). What has the focus comes first: keys that it has a use for are its own.
// Threads: the GUI's. Lifetime: a child of the window.
class ActionReasons : public QObject
{
    Q_OBJECT
public:
    explicit ActionReasons(QWidget &window);

    bool eventFilter(QObject *watched, QEvent *event) override; // of the application

signals:
    void told(const QString &reason);

private:
    const QAction *disabledBy(const QKeySequence &keys, const QWidget &focus) const;

    QWidget &m_window;
};

} // namespace kvlens
