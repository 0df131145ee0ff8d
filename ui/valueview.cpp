// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/valueview.h"

#include "report/errortext.h"
#include "ui/palette.h"
#include "ui/style.h"
#include "ui/target.h"
#include "ui/wraplayout.h"
#include "ui/wrappedlabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

ValueView::ValueView(ValueDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_body(new QVBoxLayout)
    , m_foot(new WrapLayout)
    , m_note(new WrappedLabel(this))
    , m_place(new WrappedLabel(this))
{
    QSizePolicy takesTheRest(QSizePolicy::Expanding, QSizePolicy::Preferred);
    takesTheRest.setHeightForWidth(true);
    m_note->setSizePolicy(takesTheRest);
    m_note->setObjectName(u"What is wrong with the text"_s);
    setMuted(m_place);
    const int step = rhythm(this);
    m_foot->setContentsMargins(step, step / 4, step, step / 4);
    m_foot->setSpacing(step);
    m_foot->addWidget(m_note);
    m_foot->addWidget(m_place);
    m_body->setSpacing(0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(m_body, 1);
    all->addLayout(m_foot);
}

void ValueView::addToFoot(QWidget *widget)
{
    m_foot->insertWidget(1, widget);
}

void ValueView::followLink()
{
    setNote(tr("The text of the value has links; this view has none."), Tone::Quiet);
}

void ValueView::setNote(const QString &note, Tone tone)
{
    QPalette colors = palette();
    const Palette &palette = Palette::current();
    colors.setColor(QPalette::WindowText, tone == Tone::Wrong ? palette.deleted : palette.muted);
    m_note->setPalette(colors);
    m_note->setText(note);
    m_note->setToolTip(note);
}

void ValueView::setNote(const Error &problem)
{
    QString note = plainReasonText(problem.detail);
    if (!note.isEmpty())
        note[0] = note.at(0).toUpper();
    if (problem.place)
        note += u" \u00b7 "_s + placeText(*problem.place);
    setNote(note, Tone::Wrong);
    if (!quotedWords(problem.detail).isEmpty())
        m_note->setToolTip(note + u'\n' + reasonText(problem.detail));
}

void ValueView::setPlace(const QString &place)
{
    m_place->setText(place);
}

QString ValueView::trouble() const
{
    const std::optional<Entry> &base = m_document.base();
    const std::optional<Error> error = m_document.failure() ? m_document.failure()
        : base                                              ? base->problem
                                                            : std::nullopt;
    return error
        ? errorSentence(Act::Read, *error, keyLabel(m_document.session(), m_document.ref()))
        : QString();
}

} // namespace kvlens
