// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/steplist.h"

#include <QFontDatabase>

namespace kvlens {

namespace {

constexpr qsizetype stepsShown = 20'000;

} // namespace

StepList::StepList(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setLayoutDirection(Qt::LeftToRight);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAccessibleName(tr("What the pickle would do"));
    setToolTip(tr("The operations of this pickle; none is carried out"));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &StepList::tellChoice);
    setVisible(false);
}

void StepList::showStepsOf(QByteArrayView bytes)
{
    m_steps = pickleSteps(bytes).value_or(QList<PickleStep>());
    QStringList lines;
    for (const PickleStep &step : m_steps.first(std::min(m_steps.size(), stepsShown)))
        lines.append(pickleLine(step));
    const QSignalBlocker quiet(this);
    setPlainText(lines.join(u'\n'));
    setVisible(!m_steps.isEmpty());
}

void StepList::tellChoice()
{
    const qsizetype line = textCursor().blockNumber();
    if (hasFocus() && line < m_steps.size())
        emit chosen({m_steps.at(line).begin, m_steps.at(line).end});
}

} // namespace kvlens
