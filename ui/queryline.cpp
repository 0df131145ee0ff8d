// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/queryline.h"

#include "ui/menubutton.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wraplayout.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

QueryLine::QueryLine(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_line(new WrapLayout)
{
    m_edit->setAccessibleName(name);
    m_edit->setPlaceholderText(name);
    m_edit->setClearButtonEnabled(true);
    m_edit->installEventFilter(this);
    const int step = rhythm(this);
    m_line->setSpacing(step / 2);
    m_line->addWidget(m_edit);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(step, step / 2, step, step / 2);
    all->setSpacing(step / 2);
    all->addLayout(m_line);
}

QString QueryLine::text() const
{
    return m_edit->text();
}

void QueryLine::start()
{
    m_edit->selectAll();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void QueryLine::add(QWidget *widget)
{
    m_line->addWidget(widget);
}

void QueryLine::addBelow(QWidget *widget)
{
    layout()->addWidget(widget);
}

bool QueryLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && answer(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool QueryLine::answer(const QKeyEvent &press)
{
    switch (press.key()) {
    case Qt::Key_Escape:
        emit escaped();
        return true;
    case Qt::Key_Down:
        emit left();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit entered(press.modifiers());
        return true;
    default:
        return false;
    }
}

QueryChoice::QueryChoice(const QString &name, const QString &toolTip, QWidget *parent)
    : QActionGroup(parent)
    , m_button(quietMenu({}, parent))
{
    m_button->setAccessibleName(name);
    m_button->setToolTip(toolTip);
    connect(this, &QActionGroup::triggered, this, &QueryChoice::show);
}

void QueryChoice::addChoice(int value, const QString &text)
{
    QAction *choice = addAction(text);
    choice->setCheckable(true);
    choice->setData(value);
    m_button->menu()->addAction(choice);
    if (!checkedAction()) {
        choice->setChecked(true);
        show(choice);
    }
}

void QueryChoice::dropChoices(int behind)
{
    const QList<QAction *> all = actions();
    for (qsizetype i = behind; i < all.size(); ++i) {
        if (all[i]->isChecked() && behind > 0)
            all.first()->trigger();
        delete all[i];
    }
}

void QueryChoice::addMore(QAction *action)
{
    m_button->menu()->addSeparator();
    m_button->menu()->addAction(action);
}

int QueryChoice::chosen() const
{
    return checkedAction()->data().toInt();
}

void QueryChoice::show(const QAction *choice)
{
    m_button->setText(choice->text() + u" \u25be"_s);
}

} // namespace kvlens
