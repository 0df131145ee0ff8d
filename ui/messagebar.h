// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line inside the window that says what happened, what is kept, and offers what can be done.
// One message at a time; of several it says how many there are and goes from one to the other.
// Never modal.
#pragma once

#include "ui/messages.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QToolButton;

namespace kvlens {

class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(const Message &message); // above those that are not settled
    // Of a store; one matter of it.
    void settle(const QString &about);
    void settle(const QString &about, Message::Matter matter);
    void update(const QString &about, const std::function<void(Message &)> &change);
    QString text() const; // what is shown; empty when hidden

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showCurrent();
    void setIcon();
    void setButtons(const QList<Message::Button> &buttons);
    void setDetails(const QString &details);

    Messages m_messages;
    quint64 m_shown = 0; // the number of a message; 0: none
    QPointer<QWidget> m_cameFrom; // that had the focus before anything here
    QWidget *m_steps;
    QLabel *m_place; // "2 of 3"
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_details;
    QWidget *m_buttons;
    QToolButton *m_detailsButton;
    QToolButton *m_copy;
};

} // namespace kvlens
