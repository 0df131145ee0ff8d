// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findline.h"

#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wrappedlabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

FindLine::FindLine(const QString &name, QWidget *parent)
    : QueryLine(name, parent)
    , m_state(new WrappedLabel(this))
{
    edit()->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    QSizePolicy takesTheRest(QSizePolicy::Expanding, QSizePolicy::Preferred);
    takesTheRest.setHeightForWidth(true);
    m_state->setSizePolicy(takesTheRest);
    setMuted(m_state);
    connect(this, &QueryLine::entered, this, [this](Qt::KeyboardModifiers with) {
        with &Qt::ShiftModifier ? emit previousWanted() : emit nextWanted();
    });
    connect(this, &QueryLine::escaped, this, &FindLine::close);
    hide();
}

void FindLine::addSteps()
{
    auto *previous = quietIcon(
        Icon::Previous, tr("Previous match"), QKeySequence(Qt::SHIFT | Qt::Key_F3), this);
    auto *next = quietIcon(Icon::Next, tr("Next match"), QKeySequence(Qt::Key_F3), this);
    auto *done = quietButton(u"\u2715"_s, this);
    done->setToolTip(tr("Close the find line (Esc)"));
    done->setAccessibleName(tr("Close the find line (Esc)"));
    for (QWidget *widget : std::initializer_list<QWidget *> {previous, next, m_state, done})
        add(widget);
    connect(previous, &QToolButton::clicked, this, &FindLine::previousWanted);
    connect(next, &QToolButton::clicked, this, &FindLine::nextWanted);
    connect(done, &QToolButton::clicked, this, &FindLine::close);
}

void FindLine::start()
{
    show();
    QueryLine::start();
}

void FindLine::tell(const QString &state)
{
    m_state->setText(state);
}

// The keys are those of the whole line, with its buttons.
void FindLine::keyPressEvent(QKeyEvent *event)
{
    if (!answer(*event))
        QWidget::keyPressEvent(event);
}

void FindLine::close()
{
    hide();
    emit closed();
}

} // namespace kvlens
