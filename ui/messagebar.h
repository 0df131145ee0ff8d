// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line inside the window that says what happened, what is kept, and offers what can be done.
// One message at a time; a newer one takes its place. Never modal.
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QToolButton;

namespace kvlens {

struct Message
{
    enum class Kind : quint8 { Information, Warning, Error };
    struct Button
    {
        QString text; // a verb
        std::function<void()> act; // closes the message first
    };

    Kind kind = Kind::Information;
    QString happened; // one sentence
    QString kept; // one sentence; may be empty
    QList<Button> buttons = {};
    QString details = {}; // technical; shown on demand and copyable
};

class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void show(const Message &message);
    void clear();
    QString text() const; // what is shown; empty when hidden

private:
    void setButtons(const QList<Message::Button> &buttons);
    void setDetails(const QString &details);

    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_details;
    QWidget *m_buttons;
    QToolButton *m_detailsButton;
    QToolButton *m_copy;
};

} // namespace kvlens
