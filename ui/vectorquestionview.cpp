// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/vectorquestionview.h"

#include "report/errortext.h"
#include "ui/keygroupslist.h"
#include "ui/style.h"
#include "ui/target.h"
#include "ui/wraplayout.h"
#include "ui/wrappedlabel.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

using AskedState = StoreQuestion::State;

VectorQuestionView::VectorQuestionView(
    IndexSurveys &surveys, Activity::Kind kind, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_head(new QVBoxLayout)
    , m_foot(new WrapLayout)
    , m_hint(new QLabel(this))
    , m_list(new KeyGroupsList(surveys, name, this))
    , m_state(new WrappedLabel(this))
{
    setMuted(m_hint);
    setMuted(m_state);
    m_hint->setWordWrap(true);
    m_state->setObjectName(name + u" state"_s);
    QSizePolicy takesTheRest(QSizePolicy::Expanding, QSizePolicy::Preferred);
    takesTheRest.setHeightForWidth(true);
    m_state->setSizePolicy(takesTheRest);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    m_foot->setContentsMargins(step, step / 4, step, step / 4);
    m_foot->setSpacing(step);
    m_foot->addWidget(m_state);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(m_head);
    all->addWidget(m_hint, 1, Qt::AlignTop);
    all->addWidget(m_list, 1);
    all->addLayout(m_foot);
    setFocusProxy(m_list);
    connect(m_list, &KeyGroupsList::followed, this, &VectorQuestionView::followed);
}

VectorQuestionView::~VectorQuestionView() = default;

void VectorQuestionView::setPlace(StoreSession *session, const std::optional<VectorPlace> &place)
{
    const bool isOther
        = place.has_value() != m_place.has_value() || (place && place->vectors != m_place->vectors);
    m_place = place;
    if (session != m_session) {
        m_session = session;
        m_list->setSession(session);
        m_question = session ? std::make_unique<StoreQuestion>(*session, m_kind) : nullptr;
        if (m_question)
            connect(m_question.get(), &StoreQuestion::changed, this, &VectorQuestionView::refresh);
    } else if (isOther && m_question) {
        m_question->drop(); // what was found is of other vectors
    }
    placeChanged();
    refresh();
}

bool VectorQuestionView::canAsk() const
{
    return m_question && m_place && m_session->state() == SessionState::Ready;
}

void VectorQuestionView::refresh()
{
    const bool isAnswered = m_question && m_question->state() == AskedState::Answered;
    const QList<KeyGroup> found = isAnswered ? groups() : QList<KeyGroup>();
    if (isVisible())
        m_list->show(found, m_place ? m_place->vectors : CollectionRef());
    m_hint->setText(hint());
    m_hint->setVisible(found.isEmpty());
    m_list->setVisible(!found.isEmpty());
    m_state->setText(stateText());
}

QString VectorQuestionView::stateText() const
{
    if (!m_question)
        return {};
    switch (m_question->state()) {
    case AskedState::Idle:
        return {};
    case AskedState::Asking:
        return tr("Looking…");
    case AskedState::Cancelled:
        return tr("That was cancelled.");
    case AskedState::Failed:
        return errorSentence(
            Act::Read, m_question->error().value_or(Error()), storeName(*m_session));
    case AskedState::Answered:
        break;
    }
    return summary();
}

} // namespace kvlens
