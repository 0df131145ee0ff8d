// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A line in which a person types what to look for: the text, and how to look beside it. What is
// looked for, and where, is for those who use it.
#pragma once

#include <QActionGroup>
#include <QWidget>

class QKeyEvent;
class QLineEdit;
class QToolButton;

namespace kvlens {

class WrapLayout;

class QueryLine : public QWidget
{
    Q_OBJECT
public:
    // The name is that of the text for a screen reader.
    QueryLine(const QString &name, QWidget *parent);

    QLineEdit *edit() const { return m_edit; }
    QString text() const;
    void start(); // takes the focus
    void add(QWidget *widget); // behind the text
    void addBelow(QWidget *widget);

signals:
    void entered(Qt::KeyboardModifiers with); // Enter
    void left(); // Down
    void escaped(); // Escape

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool answer(const QKeyEvent &press); // whether it is one of these keys

private:
    QLineEdit *m_edit;
    WrapLayout *m_line;
};

// A choice of one of several, as a quiet button that shows what is chosen; actions for more can be
// added to its menu.
class QueryChoice : public QActionGroup
{
    Q_OBJECT
public:
    QueryChoice(const QString &name, const QString &toolTip, QWidget *parent);

    void addChoice(int value, const QString &text); // the first one is chosen
    void dropChoices(int behind); // leaves so many; the first is chosen if the chosen one goes
    void addMore(QAction *action); // below the choices
    int chosen() const;
    QToolButton *button() const { return m_button; }

private:
    void show(const QAction *choice);

    QToolButton *m_button;
};

} // namespace kvlens
