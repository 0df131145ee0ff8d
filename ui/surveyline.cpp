// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveyline.h"

#include "model/treetext.h"
#include "report/errortext.h"
#include "ui/style.h"
#include "ui/wrappedlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString standingText(const IndexSurvey &survey, const QString &ready)
{
    const QString name = storeName(survey.session());
    switch (survey.state()) {
    case IndexSurvey::State::Idle:
    case IndexSurvey::State::Reading:
        return survey.snapshot()
            ? SurveyLine::tr("%1 is read again, as something else is stored; this is what it was.")
                  .arg(name)
            : SurveyLine::tr("%1 is being read…").arg(name);
    case IndexSurvey::State::Cancelled:
        return SurveyLine::tr("The reading of %1 was cancelled.").arg(name);
    case IndexSurvey::State::Failed:
        return errorSentence(Act::Read, survey.error().value_or(Error()), name);
    case IndexSurvey::State::Ready:
        break;
    }
    return survey.isOutdated() ? SurveyLine::tr("The last edits are not in it yet.") : ready;
}

} // namespace

SurveyLine::SurveyLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new WrappedLabel(this))
    , m_again(new QPushButton(tr("Read again"), this))
{
    setMuted(m_text);
    m_text->setObjectName(u"Index state"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_again->setToolTip(tr("Read all of the index, to know what points where"));
    m_again->hide();
    const int step = rhythm(this);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(step, step / 4, step, step / 4);
    line->setSpacing(step);
    line->addWidget(m_text, 1);
    line->addWidget(m_again);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_survey)
            m_survey->start();
    });
}

void SurveyLine::show(IndexSurvey *survey, const QString &ready)
{
    using State = IndexSurvey::State;
    m_survey = survey;
    m_text->setText(survey ? standingText(*survey, ready) : QString());
    m_text->setToolTip(m_text->text());
    m_again->setVisible(
        survey && (survey->state() == State::Cancelled || survey->state() == State::Failed));
}

QString SurveyLine::text() const
{
    return m_text->text();
}

void SurveyLine::addButton(QWidget *button)
{
    layout()->addWidget(button);
}

} // namespace kvlens
